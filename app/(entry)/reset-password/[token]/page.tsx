import type { Metadata } from 'next'
import { EntryHeading } from '../../entry-heading'
import { ResetPasswordForm } from './reset-password-form'

export const metadata: Metadata = { title: 'New password', referrer: 'no-referrer' }

type Props = { params: Promise<{ token: string }> }

export default async function ResetPasswordPage({ params }: Props) {
  const { token } = await params
  return (
    <>
      <EntryHeading title="Set a new password">
        You are signed out in every browser, and sign in again with the new password.
      </EntryHeading>
      <ResetPasswordForm token={token} />
    </>
  )
}
