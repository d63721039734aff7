import clsx from 'clsx'
import type { ReactNode } from 'react'
import { sumUp } from '@/server/sets/rules'
import { levelLabel } from '../../bank/question-words'
import { LeadButton } from './lead-button'

const levelShades = {
  beginner: 'bg-control/40',
  intermediate: 'bg-control/70',
  advanced: 'bg-ink-2',
} as const

type Covering = { id: string } & Parameters<typeof sumUp>[0][number]

/** What the questions cover: how many of each level and for each competency; with `onLead`, each leads to them. */
export function Coverage({
  questions,
  onLead,
  className,
}: {
  questions: readonly Covering[]
  onLead?: (questionIds: readonly string[]) => void
  className?: string
}) {
  const sums = sumUp(questions)
  const levels = sums.levels.filter((one) => one.questions > 0)
  if (levels.length === 0) return null
  const idsOf = (which: (one: Covering) => boolean) => questions.filter(which).map(({ id }) => id)
  return (
    <dl className={clsx('flex flex-col gap-3', className)}>
      <div>
        <dt className="text-xs text-ink-2">Level mix</dt>
        <dd>
          <span aria-hidden className="mt-1.5 flex h-1.5 gap-px overflow-hidden rounded-sm">
            {levels.map((one) => (
              <span key={one.level} className={levelShades[one.level]} style={{ flexGrow: one.questions }} />
            ))}
          </span>
          <ul className="mt-1 flex flex-wrap gap-x-4 text-xs">
            {levels.map((one) => (
              <li key={one.level}>
                <Leading ids={idsOf(({ level }) => level === one.level)} onLead={onLead}>
                  <span className="inline-flex items-center gap-1.5 tabular-nums">
                    <span aria-hidden className={clsx('size-2 rounded-full', levelShades[one.level])} />
                    {levelLabel(one.level)} {one.questions}
                  </span>
                </Leading>
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
          <ul
            className={clsx(
              'mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-xs',
              onLead && 'min-[88rem]:flex-col',
            )}
          >
            {sums.competencies.map((one) => (
              <li key={one.name}>
                <Leading
                  ids={idsOf(({ competencies }) => competencies.includes(one.name))}
                  onLead={onLead}
                  className="w-full min-[88rem]:justify-between"
                >
                  <span>{one.name}</span>
                  <span className="text-ink-2 tabular-nums">
                    {one.questions}
                    <span className="sr-only"> {one.questions === 1 ? 'question' : 'questions'}</span>
                  </span>
                </Leading>
              </li>
            ))}
          </ul>
        </dd>
      </div>
    </dl>
  )
}

type LeadingProps = {
  ids: readonly string[]
  onLead: ((questionIds: readonly string[]) => void) | undefined
  className?: string
  children: ReactNode
}

function Leading({ ids, onLead, className, children }: LeadingProps) {
  if (!onLead) return <span className="flex gap-1.5">{children}</span>
  return (
    <LeadButton questionIds={ids} onLead={onLead} {...(className ? { className } : {})}>
      {children}
    </LeadButton>
  )
}
