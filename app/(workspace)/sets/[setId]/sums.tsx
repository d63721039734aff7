import clsx from 'clsx'
import type { sumUp } from '@/server/sets/rules'
import { levelLabel } from '../../bank/question-words'

const levelShades = {
  beginner: 'bg-control/40',
  intermediate: 'bg-control/70',
  advanced: 'bg-ink-2',
} as const

/** What the questions cover: how many of each level and for each competency. */
export function Coverage({ sums, className }: { sums: ReturnType<typeof sumUp>; className?: string }) {
  const levels = sums.levels.filter(({ questions }) => questions > 0)
  if (levels.length === 0) return null
  return (
    <dl className={clsx('flex flex-col gap-3', className)}>
      <div>
        <dt className="text-xs text-ink-2">Level mix</dt>
        <dd>
          <span aria-hidden className="mt-1.5 flex h-1.5 gap-px overflow-hidden rounded-sm">
            {levels.map(({ level, questions }) => (
              <span key={level} className={levelShades[level]} style={{ flexGrow: questions }} />
            ))}
          </span>
          <ul className="mt-1 flex flex-wrap gap-x-4 text-xs">
            {levels.map(({ level, questions }) => (
              <li key={level} className="inline-flex items-center gap-1.5 tabular-nums">
                <span aria-hidden className={clsx('size-2 rounded-full', levelShades[level])} />
                {levelLabel(level)} {questions}
              </li>
            ))}
          </ul>
        </dd>
      </div>
      <div>
        <dt className="text-xs text-ink-2">
          {sums.competencies.length === 1 ? '1 competency' : `${sums.competencies.length} competencies`}{' '}
          covered
        </dt>
        <dd>
          <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-xs 2xl:flex-col">
            {sums.competencies.map(({ name, questions }) => (
              <li key={name} className="flex gap-1.5 2xl:justify-between">
                <span>{name}</span>
                <span className="text-ink-2 tabular-nums">
                  {questions}
                  <span className="sr-only"> {questions === 1 ? 'question' : 'questions'}</span>
                </span>
              </li>
            ))}
          </ul>
        </dd>
      </div>
    </dl>
  )
}
