import type { ReactNode } from 'react'
import type { Theme } from '@/app/_ui/theme'
import { OrganizationSwitcher } from './organization-switcher'
import { PaletteButton } from './palette-button'
import { PlaceLinks } from './place-links'
import { type Role, standingEntries } from './places'
import { SignOutButton } from './sign-out-button'
import { ThemeSwitch } from './theme-switch'
import { TopBarMenu } from './top-bar-menu'

export type FrameMember = {
  name: string
  email: string
  role: Role
  organizationName: string
  memberships: readonly { organizationId: string; organizationName: string }[]
}

type FrameProps = {
  member: FrameMember
  theme: Theme
  children: ReactNode
}

/** The workspace around a page: the rail (a top bar on narrow screens), the palette, and the page. */
export function Frame({ member, theme, children }: FrameProps) {
  const entries = standingEntries(member.role)
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)] print:block">
      <a
        href="#content"
        className="fixed start-3 top-3 z-50 -translate-y-20 rounded-md bg-accent px-3 py-2 font-medium text-on-accent focus:translate-y-0 print:hidden"
      >
        Skip to content
      </a>

      <header className="sticky top-0 z-30 flex h-14 items-center gap-1 border-b border-line bg-rail px-2 lg:hidden print:hidden">
        <TopBarMenu>
          <nav aria-label="Places">
            <PlaceLinks />
          </nav>
          <Person member={member} theme={theme} />
        </TopBarMenu>
        <div className="min-w-0 flex-1">
          <OrganizationSwitcher name={member.organizationName} memberships={member.memberships} />
        </div>
        <PaletteButton entries={entries} />
      </header>

      <header className="sticky top-0 hidden h-dvh flex-col gap-3 overflow-y-auto border-e border-line bg-rail px-3 py-4 lg:flex print:hidden">
        <OrganizationSwitcher name={member.organizationName} memberships={member.memberships} />
        <PaletteButton entries={entries} shortcut />
        <nav aria-label="Places" className="flex-1">
          <PlaceLinks />
        </nav>
        <Person member={member} theme={theme} />
      </header>

      <main
        id="content"
        tabIndex={-1}
        className="max-w-[90rem] min-w-0 px-4 py-5 outline-none sm:px-6 lg:px-8 lg:py-6"
      >
        {children}
      </main>
    </div>
  )
}

function Person({ member, theme }: { member: FrameMember; theme: Theme }) {
  return (
    <div className="flex flex-col gap-3">
      <ThemeSwitch theme={theme} />
      <div className="flex items-center gap-2 border-t border-line ps-2 pt-3">
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium">{member.name}</p>
          <p className="truncate text-xs text-ink-3" title={member.email}>
            {member.email}
          </p>
        </div>
        <SignOutButton />
      </div>
    </div>
  )
}
