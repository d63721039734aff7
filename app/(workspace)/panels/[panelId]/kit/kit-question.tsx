import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Badge } from '@/app/_ui/badge'
import { listInWords } from '../../panel-words'
import type { Kit } from './kit-sheet'

type Question = Kit['questions'][number]
type Part = Kit['kits'][number]['parts'][number]

const levels = [1, 2, 3, 4, 5]

/** One question on paper: in full where one asks or scores it, in a line where others do. */
export function KitQuestion({ question, part }: { question: Question; part: Part }) {
  const { number, prompt, minutes } = question
  if (!part.asks && !part.scores)
    return (
      <li className="flex gap-3 border-t border-line py-2 text-ink-2">
        <Numeral>{number}</Numeral>
        <p className="min-w-0 flex-1">
          <span className="line-clamp-2 wrap-anywhere">{prompt}</span>
          <span className="block text-xs">
            {askerInWords(part)}, {minutes} min. Not yours to score.
          </span>
        </p>
      </li>
    )
  return (
    // A question goes on over the page, its blocks do not: whole, each would leave half a page empty.
    <li className="flex gap-3 border-t border-line py-4 print:break-inside-auto print:py-[4mm]">
      <Numeral>{number}</Numeral>
      <div className="flex min-w-0 flex-1 flex-col gap-3 print:gap-[2.5mm]">
        <div className="print:break-inside-avoid print:break-after-avoid">
          <p className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2">
            {part.asks ? <Badge tone="accent">you ask</Badge> : askerInWords(part)}
            {part.scores ? <Badge>you score</Badge> : null}
            <span className="tabular-nums">{minutes} min</span>
          </p>
          <p className={clsx('wrap-anywhere', part.asks ? 'text-base font-semibold' : 'font-semibold')}>
            {prompt}
          </p>
        </div>
        {question.followUps.length > 0 ? (
          <Block title="Follow-ups">
            <Ticks lines={question.followUps} />
          </Block>
        ) : null}
        {question.hint ? (
          <Block title="What a great answer covers">
            <p className="wrap-anywhere">{question.hint}</p>
          </Block>
        ) : null}
        {question.points.length > 0 ? (
          <Block title="Points heard">
            <Ticks lines={question.points} />
          </Block>
        ) : null}
        {part.scores ? <Score anchors={question.anchors} /> : null}
        <Block title={`Notes on ${number}`}>
          <Lines count={part.asks ? 4 : 3} />
        </Block>
      </div>
    </li>
  )
}

/** A box to tick for each level, beside what an answer at that level looks like. */
function Score({ anchors }: { anchors: Question['anchors'] }) {
  return (
    <Block title="Score">
      <ul className="flex flex-col gap-1">
        {levels.map((level) => (
          <li key={level} className="flex gap-2">
            <Box />
            <span className="w-3 shrink-0 font-semibold tabular-nums">{level}</span>
            <span className="min-w-0 wrap-anywhere">
              {anchors.find((one) => one.level === level)?.text ?? (
                <span className="text-ink-3">
                  between {level - 1} and {level + 1}
                </span>
              )}
            </span>
          </li>
        ))}
        <li className="flex gap-2">
          <Box />
          <span className="shrink-0">Not assessed, because</span>
          <span aria-hidden className="mt-4 min-w-0 flex-1 border-b border-control" />
        </li>
      </ul>
    </Block>
  )
}

function askerInWords({ askedBy }: Part): string {
  if (askedBy.length === 0) return 'Nobody asks this yet'
  return `${listInWords(askedBy)} ${askedBy.length > 1 ? 'ask' : 'asks'}`
}

function Numeral({ children }: { children: number }) {
  return <span className="w-5 shrink-0 text-end font-semibold tabular-nums">{children}</span>
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="print:break-inside-avoid">
      <p className="mb-0.5 text-xs font-medium text-ink-2">{title}</p>
      {children}
    </div>
  )
}

function Ticks({ lines }: { lines: readonly { id: string; text: string }[] }) {
  return (
    <ul className="flex flex-col gap-0.5">
      {lines.map(({ id, text }) => (
        <li key={id} className="flex gap-2">
          <Box />
          <span className="min-w-0 wrap-anywhere">{text}</span>
        </li>
      ))}
    </ul>
  )
}

/** To be ticked with a pen. */
export function Box() {
  return (
    <span
      aria-hidden
      className="mt-[0.2em] size-3.5 shrink-0 rounded-xs border border-ink-2 print:size-[3.6mm]"
    />
  )
}

/** Room to write by hand. */
export function Lines({ count }: { count: number }) {
  return (
    <div aria-hidden>
      {Array.from({ length: count }, (_, at) => `line ${at}`).map((line) => (
        <div key={line} className="h-7 border-b border-line print:h-[8mm] print:border-control" />
      ))}
    </div>
  )
}
