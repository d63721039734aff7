import { isSameDraft, mergeDrafts, type SetDraft } from '@/server/sets/rules'

/** One change of the draft, as it was on screen. */
export type Step = {
  before: SetDraft
  after: SetDraft
  /** What was done, in words. */
  what: string
  /** Where typing goes on, e.g. a weight: its letters are one step. */
  field?: string
  atMs: number
}

/** What can be taken back, and what was and can be done again; the newest last. */
export type History = { done: readonly Step[]; undone: readonly Step[] }

export const noHistory: History = { done: [], undone: [] }

const typingMsMax = 2000
const stepsMax = 200

/** The history after a step; what was taken back before cannot be done again after it. */
export function withStep({ done }: History, step: Step): History {
  const last = done.at(-1)
  const goesOn =
    last?.field !== undefined && last.field === step.field && step.atMs - last.atMs <= typingMsMax
  const joined = goesOn ? { ...step, before: last.before } : step
  const rest = goesOn ? done.slice(0, -1) : done
  // Typed and typed back, it is as if nothing had been done.
  const steps = isSameDraft(joined.before, joined.after) ? rest : [...rest, joined]
  return { done: steps.slice(-stepsMax), undone: [] }
}

/** A draft without one change, whatever was done since, by whomever: only that change goes. */
export const without = ({ before, after }: Pick<Step, 'before' | 'after'>, now: SetDraft): SetDraft =>
  mergeDrafts(after, before, now)

type Turned = { history: History; draft: SetDraft; step: Step }

/** Takes the last change back; null where there is none. */
export function takeBack({ done, undone }: History, now: SetDraft): Turned | null {
  const step = done.at(-1)
  if (!step) return null
  return {
    history: { done: done.slice(0, -1), undone: [...undone, step] },
    draft: without(step, now),
    step,
  }
}

/** Does again what was taken back last; null where there is nothing. */
export function doAgain({ done, undone }: History, now: SetDraft): Turned | null {
  const step = undone.at(-1)
  if (!step) return null
  return {
    history: { done: [...done, step], undone: undone.slice(0, -1) },
    draft: mergeDrafts(step.before, step.after, now),
    step,
  }
}
