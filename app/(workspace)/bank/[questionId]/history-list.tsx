import type { Step } from '@/server/bank/history'

const inWords: Record<Step['what'], (number: number | null) => string> = {
  drafted: (number) => `drafted version ${number}`,
  'asked for review': (number) => `asked for review of version ${number}`,
  withdrew: (number) => `withdrew version ${number} from review`,
  'sent back': (number) => `sent version ${number} back`,
  published: (number) => `published version ${number}`,
  archived: () => 'archived the question',
  restored: () => 'restored the question',
}

type HistoryListProps = {
  /** Newest first. */
  steps: readonly Step[]
  moment: Intl.DateTimeFormat
}

/** What happened to the question, who did it, when, and what was said. */
export function HistoryList({ steps, moment }: HistoryListProps) {
  return (
    <ol className="flex flex-col gap-3">
      {steps.map((step) => (
        <li key={`${step.what} ${step.number} ${step.at.toISOString()}`}>
          <p>
            <span className="font-medium">{step.who}</span> {inWords[step.what](step.number)}
          </p>
          {step.words ? <p className="whitespace-pre-line">“{step.words}”</p> : null}
          <p className="text-xs text-ink-2">
            <time dateTime={step.at.toISOString()}>{moment.format(step.at)}</time>
          </p>
        </li>
      ))}
    </ol>
  )
}
