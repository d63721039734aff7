import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { TextLink } from '@/app/_ui/link'
import { EntryHeading } from '../entry-heading'
import { OtherOrganizations } from './other-organizations'

export const metadata: Metadata = { title: 'No organization' }

/** For who is signed in and was removed from the organization they looked at. */
export default async function NoOrganizationPage() {
  const memberships = await load((api) => api.organizations.memberships())
  return (
    <>
      <EntryHeading title="You are no longer a member there">
        {memberships.length > 0
          ? 'You belong to other organizations. Go on in one of them.'
          : 'Scorecards that you submitted stay. To come back, ask an admin for a new invitation and open its link.'}
      </EntryHeading>
      <OtherOrganizations memberships={memberships} />
      <p className="mt-6">
        <TextLink href={path.signIn()}>Sign in as somebody else</TextLink>
      </p>
    </>
  )
}
