'use client'

import clsx from 'clsx'
import Check from 'lucide-react/icons/check'
import { agendaParts } from '@/server/debriefs/rules'
import { type AgendaTopic, partWords, scoresInWords } from './debrief-words'

type AgendaProps = {
  agenda: readonly AgendaTopic[]
  shown: string
  talkedAbout: string | null
  onLook: (questionId: string) => void
}

/** What there is to talk about, the most first, and how far the talk has come. */
export function Agenda({ agenda, shown, talkedAbout, onLook }: AgendaProps) {
  return (
    <nav
      id="agenda"
      aria-label="Agenda"
      className="min-w-0 max-lg:border-t max-lg:border-line max-lg:pt-4 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto lg:border-s lg:border-line lg:ps-4"
    >
      {agendaParts.map((part) => {
        const topics = agenda.filter((topic) => topic.part === part)
        if (topics.length === 0) return null
        return (
          <section key={part} className="mb-4" aria-label={partWords[part]}>
            <h2 className="mb-1 px-2 text-xs font-medium text-ink-2">{partWords[part]}</h2>
            <ol>
              {topics.map((topic) => (
                <li key={topic.questionId}>
                  <Entry
                    topic={topic}
                    isShown={topic.questionId === shown}
                    isTalkedAbout={topic.questionId === talkedAbout}
                    onLook={onLook}
                  />
                </li>
              ))}
            </ol>
          </section>
        )
      })}
    </nav>
  )
}

type EntryProps = {
  topic: AgendaTopic
  isShown: boolean
  isTalkedAbout: boolean
  onLook: (questionId: string) => void
}

function Entry({ topic, isShown, isTalkedAbout, onLook }: EntryProps) {
  const { questionId, number, prompt, settled } = topic
  return (
    <button
      type="button"
      aria-current={isShown ? 'true' : undefined}
      onClick={() => onLook(questionId)}
      className={clsx(
        'grid w-full grid-cols-[1.25rem_minmax(0,1fr)] gap-x-1.5 rounded-md px-2 py-1.5 text-start hover:bg-hover pointer-coarse:py-2.5',
        isShown && 'bg-accent-wash hover:bg-accent-wash',
      )}
    >
      <span className="font-semibold tabular-nums">
        <span className="sr-only">Question </span>
        {number}
      </span>
      <span className={clsx('line-clamp-2', settled && !isShown && 'text-ink-3')}>{prompt}</span>
      <span className="col-start-2 mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-ink-2 tabular-nums">
        <span className="sr-only">. Scores: </span>
        {scoresInWords(topic)}
        {distanceInWords(topic)}
        {settled ? (
          <span className="inline-flex items-center gap-1">
            <Check aria-hidden size={12} />
            settled
          </span>
        ) : null}
        {isTalkedAbout ? <strong className="font-semibold text-accent-text">now talked about</strong> : null}
      </span>
    </button>
  )
}

function distanceInWords({ distance }: AgendaTopic) {
  if (distance.first === distance.last) return null
  return (
    <span>
      {distance.first} apart, now {distance.last}
    </span>
  )
}
