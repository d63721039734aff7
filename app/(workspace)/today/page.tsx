import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { Section } from '@/app/_ui/section'
import { whenOf } from '@/server/sessions/rules'
import { OverseenTable } from './overseen-table'
import { SessionRows } from './session-rows'
import { ToApprove } from './to-approve'
import { ToDebrief } from './to-debrief'
import { ToRead } from './to-read'
import { SentBack, ToReview } from './to-review'
import { UnsentOnDevice } from './unsent-on-device'
import { WaitingTable } from './waiting-table'

export const metadata: Metadata = { title: 'Today' }

const doneMax = 8

export default async function TodayPage() {
  const member = await load((api) => api.organizations.me())
  const [sessions, toRead] = await load((api) => Promise.all([api.sessions.mine(), api.secondLooks.mine()]))
  const manages = member.role === 'admin' || member.role === 'manager'
  const [waiting, overseen] = manages
    ? await load((api) => Promise.all([api.sessions.waiting(), api.sessions.today()]))
    : [[], []]
  const toApprove = await load((api) => api.decisions.toApprove())
  const debriefs = await load((api) => api.debriefs.mine())
  const reviews = await load((api) => api.bank.reviews())
  const { timeZone } = await load((api) => api.organizations.find())
  const now = new Date()
  const at = (when: ReturnType<typeof whenOf>) =>
    sessions.filter((session) => whenOf(session, session, now) === when)
  const toSubmit = at('to submit')
  const done = at('done').toReversed().slice(0, doneMax)

  return (
    <>
      <PageHeader
        title="Today"
        subtitle={countInWords({
          now: at('now').length,
          next: at('soon').length + at('upcoming').length,
          toSubmit: toSubmit.length,
          toRead: toRead.length,
          overseen: overseen.length,
          waiting: waiting.length,
          toApprove: toApprove.length,
          toReview: reviews.toRead.length,
          sentBack: reviews.sentBack.length,
        })}
      />
      <UnsentOnDevice
        memberId={member.memberId}
        sessions={sessions.map(({ sessionId, candidate }) => ({ sessionId, candidate }))}
      />
      {sessions.length +
        toRead.length +
        waiting.length +
        overseen.length +
        toApprove.length +
        debriefs.length +
        reviews.toRead.length +
        reviews.sentBack.length ===
      0 ? (
        <EmptyState
          title="Nothing waits for you"
          actions={
            member.role === 'interviewer' ? null : (
              <LinkButton href={path.jobs()} kind="primary">
                Go to jobs
              </LinkButton>
            )
          }
        >
          {emptyWords[member.role]}
        </EmptyState>
      ) : null}
      <SessionRows title="Now" sessions={at('now')} now={now} primary />
      <SessionRows title="Starts soon" sessions={at('soon')} now={now} primary />
      <SessionRows title="Scorecards to submit" sessions={toSubmit} now={now} primary />
      <ToApprove decisions={toApprove} timeZone={timeZone} />
      <ToRead looks={toRead} />
      <ToReview reviews={reviews.toRead} />
      <SentBack reviews={reviews.sentBack} />
      <ToDebrief debriefs={debriefs} timeZone={timeZone} />
      <SessionRows title="Next" sessions={at('upcoming')} now={now} />
      {overseen.length > 0 ? (
        <Section
          title="Today in your jobs"
          description="Interviews of others, by the day of their place."
          ruled
        >
          <OverseenTable sessions={overseen} now={now} />
        </Section>
      ) : null}
      {waiting.length > 0 ? (
        <Section
          title="Waiting for scorecards"
          description="Evaluations in your jobs that have begun and stay sealed until everybody is in."
          ruled
        >
          <WaitingTable waiting={waiting} />
        </Section>
      ) : null}
      <SessionRows title="Done" sessions={done} now={now} />
    </>
  )
}

const managing = 'Your own sessions appear here once a panel has you as an interviewer. Plan one from a job.'
const emptyWords = {
  admin: managing,
  manager: managing,
  interviewer:
    'Your sessions appear here as soon as a manager has scheduled them, with one link into the room.',
  reviewer: 'You compare what others scored: open one of your jobs to see its candidates side by side.',
}

function countInWords(count: {
  now: number
  next: number
  toSubmit: number
  toRead: number
  overseen: number
  waiting: number
  toApprove: number
  toReview: number
  sentBack: number
}): string {
  const { toReview, sentBack, toRead, now, next, toSubmit, overseen, waiting, toApprove } = count
  const parts = [
    now > 0 ? `${now} ${now === 1 ? 'session' : 'sessions'} now` : null,
    toSubmit > 0 ? `${toSubmit} ${toSubmit === 1 ? 'scorecard' : 'scorecards'} to submit` : null,
    toApprove > 0 ? `${toApprove} ${toApprove === 1 ? 'decision' : 'decisions'} to approve` : null,
    toRead > 0 ? `${toRead} second ${toRead === 1 ? 'look' : 'looks'} to read` : null,
    toReview > 0 ? `${toReview} ${toReview === 1 ? 'question' : 'questions'} to review` : null,
    sentBack > 0 ? `${sentBack} ${sentBack === 1 ? 'question' : 'questions'} sent back to you` : null,
    next > 0 ? `${next} ahead` : null,
    overseen > 0 ? `${overseen} today in your jobs` : null,
    waiting > 0
      ? `${waiting} ${waiting === 1 ? 'evaluation waits' : 'evaluations wait'} for scorecards`
      : null,
  ].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(', ') : 'No session is waiting'
}
