import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { Callout } from '@/app/_ui/callout'
import { TextLink } from '@/app/_ui/link'
import { EntryHeading } from '../entry-heading'
import { ForgottenPasswordForm } from './forgotten-password-form'

export const metadata: Metadata = { title: 'Forgotten password' }

export default async function ForgottenPasswordPage() {
  const { sendsMail } = await load((api) => api.organizations.entrance())
  return (
    <>
      <EntryHeading title="Forgotten password">
        {sendsMail ? 'Enter your email, and a link to set a new password comes by mail.' : null}
      </EntryHeading>
      {sendsMail ? (
        <ForgottenPasswordForm />
      ) : (
        <Callout tone="attention" title="This server sends no mail">
          So it cannot send you a link. Ask whoever runs this server for one: there,{' '}
          <code>npm run password-link -- your@email</code> prints it. An admin cannot set your password: with
          it they could read your sealed scorecards.
        </Callout>
      )}
      <p className="mt-6">
        <TextLink href={path.signIn()}>Back to sign in</TextLink>
      </p>
    </>
  )
}
