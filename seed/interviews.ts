import { uuidv7 } from 'uuidv7'
import { type Member, requireSeat, transactionOf } from '@/server/access'
import { recordNote } from '@/server/sessions/notes'
import { recordPoint } from '@/server/sessions/points'
import { recordRecommendation } from '@/server/sessions/recommendation'
import { reviseScore } from '@/server/sessions/revise'
import { findRoom } from '@/server/sessions/room'
import { recordScore } from '@/server/sessions/scores'
import { submitScorecard } from '@/server/sessions/submit'
import { deviate, makeChance } from './chance'
import { commentFor, noteOn, recommendationFor } from './remarks'

/** What shapes one interviewer's scores in one session, in steps of the scale, and the seed of its chance. */
export type Leaning = { strength: number; severity: number; seed: number }

const clamp = (value: number) => Math.min(5, Math.max(1, Math.round(value)))

/** A value of its own for each text, for differences that belong to a question and not to a person. */
function shiftOf(text: string): number {
  let sum = 0
  for (const character of text) sum = (sum * 31 + character.charCodeAt(0)) % 1009
  return (sum / 1009 - 0.5) * 0.9
}

/** Fills one interviewer's scorecard the way the room does, act by act, and submits it. */
export async function interview(member: Member, sessionId: string, leaning: Leaning): Promise<void> {
  await transactionOf(member, async (db) => {
    const seat = await requireSeat(db, member, sessionId)
    const { questions } = await findRoom(db, seat)
    const chance = makeChance(leaning.seed)
    const write = () => ({ sessionId, entryId: uuidv7(), version: 0 })
    const given: number[] = []
    for (const [at, { setItemId, prompt, points }] of questions.entries()) {
      const isLast = at === questions.length - 1
      // The last question is the one that time runs out on; now and then one is simply left open.
      if (chance() < (isLast ? 0.3 : 0.04)) {
        const notAssessed = isLast ? 'no time' : 'not asked'
        if (chance() < 0.75) await recordScore(db, seat, { ...write(), setItemId, value: null, notAssessed })
        continue
      }
      const value = clamp(3.3 + leaning.strength - leaning.severity + shiftOf(prompt) + deviate(chance, 0.35))
      given.push(value)
      await recordScore(db, seat, { ...write(), setItemId, value, notAssessed: null })
      const heard = points.filter(() => chance() < (value - 0.4) / 5)
      for (const point of heard) {
        await recordPoint(db, seat, { ...write(), setItemId, pointId: point.id, heard: true })
      }
      if (chance() < 0.7) {
        const missed = points.filter((point) => !heard.includes(point))
        const texts = (some: typeof points) => some.map((point) => point.text)
        const text = noteOn(chance, value, texts(heard), texts(missed))
        await recordNote(db, seat, {
          ...write(),
          noteId: uuidv7(),
          setItemId,
          pointId: null,
          text,
          unplanned: null,
        })
      }
    }
    const mean = given.reduce((sum, value) => sum + value, 0) / given.length
    const recommendation = recommendationFor(mean)
    const comment = commentFor(chance, recommendation)
    await recordRecommendation(db, seat, { ...write(), recommendation, comment })
    await submitScorecard(db, seat, { sessionId, confirmMissing: true })
  })
}

/** Raises this person's lowest score of a session by one after it was opened; the first value stays beside it. */
export async function reviseLowest(member: Member, sessionId: string, reason: string): Promise<void> {
  await transactionOf(member, async (db) => {
    const seat = await requireSeat(db, member, sessionId)
    const { record } = await findRoom(db, seat)
    const given = record.scores.flatMap(({ setItemId, value }) =>
      value === null ? [] : [{ setItemId, value }],
    )
    const lowest = given.toSorted((a, b) => a.value - b.value)[0]
    if (!lowest || lowest.value === 5) return
    const value = lowest.value + 1
    await reviseScore(db, seat, { sessionId, setItemId: lowest.setItemId, value, notAssessed: null, reason })
  })
}
