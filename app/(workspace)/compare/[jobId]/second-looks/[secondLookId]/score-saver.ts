import { trpc } from '@/app/_api/client'
import type { SavedSoFar } from '@/app/_ui/save-status'
import { describeActError } from '@/app/_ui/use-act'
import type { SecondLookReason } from '@/db/schema/second-looks'
import type { ReadingPage } from '@/server/second-looks/reading'

export type Score = { value: number | null; notAssessed: SecondLookReason | null }

export type ScoresState = SavedSoFar & {
  /** What to paint, by answer: what waits to be sent over what the server has. */
  scores: ReadonlyMap<string, Score>
  /** What the person must be told of an answer that was changed elsewhere. */
  notice: string | null
  /** Why nothing more is taken; null while it is. */
  closed: string | null
}

export const unscored: Score = { value: null, notAssessed: null }
export const isScored = (score: Score | undefined) =>
  score !== undefined && (score.value !== null || score.notAssessed !== null)

/** “Answer 3” of a question; the only name an answer has on this side. */
export type Where = { questionId: string; answer: number }
export const keyOf = ({ questionId, answer }: Where) => `${questionId} ${answer}`

type Field = { where: Where; confirmed: Score; version: number; wanted: Score | null; isSending: boolean }

const retryMs = [1000, 2000, 4000, 8000, 15_000]

/**
 * Sends each score at once, one after the other per answer and only the last wish of several, and again until the
 * server has answered. What is unsent lives in this tab, so the tab asks before it closes.
 */
export function createScoreSaver(secondLookId: string) {
  const fields = new Map<string, Field>()
  const listeners = new Set<() => void>()
  let link: SavedSoFar['link'] = 'on'
  let failures = 0
  let notice: string | null = null
  let closed: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let state = compose()

  function compose(): ScoresState {
    const all = [...fields]
    return {
      scores: new Map(all.map(([key, field]) => [key, field.wanted ?? field.confirmed])),
      unsent: all.filter(([, field]) => field.wanted).length,
      held: 0,
      kept: false,
      link,
      asksToStart: null,
      notice,
      closed,
    }
  }

  function tell() {
    state = compose()
    for (const listener of listeners) listener()
  }

  async function send(field: Field): Promise<void> {
    const { wanted } = field
    if (!wanted || field.isSending || closed) return
    field.isSending = true
    try {
      const { version } = await trpc.secondLooks.recordScore.mutate({
        secondLookId,
        ...field.where,
        ...wanted,
        version: field.version,
      })
      Object.assign(field, {
        version,
        confirmed: wanted,
        wanted: field.wanted === wanted ? null : field.wanted,
      })
      link = 'on'
      failures = 0
    } catch (cause) {
      refuse(field, wanted, cause)
    }
    field.isSending = false
    tell()
    if (field.wanted && field.wanted !== wanted) void send(field)
  }

  function refuse(field: Field, wanted: Score, cause: unknown) {
    const error = describeActError(cause)
    if (error.kind === 'refused') {
      const { version, value, notAssessed } = error.fields
      if (version === undefined) closed = error.message
      else
        Object.assign(field, {
          version: Number(version),
          confirmed: { value: value ? Number(value) : null, notAssessed: notAssessed || null },
        })
      if (field.wanted === wanted || closed) field.wanted = null
      notice = version === undefined ? null : `Answer ${field.where.answer}: ${error.message}`
      return
    }
    link = error.kind === 'signed out' ? 'signed out' : 'offline'
    const waitMs = retryMs[Math.min(failures, retryMs.length - 1)]
    failures += 1
    clearTimeout(timer)
    timer = setTimeout(sendAll, waitMs)
  }

  function sendAll() {
    for (const field of fields.values()) void send(field)
  }

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => state,
    /** Takes over what the server says of one question; what waits to be sent stays. */
    merge: ({ question, answers }: Pick<ReadingPage, 'question' | 'answers'>) => {
      for (const { number, value, notAssessed, version } of answers) {
        const where = { questionId: question.questionId, answer: number }
        const known = fields.get(keyOf(where))
        if (!known) {
          const confirmed = { value, notAssessed }
          fields.set(keyOf(where), { where, confirmed, version, wanted: null, isSending: false })
        } else if (!known.wanted && version > known.version)
          Object.assign(known, { version, confirmed: { value, notAssessed } })
      }
      tell()
    },
    write: (where: Where, score: Score) => {
      const field = fields.get(keyOf(where))
      if (!field || closed) return
      field.wanted = score
      notice = null
      tell()
      void send(field)
    },
    sendAll,
    dismiss: () => {
      notice = null
      tell()
    },
  }
}
