'use client'

import { useEffect, useRef, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { useAct } from '@/app/_ui/use-act'
import { useFocusKept } from '@/app/_ui/use-focus-kept'
import type { Debrief } from '@/server/debriefs/debriefs'
import type { Topic } from '@/server/debriefs/topic'
import type { AgendaTopic } from './debrief-words'
import { Positions } from './positions'
import { ReviseOwn } from './revise-own'
import { Settled } from './settled'
import { TopicEvidence } from './topic-evidence'
import { TopicHead } from './topic-head'
import type { LiveDebrief } from './use-debrief'

type TopicViewProps = {
  debrief: Debrief
  topic: AgendaTopic
  evidence: { topic: Topic | null; hasFailed: boolean }
  talkedAbout: string | null
  follows: boolean
  moment: (at: Date) => string
  notes: Map<string, string>
  doing: LiveDebrief['doing']
  onStep: (by: 1 | -1) => void
  onFollow: () => void
  onMoved: () => void
  onWriting: (isWriting: boolean) => void
}

/** One question of the talk: who stands where, what came of it, and what everybody heard. */
export function TopicView(props: TopicViewProps) {
  const { debrief, topic, evidence, talkedAbout, follows, moment, notes, doing } = props
  const { evaluationId, memberId, agenda, talk, whyNotLead } = debrief
  const [revised, setRevised] = useState<string | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const kept = useFocusKept(heading)
  const wasRevised = useRef<string | null>(null)
  const at = agenda.findIndex(({ questionId }) => questionId === topic.questionId)
  const leads = debrief.state === 'running' && whyNotLead === null
  const isTalkedAbout = topic.questionId === talkedAbout
  const move = useAct(
    () => doing(() => trpc.debriefs.move.mutate({ evaluationId, questionId: topic.questionId })),
    { onDone: props.onMoved },
  )
  const write = (setItemId: string | null) => {
    setRevised(setItemId)
    props.onWriting(setItemId !== null)
  }

  // The form goes away; the button that brought it is there again.
  useEffect(() => {
    const was = wasRevised.current
    wasRevised.current = revised
    if (was !== null && revised === null) document.getElementById(`revise-${was}`)?.focus()
  }, [revised])

  return (
    <section aria-label={`Question ${topic.number}`} className="min-w-0" {...kept}>
      <TopicHead
        topic={topic}
        at={at}
        count={agenda.length}
        talkedAbout={agenda.find(({ questionId }) => questionId === talkedAbout) ?? null}
        follows={follows}
        leads={leads}
        isMoving={move.pending}
        onStep={props.onStep}
        onMove={() => void move.run()}
        onFollow={props.onFollow}
      />
      {move.error ? <ActRefusal error={move.error} className="mb-3" /> : null}
      <h2
        ref={heading}
        tabIndex={-1}
        className="mb-4 max-w-[65ch] rounded-sm text-lg font-semibold text-pretty"
      >
        {topic.prompt}
      </h2>
      <Positions
        scores={topic.scores}
        memberId={memberId}
        endedAt={talk?.endedAt ?? null}
        own={(score) =>
          revised === score.setItemId ? null : (
            <Button id={`revise-${score.setItemId}`} size="small" onClick={() => write(score.setItemId)}>
              Revise<span className="sr-only"> your score of question {topic.number}</span>
            </Button>
          )
        }
      />
      {topic.scores
        .filter((score) => score.memberId === memberId && score.setItemId === revised)
        .map((score) => (
          <ReviseOwn
            key={`${score.scorecardId} ${score.setItemId}`}
            score={score}
            number={topic.number}
            doing={doing}
            onClose={() => write(null)}
          />
        ))}
      <Settled
        key={topic.questionId}
        evaluationId={evaluationId}
        topic={topic}
        next={isTalkedAbout ? debrief.next : null}
        leads={leads}
        notes={notes}
        moment={moment}
        doing={doing}
        onMoved={props.onMoved}
      />
      <TopicEvidence debrief={debrief} evidence={evidence} moment={moment} />
    </section>
  )
}
