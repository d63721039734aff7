import Check from 'lucide-react/icons/check'
import Mic from 'lucide-react/icons/mic'
import SkipForward from 'lucide-react/icons/skip-forward'
import type { BoardMove } from '@/server/boards/rules'

const shown = {
  asking: { Icon: Mic, title: 'Asked now', className: 'text-accent-text' },
  asked: { Icon: Check, title: 'Asked', className: 'text-ink-3' },
  skipped: { Icon: SkipForward, title: 'Skipped', className: 'text-ink-3' },
} as const

/** Where a question stands on the board, beside its number; it keeps its place where nothing was said of it. */
export function BoardMark({ standing }: { standing: BoardMove }) {
  if (standing === 'to come') return <span aria-hidden className="w-3.5 shrink-0" />
  const { Icon, title, className } = shown[standing]
  return (
    <span aria-hidden title={title} className={`flex w-3.5 shrink-0 ${className}`}>
      <Icon size={14} />
    </span>
  )
}
