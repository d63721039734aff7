import { useEffect, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import type { PaletteEntry } from './places'

/**
 * What this person can reach by name, asked for anew at each opening of the palette, in one request. Until the answer
 * comes, and where none comes, the places and acts are there all the same.
 */
export function useFoundEntries(isOpen: boolean): { found: readonly PaletteEntry[]; isMissing: boolean } {
  const [found, setFound] = useState<readonly PaletteEntry[]>([])
  const [isMissing, setMissing] = useState(false)
  useEffect(() => {
    if (!isOpen) return
    let isWanted = true
    listEntries().then(
      (entries) => {
        if (!isWanted) return
        setFound(entries)
        setMissing(false)
      },
      () => isWanted && setMissing(true),
    )
    return () => {
      isWanted = false
    }
  }, [isOpen])
  return { found, isMissing }
}

async function listEntries(): Promise<PaletteEntry[]> {
  const [jobs, candidates, sets, questions] = await Promise.all([
    trpc.jobs.list.query(),
    trpc.candidates.list.query(),
    trpc.sets.list.query(),
    trpc.bank.published.query(),
  ])
  const entry = (group: string, id: string, label: string, href: string) => ({ id, group, label, href })
  return [
    ...jobs.map(({ id, title }) => entry('Jobs', id, title, path.job(id))),
    ...candidates.map(({ id, label }) => entry('Candidates', id, label, path.candidate(id))),
    ...sets.map(({ id, name }) => entry('Sets', id, name, path.set(id))),
    ...questions.map(({ id, prompt }) => entry('Questions', id, prompt, path.question(id))),
  ]
}
