import clsx from 'clsx'
import CircleX from 'lucide-react/icons/circle-x'
import Info from 'lucide-react/icons/info'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { ReactNode } from 'react'

type CalloutTone = 'info' | 'attention' | 'refusal'

const tones = {
  info: { Icon: Info, edge: 'border-control', wash: 'bg-sunken', icon: 'text-ink-2' },
  attention: {
    Icon: TriangleAlert,
    edge: 'border-attention',
    wash: 'bg-attention-wash',
    icon: 'text-attention-text',
  },
  refusal: { Icon: CircleX, edge: 'border-loss', wash: 'bg-loss-wash', icon: 'text-loss-text' },
} as const

type CalloutProps = {
  tone?: CalloutTone
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
  /** True where it appears as the answer to something the person did: it is then read out. */
  live?: boolean
  className?: string
}

/** Something to know before going on. */
export function Callout({ tone = 'info', title, children, actions, live, className }: CalloutProps) {
  const { Icon, edge, wash, icon } = tones[tone]
  return (
    <div
      role={live ? (tone === 'info' ? 'status' : 'alert') : undefined}
      className={clsx('flex gap-2.5 rounded-md border-s-2 px-3 py-2.5', edge, wash, className)}
    >
      <Icon aria-hidden size={16} className={clsx('mt-0.5 shrink-0', icon)} />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? (
          <div className={clsx('max-w-[75ch]', title ? 'text-ink-2' : 'text-ink')}>{children}</div>
        ) : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  )
}
