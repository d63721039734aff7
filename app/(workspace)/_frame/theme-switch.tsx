'use client'

import Monitor from 'lucide-react/icons/monitor'
import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import { useId, useState } from 'react'
import { type Theme, themeCookie } from '@/app/_ui/theme'

const choices = [
  { theme: 'system', label: 'Like the system', Icon: Monitor },
  { theme: 'light', label: 'Light', Icon: Sun },
  { theme: 'dark', label: 'Dark', Icon: Moon },
] as const

const oneYear = 365 * 24 * 60 * 60

/** Light, dark or like the system; kept in a cookie, so that the server paints it right at once. */
export function ThemeSwitch({ theme: first }: { theme: Theme }) {
  const [theme, setTheme] = useState<Theme>(first)
  const name = useId()

  function choose(next: Theme) {
    setTheme(next)
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is missing in Firefox and Safari
    document.cookie = `${themeCookie}=${next}; path=/; max-age=${oneYear}; samesite=lax`
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
  }

  return (
    <fieldset className="flex rounded-md bg-sunken p-0.5">
      <legend className="sr-only">Theme</legend>
      {choices.map(({ theme: choice, label, Icon }) => (
        <label
          key={choice}
          title={label}
          className="relative flex h-6 flex-1 items-center justify-center rounded-sm px-1.5 text-ink-3 hover:text-ink has-checked:bg-raised has-checked:text-ink has-checked:ring-1 has-checked:ring-control/60 has-focus-visible:outline-2 has-focus-visible:outline-focus pointer-coarse:h-11 pointer-coarse:w-11"
        >
          <input
            type="radio"
            name={name}
            checked={theme === choice}
            onChange={() => choose(choice)}
            className="absolute inset-0 cursor-[inherit] appearance-none opacity-0"
          />
          <Icon aria-hidden size={14} />
          <span className="sr-only">{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
