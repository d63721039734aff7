import Briefcase from 'lucide-react/icons/briefcase'
import CalendarDays from 'lucide-react/icons/calendar-days'
import Contact from 'lucide-react/icons/contact'
import LibraryBig from 'lucide-react/icons/library-big'
import ListOrdered from 'lucide-react/icons/list-ordered'
import Settings2 from 'lucide-react/icons/settings-2'
import Users from 'lucide-react/icons/users'
import { path } from '@/app/_api/path'

export type Role = 'admin' | 'manager' | 'interviewer' | 'reviewer'

/** One line of the command palette. */
export type PaletteEntry = { id: string; label: string; group: string; href: string }

export type Place = {
  label: string
  href: string
  Icon: typeof Briefcase
  /** Where else one is in this place: a panel and a comparison belong to a job. */
  holds?: readonly string[]
}

/** The few places of the workspace, in the order of the rail. */
export const places: readonly Place[] = [
  { label: 'Today', href: path.today(), Icon: CalendarDays },
  { label: 'Jobs', href: path.jobs(), Icon: Briefcase, holds: ['/panels', '/compare'] },
  { label: 'Bank', href: path.bank(), Icon: LibraryBig },
  { label: 'Sets', href: path.sets(), Icon: ListOrdered },
  { label: 'Candidates', href: path.candidates(), Icon: Contact },
  { label: 'People', href: path.people(), Icon: Users },
  { label: 'Settings', href: path.settings(), Icon: Settings2 },
]

const actions: readonly { label: string; href: string; roles: readonly Role[] }[] = [
  { label: 'New job', href: path.newJob(), roles: ['admin', 'manager'] },
  { label: 'New set', href: path.newSet(), roles: ['admin', 'manager'] },
  { label: 'New panel', href: path.newPanel(), roles: ['admin', 'manager'] },
  { label: 'New candidate', href: path.newCandidate(), roles: ['admin', 'manager'] },
  { label: 'New question', href: path.newQuestion(), roles: ['admin', 'manager', 'interviewer'] },
]

/** What the palette offers everywhere: the places, and the acts that this role may begin. */
export function standingEntries(role: Role): PaletteEntry[] {
  return [
    ...places.map(({ label, href }) => ({ id: `place ${href}`, label, href, group: 'Go to' })),
    ...actions
      .filter(({ roles }) => roles.includes(role))
      .map(({ label, href }) => ({ id: `action ${href}`, label, href, group: 'Do' })),
  ]
}
