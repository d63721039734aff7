import { path } from '@/app/_api/path'
import { TabLinks } from '@/app/_ui/tab-links'
import type { JobPlace } from '@/server/access'

const places = {
  candidates: {
    label: 'Candidates',
    href: path.compare,
    seenBy: ['admin', 'manager', 'reviewer', 'interviewer'],
  },
  debriefs: {
    label: 'Debriefs',
    href: path.debriefs,
    seenBy: ['admin', 'manager', 'reviewer', 'interviewer'],
  },
  'second-looks': {
    label: 'Second look',
    href: path.secondLooks,
    seenBy: ['admin', 'manager', 'reviewer', 'interviewer'],
  },
  health: { label: 'Panel health', href: path.panelHealth, seenBy: ['admin', 'manager', 'interviewer'] },
  rule: { label: 'Decision rule', href: path.rule, seenBy: ['admin', 'manager', 'reviewer'] },
  impact: { label: 'Adverse impact', href: path.impact, seenBy: ['admin', 'manager'] },
} satisfies Record<
  string,
  { label: string; href: (jobId: string, query?: { panel?: string }) => string; seenBy: JobPlace[] }
>

export type ComparePlace = keyof typeof places

type ComparePlacesProps = {
  jobId: string
  place: JobPlace
  current: ComparePlace
  panelId?: string | undefined
}

/** What there is to see of a job once scorecards are in. */
export function ComparePlaces({ jobId, place, current, panelId }: ComparePlacesProps) {
  const tabs = Object.entries(places)
    .filter(([, { seenBy }]) => (seenBy as JobPlace[]).includes(place))
    .map(([name, { label, href }]) => ({
      // There they find themselves alone.
      label: name === 'health' && place === 'interviewer' ? 'Your scoring' : label,
      href: href(jobId, panelId ? { panel: panelId } : {}),
      current: name === current,
    }))
  return <TabLinks label="Compare" tabs={tabs} />
}
