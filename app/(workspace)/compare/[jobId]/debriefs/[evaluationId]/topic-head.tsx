'use client'

import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import { Button } from '@/app/_ui/button'
import { LinkButton } from '@/app/_ui/link'
import { type AgendaTopic, partWords } from './debrief-words'

type TopicHeadProps = {
  topic: AgendaTopic
  at: number
  count: number
  talkedAbout: AgendaTopic | null
  follows: boolean
  leads: boolean
  isMoving: boolean
  onStep: (by: 1 | -1) => void
  onMove: () => void
  onFollow: () => void
}

/** Where in the agenda one looks, whether that is what is talked about, and the ways on. */
export function TopicHead(props: TopicHeadProps) {
  const { topic, at, count, talkedAbout, follows, leads, isMoving, onStep, onMove, onFollow } = props
  const isTalkedAbout = talkedAbout?.questionId === topic.questionId
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-2">
      <p className="me-auto text-ink-2 tabular-nums">
        <span className="font-medium">Question {topic.number}</span>, {partWords[topic.part].toLowerCase()}
        {topic.distance.first > 0 ? `, ${topic.distance.first} apart` : ''}
        {isTalkedAbout ? (
          <strong className="font-semibold text-accent-text"> · now talked about</strong>
        ) : null}
      </p>
      {talkedAbout && !follows ? (
        <Button size="small" onClick={onFollow}>
          {isTalkedAbout ? 'Follow the talk' : `Go to the talk: question ${talkedAbout.number}`}
        </Button>
      ) : null}
      {leads && !isTalkedAbout ? (
        <Button size="small" kind="primary" pending={isMoving} onClick={onMove}>
          Talk about this
        </Button>
      ) : null}
      <span className="flex gap-1">
        <LinkButton href="#agenda" size="small" className="lg:hidden">
          Agenda
        </LinkButton>
        <Button
          size="small"
          kind="bare"
          iconLabel="Previous in the agenda (K)"
          disabledReason={at === 0 ? 'This is the top of the agenda.' : null}
          onClick={() => onStep(-1)}
        >
          <ChevronLeft aria-hidden size={16} />
        </Button>
        <Button
          size="small"
          kind="bare"
          iconLabel="Next in the agenda (J)"
          disabledReason={at === count - 1 ? 'This is the end of the agenda.' : null}
          onClick={() => onStep(1)}
        >
          <ChevronRight aria-hidden size={16} />
        </Button>
      </span>
    </div>
  )
}
