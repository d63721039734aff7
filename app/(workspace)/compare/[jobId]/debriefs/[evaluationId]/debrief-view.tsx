'use client'

import { useSearchParams } from 'next/navigation'
import { type KeyboardEvent, type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { path } from '@/app/_api/path'
import { ActRefusal } from '@/app/_ui/act-form'
import { Callout } from '@/app/_ui/callout'
import { Section } from '@/app/_ui/section'
import type { Debrief } from '@/server/debriefs/debriefs'
import type { Influence } from '@/server/debriefs/influence'
import type { Topic } from '@/server/debriefs/topic'
import { momentIn } from '../../compare-words'
import { InfluenceReport } from '../influence-report'
import { Agenda } from './agenda'
import { DebriefHead } from './debrief-head'
import { shownQuestion } from './debrief-words'
import { TopicView } from './topic-view'
import { useDebrief } from './use-debrief'
import { useInfluence, useTopic } from './use-topic'
import { Waiting } from './waiting'

type DebriefViewProps = {
  jobId: string
  given: {
    debrief: Debrief
    topic: { questionId: string; topic: Topic } | null
    influence: Influence | null
  }
  timeZone: string
  /** The other places of the comparison. */
  children: ReactNode
}

/**
 * The talk about one evaluation, the same for everybody in it. Without a question in the address one follows what is
 * talked about; whoever looks at another question has it there, and stays with it until they follow again.
 */
export function DebriefView({ jobId, given, timeZone, children }: DebriefViewProps) {
  const { debrief, liveness, news, error, doing: actAndRead } = useDebrief(given.debrief)
  const own = useSearchParams().get('question')
  const moment = useMemo(() => momentIn(timeZone), [timeZone])
  // Somebody who is writing is not carried away from what they write about.
  const [held, setHeld] = useState<string | null>(null)
  const [notes] = useState(() => new Map<string, string>())
  const talkedAbout = debrief.state === 'running' ? (debrief.talk?.questionId ?? null) : null
  const questionId = shownQuestion(debrief, held ?? own)
  const follows = talkedAbout !== null && questionId === talkedAbout && own === null
  const topic = debrief.agenda.find((one) => one.questionId === questionId)
  const evidence = useTopic(debrief, questionId, given.topic)
  const influence = useInfluence(debrief, given.influence)

  // How often they chose what to look at, in all and before their last act; and how many acts are on their way.
  const ownWays = useRef({ looks: 0, looksBefore: 0, acts: 0 })
  const show = useCallback(
    (next: string | null) => {
      ownWays.current.looks += 1
      setHeld(null)
      const address = path.debrief(jobId, debrief.evaluationId, next ? { question: next } : {})
      window.history.replaceState(null, '', address)
    },
    [jobId, debrief.evaluationId],
  )
  const doing: typeof actAndRead = useCallback(
    async (act) => {
      const ways = ownWays.current
      ways.looksBefore = ways.looks
      ways.acts += 1
      try {
        return await actAndRead(act)
      } finally {
        ways.acts -= 1
      }
    },
    [actAndRead],
  )
  /** Whoever moved the talk goes along, unless they went somewhere else while that was on its way. */
  const goAlong = () => {
    if (ownWays.current.looks === ownWays.current.looksBefore) show(null)
  }
  /** Looks at a question; at the one that is talked about, by following again. */
  const look = (next: string) => show(next === talkedAbout && ownWays.current.acts === 0 ? null : next)
  const step = (by: 1 | -1) => {
    const next = debrief.agenda[debrief.agenda.findIndex((one) => one.questionId === questionId) + by]
    if (next) look(next.questionId)
  }

  /** J and K go on in the agenda, except where they are letters. */
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { target, key } = event
    const isTyping = target instanceof HTMLElement && target.closest('textarea, select, input')
    if (isTyping || event.altKey || event.ctrlKey || event.metaKey) return
    if (key === 'j') step(1)
    else if (key === 'k') step(-1)
    else return
    event.preventDefault()
  }

  return (
    <>
      <DebriefHead debrief={debrief} liveness={liveness} moment={moment} doing={doing} onMoved={goAlong} />
      {children}
      {error ? (
        error.kind === 'signed out' ? (
          <ActRefusal error={error} className="mb-6" />
        ) : (
          <Callout live tone="refusal" className="mb-6">
            {error.message}
          </Callout>
        )
      ) : null}
      <p role="status" className="mb-4 font-medium empty:mb-0">
        {news}
      </p>
      {debrief.state === 'ended' && influence ? (
        <Section
          title="Who moved"
          description="From the scores under the seal to those at the end of the debrief."
        >
          <InfluenceReport influence={influence} />
        </Section>
      ) : null}
      {topic ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: the keys are a short way to the buttons in it
        <div
          onKeyDown={onKeyDown}
          className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_17rem] 2xl:grid-cols-[minmax(0,1fr)_20rem]"
        >
          <TopicView
            debrief={debrief}
            topic={topic}
            evidence={evidence}
            talkedAbout={talkedAbout}
            follows={follows}
            moment={moment}
            notes={notes}
            doing={doing}
            onStep={step}
            onFollow={() => show(null)}
            onMoved={goAlong}
            onWriting={(isWriting) => setHeld(isWriting ? topic.questionId : null)}
          />
          <Agenda agenda={debrief.agenda} shown={topic.questionId} talkedAbout={talkedAbout} onLook={look} />
        </div>
      ) : (
        <Waiting jobId={jobId} debrief={debrief} />
      )}
    </>
  )
}
