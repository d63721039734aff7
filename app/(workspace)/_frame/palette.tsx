'use client'

import Search from 'lucide-react/icons/search'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useState } from 'react'
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete'
import { Collection, Header, Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Input, SearchField } from 'react-aria-components/SearchField'
import type { PaletteEntry } from './places'
import { useFoundEntries } from './use-found-entries'

/** One letter would match nearly everything there is. */
const findFrom = 2
/** Who does not see it among so many types another letter. */
const groupMax = 8

type PaletteProps = {
  entries: readonly PaletteEntry[]
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Reaches everything by typing a part of its name. */
export function Palette({ entries, open, onOpenChange }: PaletteProps) {
  const router = useRouter()
  const { contains } = useFilter({ sensitivity: 'base' })
  const [text, setText] = useState('')
  const { found, isMissing } = useFoundEntries(open)
  useEffect(() => {
    if (!open) setText('')
  }, [open])
  const shown = useMemo(() => {
    if (text.trim().length < findFrom) return [...entries]
    return [...entries, ...found.filter((entry) => contains(entry.label, text.trim()))]
  }, [entries, found, text, contains])
  const groups = useMemo(() => groupEntries(shown), [shown])

  function go(id: string) {
    const entry = shown.find((candidate) => candidate.id === id)
    if (!entry) return
    onOpenChange(false)
    router.push(entry.href)
  }

  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={onOpenChange}
      isDismissable
      className="fixed inset-0 z-50 flex items-start justify-center bg-scrim p-3 pt-[10vh]"
    >
      <Modal className="w-full max-w-xl overflow-hidden rounded-lg bg-raised shadow-float ring-1 ring-line">
        <Dialog aria-label="Search" className="flex max-h-[70vh] flex-col outline-none">
          <Autocomplete filter={contains} inputValue={text} onInputChange={setText}>
            <SearchField aria-label="Search" autoFocus className="relative border-b border-line">
              <Search
                aria-hidden
                size={16}
                className="pointer-events-none absolute start-4 top-1/2 -translate-y-1/2 text-ink-3"
              />
              <Input
                placeholder="Go to a place, a job, a question, a candidate"
                className="h-12 w-full bg-transparent ps-11 pe-4 text-base outline-none"
              />
            </SearchField>
            {isMissing ? (
              <p role="status" className="px-4 pt-3 text-attention-text">
                Jobs, candidates, sets and questions could not be asked for. Close the search and open it
                again.
              </p>
            ) : null}
            <Menu
              aria-label="Results"
              items={groups}
              className="min-h-0 flex-1 overflow-y-auto p-2 outline-none"
              onAction={(key) => go(String(key))}
              renderEmptyState={() => (
                <p className="px-2 py-6 text-ink-2">Nothing has this name. Try fewer letters.</p>
              )}
            >
              {(group) => (
                <MenuSection id={group.name} className="mb-2 last:mb-0">
                  <Header className="px-2 py-1 text-xs font-medium text-ink-3">{group.name}</Header>
                  <Collection items={group.entries}>
                    {(entry) => (
                      <MenuItem
                        id={entry.id}
                        textValue={entry.label}
                        className="flex min-h-8 cursor-pointer items-center rounded-sm px-2 py-1 outline-none data-focused:bg-accent-wash data-focused:text-accent-text pointer-coarse:min-h-11"
                      >
                        <span className="truncate">{entry.label}</span>
                      </MenuItem>
                    )}
                  </Collection>
                </MenuSection>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

type EntryGroup = { id: string; name: string; entries: PaletteEntry[] }

/** The first entries of each group, groups in the order of their first entry. */
function groupEntries(entries: readonly PaletteEntry[]): EntryGroup[] {
  const groups = new Map<string, EntryGroup>()
  for (const entry of entries) {
    const group = groups.get(entry.group) ?? { id: entry.group, name: entry.group, entries: [] }
    if (group.entries.length < groupMax) group.entries.push(entry)
    groups.set(entry.group, group)
  }
  return [...groups.values()]
}
