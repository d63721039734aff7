import { expect, type Page } from '@playwright/test'
import type postgres from 'postgres'
import type { Room } from '@/server/sessions/room'
import { arrangeAs } from './arrange'
import { noteOf, placeOf, untilKept, untilSaved } from './room'

// How many times it is killed. EVENHAND_KILLS sets more, EVENHAND_SEED repeats a run.
export const kills = Number(process.env.EVENHAND_KILLS ?? 4)
const seed = Number(process.env.EVENHAND_SEED ?? Math.floor(Math.random() * 2 ** 31))

/** What goes wrong in a round: it is killed, and comes back. */
export type Fault = {
  name: string
  kill: () => Promise<void>
  restore: () => Promise<void>
  /** While only the app is gone the database can be asked, and the browser opens the room by itself. */
  databaseStays: boolean
  /** A connection past the app and every policy. */
  connect: () => postgres.Sql
}

/** One act of the person, by the field it is about, and what was written; a note's words stand sealed. */
type Act = { field: string; written: string }
type Applied = Act & { version: number }

const moments = [
  'right after “Saved”',
  'on its way',
  'while it is down',
  'while it is down, and reloaded',
] as const

/**
 * Scores question after question while `fault` kills something in each round, at another moment each time, and
 * compares what was done with what stands in the database. `losing` is the control: a browser that keeps nothing,
 * where the tab is reloaded while nobody answers.
 */
export async function scoreThroughKills(page: Page, fault: Fault, { rounds = kills, losing = false } = {}) {
  const address = new URL(page.url())
  const sessionId = address.pathname.split('/').at(-1) ?? ''
  const { questions } = await (await arrangeAs(page)).sessions.find.query({ sessionId })
  const chance = makeChance(seed)
  const acts: Act[] = []
  const lastNotes = new Map<string, string>()
  for (let at = 0; at < rounds; at += 1) {
    const question = questions[at % questions.length]
    if (!question) throw new Error('a room without questions')
    const text = `Round ${at + 1}`
    const moment = losing ? moments[3] : moments[(at + Math.floor(at / moments.length)) % moments.length]
    const act = async () => {
      acts.push(...(await recordOn(page, question, text, 1 + Math.floor(5 * chance()))))
      lastNotes.set(question.setItemId, text)
    }
    if (moment === moments[0] || moment === moments[1]) {
      await act()
      if (moment === moments[0]) await untilSaved(page)
      // From before the request has left to after it was answered.
      else await page.waitForTimeout(120 * chance())
      await fault.kill()
      if (moment === moments[0] && fault.databaseStays)
        expect(await listApplied(fault, sessionId)).toHaveLength(acts.length)
    } else {
      await fault.kill()
      await act()
      if (moment === moments[3] && fault.databaseStays) {
        // What is painted is on its way to the disk; only what the person was told is kept has to be there.
        if (!losing) await untilKept(page, 3)
        await page.reload()
      }
    }
    await fault.restore()
    if (losing) await page.goto(new URL(address.pathname, address).href)
    await untilSaved(page)
    // What the person was told is saved is there, after every single kill.
    if (!losing)
      expect(await listApplied(fault, sessionId), `${moment}, seed ${seed}`).toHaveLength(acts.length)
  }
  const applied = await listApplied(fault, sessionId)
  const { record } = await (await arrangeAs(page)).sessions.find.query({ sessionId })
  const outcome = {
    acts: acts.length,
    lost: missingFrom(applied, acts).length,
    twice: missingFrom(acts, applied).length,
  }
  console.log(
    `${fault.name}: ${rounds} times, ${outcome.acts} acts, ${outcome.lost} lost, ${outcome.twice} twice, seed ${seed}`,
  )
  if (!losing) {
    for (const field of new Set(acts.map((one) => one.field))) {
      const of = <One extends Act>(all: readonly One[]) => all.filter((one) => one.field === field)
      expect(of(applied).map((one) => one.written)).toEqual(of(acts).map((one) => one.written))
      expect(of(applied).map((one) => one.version)).toEqual(of(acts).map((_, at) => at + 1))
    }
    for (const [setItemId, text] of lastNotes)
      expect(record.notes.filter((one) => one.setItemId === setItemId).map((one) => one.text)).toEqual([text])
  }
  return outcome
}

/** A point, a note and a score, by keys. */
async function recordOn(
  page: Page,
  { number, setItemId, points }: Room['questions'][number],
  text: string,
  value: number,
): Promise<Act[]> {
  await placeOf(page, number).click()
  await expect(placeOf(page, number)).toHaveAttribute('aria-current', 'step')
  const point = page.getByRole('group', { name: 'Points heard' }).getByRole('checkbox').first()
  const heard = !(await point.isChecked())
  await page.keyboard.press('a')
  await expect(point).toBeChecked({ checked: heard })
  await noteOf(page).fill(text)
  await page.keyboard.press('Escape')
  await page.keyboard.press(String(value))
  await expect(placeOf(page, number)).toHaveAccessibleName(new RegExp(`scored ${value}`))
  return [
    { field: `point ${setItemId} ${points[0]?.id}`, written: String(heard) },
    { field: `note ${setItemId} `, written: '' },
    { field: `score ${setItemId} `, written: String(value) },
  ]
}

/** Every act that the server applied in the session, in the order of each field's versions. */
async function listApplied(fault: Fault, sessionId: string): Promise<Applied[]> {
  const sql = fault.connect()
  try {
    const rows = await sql<Applied[]>`
      select concat(entry.kind, ' ', entry.set_item_id, ' ', entry.point_id) as field,
        coalesce(entry.value::text, entry.heard::text, '') as written, entry.version
      from scorecard_entries entry
      join scorecards card on card.organization_id = entry.organization_id and card.id = entry.scorecard_id
      where card.session_id = ${sessionId} order by entry.version, entry.id`
    return [...rows]
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Which of `wanted` are not among `found`, each counted as often as it is there. */
function missingFrom(found: readonly Act[], wanted: readonly Act[]): Act[] {
  const left = new Map<string, number>()
  const keyOf = ({ field, written }: Act) => `${field}: ${written}`
  for (const one of found) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1)
  return wanted.filter((one) => {
    const count = left.get(keyOf(one)) ?? 0
    left.set(keyOf(one), count - 1)
    return count <= 0
  })
}

/** Numbers from 0 to 1 that a seed repeats. */
function makeChance(from: number): () => number {
  let state = from >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
