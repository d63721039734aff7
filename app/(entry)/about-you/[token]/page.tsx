import type { Metadata } from 'next'
import { load } from '@/app/_api/server'
import { Callout } from '@/app/_ui/callout'
import { EntryHeading } from '../../entry-heading'
import { AboutYouForm } from './about-you-form'
import { TakeBack } from './take-back'

export const metadata: Metadata = {
  title: 'A few questions about you',
  referrer: 'no-referrer',
  robots: { index: false, follow: false },
}

type Props = { params: Promise<{ token: string }> }

/** A candidate's own page. It never shows what was said before: whoever holds the link could read it. */
export default async function AboutYouPage({ params }: Props) {
  const { token } = await params
  const page = await load((api) => api.impact.findPage({ token }))
  if (!page)
    return (
      <>
        <EntryHeading title="This link does not work" />
        <Callout>
          It may not be complete; open it as it was sent. Or what it belonged to was erased, and with it
          everything that was said here.
        </Callout>
      </>
    )
  return (
    <>
      <EntryHeading title="A few questions about you">
        <p>
          {page.organizationName} wants to know whether its interviews for “{page.jobTitle}” treat groups of
          people alike, and asks you to help.
        </p>
      </EntryHeading>
      <ul className="mb-8 flex list-disc flex-col gap-2 ps-5">
        <li>
          <strong className="font-semibold">It is voluntary.</strong> Answer all, some or none; it makes no
          difference to your application.
        </li>
        <li>
          <strong className="font-semibold">Nobody sees your answers.</strong> They are kept apart from your
          application. Those who decide about it do not see them, nor whether you answered. Only numbers of
          groups of five people or more are shown.
        </li>
        <li>
          <strong className="font-semibold">You can change your mind.</strong> With this link you can answer
          anew or take everything back at any time. Sums that were made before keep their numbers, without
          your name.
        </li>
      </ul>
      {page.questions.length > 0 ? (
        <AboutYouForm token={token} questions={page.questions} />
      ) : (
        <Callout>Nothing is asked any more. What you said before can still be taken back.</Callout>
      )}
      <TakeBack token={token} />
    </>
  )
}
