import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { Callout } from '@/app/_ui/callout'
import { TextLink } from '@/app/_ui/link'
import { EntryHeading } from '../../entry-heading'
import { AcceptForm } from './accept-form'

export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' }

type Props = { params: Promise<{ token: string }> }

export default async function InvitationPage({ params }: Props) {
  const { token } = await params
  const invitation = await load((api) => api.organizations.findInvitation({ token }))
  if (!invitation)
    return (
      <>
        <EntryHeading title="This invitation does not work any more" />
        <Callout>
          It was used, revoked or has expired. Ask the admin who sent it for a new one. If you joined with it
          before, <TextLink href={path.signIn()}>sign in</TextLink>.
        </Callout>
      </>
    )
  const article = /^[aeiou]/.test(invitation.role) ? 'an' : 'a'
  return (
    <>
      <EntryHeading title={`Join ${invitation.organizationName}`}>
        You are invited as {article} {invitation.role}, as {invitation.email}.{' '}
        {invitation.hasAccount
          ? 'This address has an account: show with its password that it is yours.'
          : 'Choose how you sign in from now on.'}
      </EntryHeading>
      <AcceptForm token={token} email={invitation.email} hasAccount={invitation.hasAccount} />
    </>
  )
}
