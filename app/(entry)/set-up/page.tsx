import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { listTimeZones } from '@/app/(entry)/time-zones'
import { EntryHeading } from '../entry-heading'
import { SetUpForm } from './set-up-form'

export const metadata: Metadata = { title: 'Set up' }

export default async function SetUpPage() {
  const { isSetUp } = await load((api) => api.organizations.entrance())
  if (isSetUp) redirect(path.signIn())
  return (
    <>
      <EntryHeading title="Set up Evenhand">
        Name your organization and become its first admin. Everybody else joins by invitation.
      </EntryHeading>
      <SetUpForm timeZones={listTimeZones()} />
    </>
  )
}
