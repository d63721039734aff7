import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { Callout } from '@/app/_ui/callout'
import { TextLink } from '@/app/_ui/link'
import { maySignIn, pathAfterSignIn } from '@/server/organizations/rules'
import { EntryHeading } from '../entry-heading'
import { CastList } from './cast-list'
import { DroppedHere } from './dropped-here'
import { PasswordForm } from './password-form'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export default async function SignInPage({ searchParams }: Props) {
  const entrance = await load((api) => api.organizations.entrance())
  const cast = await load((api) => api.organizations.cast())
  if (!entrance.isSetUp && cast.length === 0) redirect(path.setUp())
  const signedOut = await load((api) => api.organizations.signedOut())
  const dropped = signedOut.length > 0 ? <DroppedHere memberIds={signedOut} /> : null
  const next = pathAfterSignIn((await searchParams).next, path.today())
  const isInTheClear = !maySignIn(entrance.publicAddress, (await headers()).get('host'))

  if (isInTheClear)
    return (
      <>
        <EntryHeading title="Sign in" />
        <Callout tone="refusal" title="Evenhand does not sign in at this address">
          It has no TLS, so your password would cross the network in the clear. Open{' '}
          <TextLink href={entrance.publicAddress}>{entrance.publicAddress}</TextLink>, or ask whoever runs
          Evenhand to put it under https and set NEXTAUTH_URL to that address.
        </Callout>
      </>
    )

  if (cast.length === 0)
    return (
      <>
        {dropped}
        <EntryHeading title="Sign in" />
        <PasswordForm next={next} />
      </>
    )

  return (
    <>
      {dropped}
      <EntryHeading title="Sign in">
        This is a demo on this machine. Look around as anybody of the demo organization; nothing leaves the
        machine.
      </EntryHeading>
      <CastList cast={cast} next={next} />
      <details className="mt-8">
        <summary className="w-fit rounded-sm font-medium">Sign in with email and password</summary>
        <div className="mt-4">
          <PasswordForm next={next} />
        </div>
      </details>
      {entrance.isSetUp ? null : (
        <p className="mt-4 text-ink-2">
          Ready for the real thing? <TextLink href={path.setUp()}>Set up your own organization</TextLink>
        </p>
      )}
    </>
  )
}
