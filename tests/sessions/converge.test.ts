import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import type { Seat } from '@/server/access'
import { Refused } from '@/server/errors'
import { findRoom } from '@/server/sessions/room'
import { owner } from '@/tests/support/database'
import { as, type MadePanel, makeOrganization, makePanel, makeSeats } from '@/tests/support/makers'
import { note, point, recommend, score } from './acts'

// A failure prints the seed and the path that replay it: EVENHAND_SEED sets it, EVENHAND_RUNS how many lines are tried.
const runs = Number(process.env.EVENHAND_RUNS ?? 100)
const seed = Number(process.env.EVENHAND_SEED ?? Math.floor(Math.random() * 2 ** 31))
// Thousands of lines go in four rows at once, each with a seed of its own: half of the time is waiting for PostgreSQL.
const rows = runs >= 1000 ? 4 : 1
let requests = 0
let conflicts = 0

const fields = ['score', 'other score', 'point', 'note', 'recommendation'] as const
type Field = (typeof fields)[number]
type Act = { entryId: string; field: Field; version: number; noteId: string; value: number }
type Outcome = { version: number; noteId?: string } | { conflict: number }

/** What one device knows: the version of each field it has seen, and the note it writes in. */
type Device = { versions: Map<Field, number>; noteId: string }

type Line = { seat: Seat; items: string[]; pointId: string }

const pools: { panel: MadePanel; sessions: string[] }[] = []

/** A scorecard that nobody has written on yet. */
async function makeLine(): Promise<Line> {
  // Rows that meet none make one each, and then take from all of them.
  let pool = pools.find(({ sessions }) => sessions.length > 0)
  if (!pool) {
    const panel = await makePanel(await makeOrganization(), { interviewers: 1, candidates: 25, questions: 2 })
    pool = { panel, sessions: panel.sessions.map((one) => one.id) }
    pools.push(pool)
  }
  const { panel, sessions } = pool
  const [seat] = await makeSeats(panel.interviewers, sessions.pop()!)
  const [row] = await owner<{ id: string }[]>`
    select p.id from points p join set_items i on i.question_version_id = p.question_version_id
    where i.id = ${panel.setItemIds[0]!} and p.position = 1`
  return { seat: seat!, items: panel.setItemIds, pointId: row!.id }
}

function send({ seat, items, pointId }: Line, act: Act): Promise<{ version: number; noteId?: string }> {
  const more = { entryId: act.entryId, version: act.version }
  switch (act.field) {
    case 'score':
      return score(seat, items[0]!, act.value, more)
    case 'other score':
      return score(seat, items[1]!, act.value, more)
    case 'point':
      return point(seat, items[0]!, pointId, act.value % 2 === 0, more)
    case 'note':
      return note(seat, items[0]!, act.entryId, { ...more, noteId: act.noteId })
    case 'recommendation':
      return recommend(seat, act.value > 2 ? 'yes' : 'no', act.entryId, more)
  }
}

/** The act's outcome; anything but an answer or a conflict is a failure. */
async function outcomeOf(line: Line, act: Act): Promise<Outcome> {
  requests += 1
  try {
    return await send(line, act)
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.kind !== 'conflict') throw error
    conflicts += 1
    return { conflict: Number(error.refusal.fields?.version) }
  }
}

type Entry = { id: string; place: string; written: string; version: number }

const historyOf = ({ seat }: Line) =>
  owner<Entry[]>`
    select id, concat_ws(' ', kind, set_item_id, point_id, note_id) as place,
      concat_ws(' ', value, heard::text, recommendation) as written, version
    from scorecard_entries where scorecard_id = ${seat.scorecardId} order by entered_at, id`

const currentOf = ({ seat }: Line) =>
  owner<Omit<Entry, 'id'>[]>`
    select concat_ws(' ', 'score', set_item_id) as place, value::text as written, version from scores
      where scorecard_id = ${seat.scorecardId}
    union all select concat_ws(' ', 'point', set_item_id, point_id), heard::text, version from points_heard
      where scorecard_id = ${seat.scorecardId}
    union all select concat_ws(' ', 'note', set_item_id, id), '', version from notes
      where scorecard_id = ${seat.scorecardId}
    union all select 'recommendation', recommendation, version from scorecard_contents
      where scorecard_id = ${seat.scorecardId}`

const device = fc.constantFrom(0, 1)
const made = fc.record({
  device,
  field: fc.constantFrom(...fields),
  value: fc.integer({ min: 1, max: 5 }),
  copies: fc.integer({ min: 1, max: 3 }),
})
const step = fc.record({
  acts: fc.array(made, { minLength: 1, maxLength: 4 }),
  echoes: fc.array(fc.nat(), { maxLength: 2 }),
})

test(
  'acts that come twice, late, out of order and at once from two devices end in one record, each applied once',
  async () => {
    const property = fc.asyncProperty(
      fc.array(step, { minLength: 2, maxLength: 5 }),
      fc.nat(),
      async (steps, turn) => {
        const line = await makeLine()
        const devices: Device[] = [1, 2].map(() => ({ versions: new Map(), noteId: uuidv7() }))
        // Both devices have the same first note open, as after a reload.
        devices[1]!.noteId = devices[0]!.noteId
        const answered = new Map<Act, Outcome>()

        for (const { acts, echoes } of steps) {
          const fresh = new Map<string, { act: Act; of: Device; copies: number }>()
          for (const one of acts) {
            const of = devices[one.device]!
            // A device has one change of a field under way at a time.
            fresh.set(`${one.device} ${one.field}`, {
              of,
              copies: one.copies,
              act: {
                entryId: uuidv7(),
                field: one.field,
                version: of.versions.get(one.field) ?? 0,
                noteId: of.noteId,
                value: one.value,
              },
            })
          }
          const before = [...answered]
          await Promise.all([
            ...echoes.map(async (nth) => {
              const [act, outcome] = before[nth % before.length] ?? []
              if (act) await sendAgain(line, act, outcome!)
            }),
            ...[...fresh.values()].map(async ({ act, of, copies }) => {
              const [first, ...others] = await Promise.all(
                Array.from({ length: copies }, () => outcomeOf(line, act)),
              )
              for (const other of others) expect('conflict' in other).toBe('conflict' in first!)
              if (!('conflict' in first!)) for (const other of others) expect(other).toEqual(first)
              answered.set(act, first!)
              of.versions.set(act.field, 'conflict' in first! ? first.conflict : first!.version)
              if ('noteId' in first! && first.noteId) of.noteId = first.noteId
            }),
          ])
        }

        const history = await historyOf(line)
        const current = await currentOf(line)
        const applied = [...answered].filter(([, outcome]) => !('conflict' in outcome))
        expect(history.map((entry) => entry.id).toSorted()).toEqual(
          applied.map(([act]) => act.entryId).toSorted(),
        )
        for (const { place, written, version } of current) {
          const entries = history
            .filter((entry) => entry.place === place)
            .toSorted((a, b) => a.version - b.version)
          // Every version has exactly one act, and the last of them stands.
          expect(entries.map((entry) => entry.version)).toEqual(entries.map((_, at) => at + 1))
          expect(entries.at(-1)).toMatchObject({ version, written })
        }
        expect(new Set(current.map((one) => one.place))).toEqual(new Set(history.map((one) => one.place)))

        // Everything once more, in another order: the same answers, and nothing moves.
        const all = [...answered]
        const turned = [...all.slice(turn % all.length), ...all.slice(0, turn % all.length)].toReversed()
        await Promise.all(turned.map(([act, outcome]) => sendAgain(line, act, outcome)))
        expect(await historyOf(line)).toEqual(history)
        expect((await currentOf(line)).toSorted(byPlace)).toEqual(current.toSorted(byPlace))

        const { record } = await as(line.seat.member, (db) => findRoom(db, line.seat))
        const lastTexts = history
          .filter((entry) => entry.place.startsWith('note'))
          .filter((entry, _, notes) =>
            notes.every((one) => one.place !== entry.place || one.version <= entry.version),
          )
        expect(record.notes.map((one) => one.text).toSorted()).toEqual(
          lastTexts.map((one) => one.id).toSorted(),
        )
      },
    )
    await Promise.all(
      Array.from({ length: rows }, (_, row) =>
        fc.assert(property, { numRuns: Math.ceil(runs / rows), seed: seed + row }),
      ),
    )
    console.log(
      `requests twice, late and out of order: ${runs} runs, ${requests} requests, ${conflicts} of them conflicts, 0 lost, 0 twice, seed ${seed}`,
    )
  },
  60_000 + runs * 2000,
)

async function sendAgain(line: Line, act: Act, outcome: Outcome): Promise<void> {
  const again = await outcomeOf(line, act)
  if ('conflict' in outcome) expect('conflict' in again).toBe(true)
  else expect(again).toEqual(outcome)
}

const byPlace = (a: { place: string }, b: { place: string }) => a.place.localeCompare(b.place)
