'use client'

import clsx from 'clsx'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components/Menu'
import { type ButtonKind, type ButtonSize, buttonClass } from './button-class'

export type MenuEntry = {
  id: string
  label: string
  /** Says why it cannot be chosen now; the entry is then shown and refused. */
  disabledReason?: string | null
  description?: string
  tone?: 'loss'
} & ({ href: string; onAction?: never } | { href?: never; onAction: () => void })

type MenuProps = {
  /** What the trigger shows; for an icon alone also give `iconLabel`. */
  trigger: ReactNode
  iconLabel?: string
  /** Names the list of entries; the icon's label by default. */
  label?: string
  kind?: ButtonKind
  size?: ButtonSize
  triggerClassName?: string
  entries: readonly MenuEntry[]
}

/** Acts that are needed now and then, behind one button. */
export function Menu({
  trigger,
  iconLabel,
  label,
  kind = 'bare',
  size,
  triggerClassName,
  entries,
}: MenuProps) {
  const router = useRouter()
  const refused = entries.filter((entry) => entry.disabledReason).map((entry) => entry.id)
  return (
    <MenuTrigger>
      <Button
        aria-label={iconLabel}
        className={triggerClassName ?? buttonClass(kind, size, Boolean(iconLabel))}
      >
        {trigger}
      </Button>
      <Popover
        placement="bottom end"
        offset={4}
        className="max-w-80 min-w-44 overflow-auto rounded-lg bg-raised p-1 shadow-float ring-1 ring-line"
      >
        <AriaMenu
          aria-label={label ?? iconLabel}
          disabledKeys={refused}
          className="outline-none"
          onAction={(key) => {
            const entry = entries.find(({ id }) => id === key)
            if (entry?.href) router.push(entry.href)
            else entry?.onAction?.()
          }}
        >
          {entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              className={clsx(
                'flex min-h-7 cursor-pointer flex-col justify-center rounded-sm px-2 py-1 outline-none',
                'data-focused:bg-hover data-disabled:cursor-not-allowed data-disabled:text-ink-3',
                'pointer-coarse:min-h-11',
                entry.tone === 'loss' && !entry.disabledReason && 'text-loss-text',
              )}
            >
              <Text slot="label">{entry.label}</Text>
              {entry.disabledReason || entry.description ? (
                <Text slot="description" className="text-xs text-ink-3">
                  {entry.disabledReason ?? entry.description}
                </Text>
              ) : null}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
