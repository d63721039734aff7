import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { Section } from '@/app/_ui/section'
import type { Impact } from '@/server/impact/figures'
import { ComparePlaces } from '../compare-places'
import { count } from '../compare-words'
import { Links } from './links'
import { MakeFigures } from './make-figures'
import { QuestionFigures } from './question-figures'

export const metadata: Metadata = { title: 'Adverse impact' }

type ImpactPageProps = { params: Promise<{ jobId: string }> }

/** Whether groups of people passed at different rates, from what they said of themselves, as it was last released. */
export default async function ImpactPage({ params }: ImpactPageProps) {
  const { jobId } = await params
  const impact = await load((api) => api.impact.job({ jobId }))
  const { mail, candidates } = await load((api) => api.impact.links({ jobId }))
  const { timeZone } = await load((api) => api.organizations.find())
  const { job, questions, releases } = impact
  const isAsking = questions.some((question) => !question.isArchived)
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone })
  return (
    <>
      <PageHeader
        title="Adverse impact"
        subtitle="Whether groups of people pass at different rates, from what candidates say of themselves. Answers are kept apart and never shown per person, not even whether somebody answered."
        breadcrumb={[
          { label: 'Jobs', href: path.jobs() },
          { label: job.title, href: path.job(job.id) },
        ]}
        actions={
          isAsking ? (
            <MakeFigures
              jobId={jobId}
              further={impact.further}
              whyNot={impact.whyNotRelease}
              isFirst={releases.length === 0}
            />
          ) : undefined
        }
      />
      <ComparePlaces jobId={jobId} place={job.place} current="impact" />
      {isAsking || releases.length > 0 ? (
        <>
          <Facts impact={impact} />
          {questions.map((question) => (
            <QuestionFigures
              key={question.id}
              question={question}
              asOf={asOfInWords(impact, question.asOf, day)}
              isAnyReleased={releases.length > 0}
            />
          ))}
        </>
      ) : (
        <NothingAsked isAdmin={job.place === 'admin'} />
      )}
      {isAsking ? (
        <Section
          title="Who is asked"
          description="Each candidate has a link of their own. What is said through it can be changed or taken back there at any time."
          ruled
        >
          {candidates.length > 0 ? (
            <Links jobId={jobId} mail={mail} candidates={candidates} />
          ) : (
            <p className="text-ink-2">This job has no candidates yet.</p>
          )}
        </Section>
      ) : null}
    </>
  )
}

/** What everybody may know: who was asked, about how many answered, and when there will be figures. */
function Facts({ impact: { asked, answeredAtLeast, further, releases } }: { impact: Impact }) {
  const answered =
    asked === 0
      ? 'Nobody has a link yet.'
      : answeredAtLeast > 0
        ? `${count(asked, 'person', 'people')} asked, of whom at least ${answeredAtLeast} have said something.`
        : `${count(asked, 'person', 'people')} asked; how many answered is told from five on.`
  const people = releases.reduce((sum, one) => sum + one.people, 0)
  return (
    <ul className="mb-8 flex max-w-[75ch] flex-col gap-1 text-ink-2">
      <li>{answered}</li>
      <li>
        {releases.length > 0
          ? `${count(people, 'person', 'people')} counted so far; ${further} more decided on since.`
          : `${count(further, 'person', 'people')} asked and decided on so far.`}{' '}
        Figures are made of ten people or more at a time, each counted once, so that nobody can tell a single
        answer by what changed.
      </li>
      <li>
        Passed means that the decision that stands is to advance or to hire. On hold is not counted yet.
      </li>
    </ul>
  )
}

function asOfInWords({ releases }: Impact, asOf: number | null, day: Intl.DateTimeFormat): string | null {
  const release = releases.find((one) => one.number === asOf)
  if (!release) return null
  const isNewest = release.number === releases.at(-1)?.number
  const made = `As of ${day.format(release.releasedAt)}.`
  return isNewest
    ? made
    : `${made} The newest figures are held back: what they add to these would tell of single people.`
}

function NothingAsked({ isAdmin }: { isAdmin: boolean }) {
  return (
    <EmptyState
      title="Nothing is asked of candidates"
      actions={
        isAdmin ? (
          <LinkButton href={path.settings()} kind="primary">
            Choose questions
          </LinkButton>
        ) : undefined
      }
    >
      To see whether groups pass at different rates, candidates have to say which group they belong to. An
      admin chooses the questions in the settings; until then nothing is collected.
    </EmptyState>
  )
}
