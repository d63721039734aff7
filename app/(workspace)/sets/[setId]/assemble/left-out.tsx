import { Button } from '@/app/_ui/button'
import { countOf } from '../../../bank/question-words'
import type { useAssembly } from './use-assembly'

/** How many questions somebody ruled out, and a way back. */
export function LeftOut({ assembly: { asked, ask } }: { assembly: ReturnType<typeof useAssembly> }) {
  if (asked.never.length === 0) return null
  return (
    <p className="flex flex-wrap items-center gap-2 text-ink-2">
      {countOf(asked.never.length, 'question')} left out.
      <Button size="small" kind="bare" onClick={() => ask({ ...asked, never: [] })}>
        Allow them again
      </Button>
    </p>
  )
}
