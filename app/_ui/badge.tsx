import clsx from 'clsx'
import type { ReactNode } from 'react'

export type Tone = 'neutral' | 'accent' | 'attention' | 'loss'

const badgeTones: Record<Tone, string> = {
  neutral: 'bg-hover text-ink-2',
  accent: 'bg-accent-wash text-accent-text',
  attention: 'bg-attention-wash text-attention-text',
  loss: 'bg-loss-wash text-loss-text',
}

/** A state or a kind in a word or two. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={clsx(
        'inline-flex h-5 shrink-0 items-center rounded-sm px-1.5 text-xs font-medium whitespace-nowrap',
        badgeTones[tone],
      )}
    >
      {children}
    </span>
  )
}

const dotTones: Record<Tone, string> = {
  neutral: 'border-ink-3',
  accent: 'border-accent bg-accent',
  attention: 'border-attention bg-attention',
  loss: 'border-loss bg-loss',
}

/** A dot with its word: hollow where nothing has begun, filled where something is. */
export function StatusDot({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <span aria-hidden className={clsx('size-2 shrink-0 rounded-full border-[1.5px]', dotTones[tone])} />
      <span>{children}</span>
    </span>
  )
}
