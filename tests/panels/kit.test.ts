import { expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { saveAssignments } from '@/server/panels/assignments'
import { findKit } from '@/server/panels/kit'
import { owner } from '@/tests/support/database'
import { as, type MadePanel, makeMember, makeSeats } from '@/tests/support/makers'
import { note, refusalIn, score } from '../sessions/acts'
import { arrange, schedule } from './arrange'

const kitOf = (member: Member, panelId: string, sessionId?: string) =>
  as(member, (db) => findKit(db, member, { panelId, sessionId }))

/** The first interviewer asks and scores the first question alone, the second all others. */
const assign = ({ manager, panelId, interviewers, setItemIds }: MadePanel) =>
  as(manager, (db) =>
    saveAssignments(db, manager, {
      panelId,
      assignments: setItemIds.map((setItemId, at) => ({
        setItemId,
        memberId: interviewers[at === 0 ? 0 : 1]!.memberId,
        asks: true,
        scores: true,
      })),
    }),
  )

test('gives a manager everybody’s part, with the rubric, and an interviewer their own', async () => {
  const made = await arrange()
  await assign(made)
  const [ada, mei] = made.interviewers as [Member, Member]
  const all = await kitOf(made.manager, made.panelId)
  expect(all.kits.map((one) => one.memberId).toSorted()).toEqual([ada.memberId, mei.memberId].toSorted())
  expect(all.questions[0]).toMatchObject({
    prompt: 'Prompt 1',
    hint: 'Hint 1',
    points: [{ text: 'Point 1' }, { text: 'Point 2' }],
    anchors: [{ level: 1 }, { level: 3 }, { level: 5 }],
  })
  const own = await kitOf(ada, made.panelId)
  expect(own.kits).toHaveLength(1)
  expect(own.kits[0]!.parts).toEqual([
    { asks: true, scores: true, askedBy: [ada.name] },
    { asks: false, scores: false, askedBy: [mei.name] },
    { asks: false, scores: false, askedBy: [mei.name] },
  ])
})

test('of a session it follows the session’s own plan and people, not the panel’s as it is now', async () => {
  const made = await arrange({ interviewers: 3 })
  const [ada, mei, eva] = made.interviewers as [Member, Member, Member]
  const [sessionId] = await schedule(made, { memberIds: [ada.memberId, mei.memberId] })
  await assign(made)
  const { kits, meeting } = await kitOf(made.manager, made.panelId, sessionId)
  expect(kits.map((one) => one.memberId).toSorted()).toEqual([ada.memberId, mei.memberId].toSorted())
  expect(kits.every((one) => one.parts.every((part) => part.scores))).toBe(true)
  expect(meeting?.candidate).toMatch(/^Candidate/)
  expect((await refusalIn(kitOf(eva, made.panelId, sessionId))).kind).toBe('not found')
})

test('names nobody where the panel hides names, and tells nothing that was scored', async () => {
  const made = await arrange()
  const [first] = made.sessions
  const [seat] = await makeSeats(made.interviewers, first!.id)
  await score(seat!, made.setItemIds[0]!, 4)
  await note(seat!, made.setItemIds[0]!, 'a canary sings')
  const named = await kitOf(made.manager, made.panelId, first!.id)
  await owner`update panels set names_hidden = true where id = ${made.panelId}`
  const hidden = await kitOf(made.manager, made.panelId, first!.id)
  expect(hidden.meeting?.candidate).toMatch(/^Candidate 1$/)
  expect(named.meeting?.candidate).not.toBe(hidden.meeting?.candidate)
  expect(JSON.stringify(hidden)).not.toContain(named.meeting!.candidate)
  expect(JSON.stringify(named)).not.toContain('canary')
})

test('a session of another panel, a stranger and a reviewer get none', async () => {
  const made = await arrange()
  const other = await arrange()
  expect((await refusalIn(kitOf(made.manager, made.panelId, other.sessions[0]!.id))).kind).toBe('not found')
  const stranger = await makeMember(made.admin, 'interviewer')
  expect((await refusalIn(kitOf(stranger, made.panelId))).kind).toBe('not found')
})
