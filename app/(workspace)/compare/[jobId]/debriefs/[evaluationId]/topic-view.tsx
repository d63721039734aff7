'use client'

import { type KeyboardEvent, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { useAct } from '@/app/_ui/use-act'
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
  onLook: (questionId: string) => void
  onFollow: () => void
  onWriting: (isWriting: boolean) => void
}

/** One question of the talk: who stands where, what came of it, and what everybody heard. J and K go on. */
export function TopicView(props: TopicViewProps) {
  const { debrief, topic, evidence, talkedAbout, follows, moment, notes, doing } = props
  const { evaluationId, memberId, agenda, talk, whyNotLead } = debrief
  const [revised, setRevised] = useState<string | null>(null)
  const at = agenda.findIndex(({ questionId }) => questionId === topic.questionId)
  const leads = debrief.state === 'running' && whyNotLead === null
  const isTalkedAbout = topic.questionId === talkedAbout
  const move = useAct(
    () => doing(() => trpc.debriefs.move.mutate({ evaluationId, questionId: topic.questionId })),
    { onDone: props.onFollow },
  )
  const step = (by: 1 | -1) => {
    const next = agenda[at + by]
    if (next) props.onLook(next.questionId)
  }
  const write = (scorecardId: string | null) => {
    setRevised(scorecardId)
    props.onWriting(scorecardId !== null)
  }

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
    <section aria-label={`Question ${topic.number}`} onKeyDown={onKeyDown} className="min-w-0">
      <TopicHead
        topic={topic}
        at={at}
        count={agenda.length}
        talkedAbout={agenda.find(({ questionId }) => questionId === talkedAbout) ?? null}
        follows={follows}
        leads={leads}
        isMoving={move.pending}
        onStep={step}
        onMove={() => void move.run()}
        onFollow={props.onFollow}
      />
      {move.error ? <ActRefusal error={move.error} className="mb-3" /> : null}
      <h2 className="mb-4 max-w-[65ch] text-lg font-semibold text-pretty">{topic.prompt}</h2>
      <Positions
        scores={topic.scores}
        memberId={memberId}
        endedAt={talk?.endedAt ?? null}
        own={(score) =>
          revised === score.scorecardId ? null : (
            <Button size="small" onClick={() => write(score.scorecardId)}>
              Revise<span className="sr-only"> your score of question {topic.number}</span>
            </Button>
          )
        }
      />
      {topic.scores
        .filter(({ scorecardId }) => scorecardId === revised)
        .map((score) => (
          <ReviseOwn
            key={score.scorecardId}
            score={score}
            number={topic.number}
            doing={doing}
            onClose={() => write(null)}
          />
        ))}
      <Settled
        evaluationId={evaluationId}
        topic={topic}
        next={isTalkedAbout ? debrief.next : null}
        leads={leads}
        notes={notes}
        moment={moment}
        doing={doing}
        onMoved={props.onFollow}
      />
      <TopicEvidence debrief={debrief} evidence={evidence} moment={moment} />
    </section>
  )
}
