'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { showToast } from '@/app/_ui/toast'
import { type ActError, describeActError, useAct } from '@/app/_ui/use-act'
import { isSameDraft, mergeDrafts, type SetDraft } from '@/server/sets/rules'
import { type BankQuestion, draftOf, type FoundSet, knowMore, rowsOf } from './draft'
import { without } from './history'
import { useHistory } from './use-history'

export type SaveState = 'saved' | 'saving' | 'refused' | 'unreachable' | 'conflict'

const retryMs = 4000

/**
 * The draft as it is on screen, saved as a whole after every change. Changes made while a save is under way go
 * out together with the next one. When somebody else saved meanwhile, saving rests until the person has chosen.
 */
export function useDraft(found: FoundSet, questions: readonly BankQuestion[]) {
  const router = useRouter()
  const [set, setSet] = useState(found)
  const [bank, setBank] = useState(questions)
  const [known, setKnown] = useState(() => knowMore(new Map(), found.items, questions))
  const [draft, setDraft] = useState(() => draftOf(found))
  const [saved, setSaved] = useState(draft)
  const [theirs, setTheirs] = useState<FoundSet | null>(null)
  // What a running save has to see although it began before the last render.
  const line = useRef({
    set: found,
    latest: draft,
    saved: draft,
    sent: draft,
    conflict: false,
    closed: false,
  })

  const show = useCallback((next: SetDraft) => {
    line.current.latest = next
    setDraft(next)
  }, [])

  const acknowledge = useCallback((now: FoundSet, content: SetDraft) => {
    line.current.set = now
    line.current.saved = content
    setSet(now)
    setSaved(content)
  }, [])

  /** Compares with what the server has; after a refusal with the bank too. True if saving can go on. */
  const lookAgain = useCallback(
    async (after: 'pause' | 'refusal'): Promise<boolean> => {
      const at = line.current
      const now = await trpc.sets.find.query({ setId: at.set.setId })
      if (after === 'refusal' || isNewer(now, at.set)) {
        const given = await trpc.bank.published.query()
        setBank(given)
        setKnown((before) => knowMore(before, now.items, given))
      }
      // Asked only now: while the answers were on their way a save may have gone further than they know.
      if (!isNewer(now, at.set)) return false
      const isMine = now.setVersionId === at.set.setVersionId && !now.publishedAt
      const content = draftOf(now)
      // The answer to an earlier save was lost on its way: what is there is one's own.
      if (isMine && isSameDraft(content, at.sent)) {
        acknowledge(now, at.sent)
        return true
      }
      if (at.latest === at.saved) {
        if (!isMine) router.refresh()
        acknowledge(now, content)
        show(content)
        return true
      }
      at.conflict = true
      setTheirs(now)
      return false
    },
    [acknowledge, router, show],
  )

  const save = useAct(
    async () => {
      const at = line.current
      while (at.latest !== at.saved && !at.conflict) {
        at.sent = at.latest
        try {
          const { revision } = await trpc.sets.save.mutate({
            setVersionId: at.set.setVersionId,
            revision: at.set.revision,
            slotMinutes: at.sent.slotMinutes,
            items: [...at.sent.items],
          })
          acknowledge({ ...at.set, revision }, at.sent)
        } catch (cause) {
          const isRefused = describeActError(cause).kind === 'refused'
          if (!isRefused || !(await lookAgain('refusal'))) throw cause
        }
      }
    },
    { whilePending: 'queue' },
  )
  const { run: runSave, error } = save

  const { history, record, turn } = useHistory()

  /** Does something to the draft; what `field` is typed into counts as one step with what was typed there before. */
  const change = useCallback(
    (by: (draft: SetDraft) => SetDraft, what: string, field?: string) => {
      const before = line.current.latest
      const after = by(before)
      if (after === before) return null
      show(after)
      record({ before, after, what, ...(field === undefined ? {} : { field }) })
      void runSave()
      return { before, after }
    },
    [record, runSave, show],
  )

  /** Saves what was taken back or done again. Works after the page was left as well, and then tells when it could not. */
  const settleTurn = useCallback(
    async (draft: SetDraft) => {
      show(draft)
      const outcome = await runSave()
      if (!outcome.done) showToast('Not taken back yet', { description: outcome.error.message })
    },
    [runSave, show],
  )

  const isClosed = useCallback(() => {
    if (line.current.closed) showToast('The set is published by now', { description: 'Nothing changed.' })
    return line.current.closed
  }, [])

  /** Takes the last change back, or does again what was taken back. Says what that was; null for nothing. */
  const turnOnce = useCallback(
    (which: 'back' | 'again'): string | null => {
      if (isClosed()) return null
      const turned = turn(which, line.current.latest)
      if (!turned) return null
      void settleTurn(turned.draft)
      return turned.step.what
    },
    [isClosed, settleTurn, turn],
  )

  /** Takes back one change, whatever was done since. */
  const undo = useCallback(
    (step: { before: SetDraft; after: SetDraft }) => {
      if (isClosed()) return
      const before = line.current.latest
      // The last one is taken back as by its key, so that it can be done again.
      if (before === step.after) return void turnOnce('back')
      const after = without(step, before)
      record({ before, after, what: 'Taken back' })
      return settleTurn(after)
    },
    [isClosed, record, settleTurn, turnOnce],
  )

  const unsaved = draft !== saved
  useRetry(error, runSave)
  useWarning(unsaved)
  useReturn(lookAgain)

  const rows = useMemo(() => rowsOf(draft, known, bank), [draft, known, bank])
  return {
    set,
    bank,
    rows,
    slotMinutes: draft.slotMinutes,
    change,
    undo,
    turn: turnOnce,
    canTurn: { back: history.done.at(-1)?.what ?? null, again: history.undone.at(-1)?.what ?? null },
    save,
    lookAgain,
    theirs,
    saved,
    line,
    state: stateOf(Boolean(theirs), save.pending, error, unsaved),
    /** Puts both people's changes together, or takes the other's alone, on the version given. */
    settle(now: FoundSet, how: 'both' | 'theirs') {
      const at = line.current
      const content = draftOf(now)
      const [base, mine] = [at.saved, at.latest]
      acknowledge(now, content)
      at.conflict = false
      setTheirs(null)
      save.clearError()
      const both = mergeDrafts(base, mine, content)
      show(how === 'both' ? both : content)
      if (how === 'theirs') {
        const gone = { before: both, after: content }
        record({ ...gone, what: 'Theirs taken' })
        showToast('Your unsaved changes are gone', { undo: () => undo(gone) })
      }
      return runSave()
    },
  }
}

/** Whether one look at a set knows of something later than another. */
function isNewer(now: FoundSet, seen: FoundSet): boolean {
  if (now.number !== seen.number) return now.number > seen.number
  return now.revision > seen.revision || (now.publishedAt !== null && seen.publishedAt === null)
}

function stateOf(conflict: boolean, pending: boolean, error: ActError | null, unsaved: boolean): SaveState {
  if (conflict) return 'conflict'
  if (pending) return 'saving'
  if (error) return error.kind === 'refused' ? 'refused' : 'unreachable'
  return unsaved ? 'saving' : 'saved'
}

/** Tries again by itself where no answer came. */
function useRetry(error: ActError | null, run: () => Promise<unknown>) {
  useEffect(() => {
    if (!error || error.kind === 'refused') return
    const again = () => void run()
    const timer = setTimeout(again, retryMs)
    globalThis.addEventListener('online', again)
    return () => {
      clearTimeout(timer)
      globalThis.removeEventListener('online', again)
    }
  }, [error, run])
}

/** Asks before the page is closed with something unsaved. */
function useWarning(unsaved: boolean) {
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    globalThis.addEventListener('beforeunload', warn)
    return () => globalThis.removeEventListener('beforeunload', warn)
  }, [unsaved])
}

/** Looks again on arrival, since the browser's way back shows an earlier page, and on return to the tab. */
function useReturn(lookAgain: (after: 'pause') => Promise<unknown>) {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') lookAgain('pause').catch(() => undefined)
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [lookAgain])
}
