import { expect, test } from 'vitest'
import { requireSeat } from '@/server/access'
import { changeCandidate } from '@/server/candidates/candidates'
import { addFile } from '@/server/candidates/files'
import { listMySessions } from '@/server/sessions/mine'
import { findRoom } from '@/server/sessions/room'
import { owner } from '@/tests/support/database'
import { as, makeMember, makeOrganization, makePanel, makeSeats } from '@/tests/support/makers'
import { refusalIn, score } from './acts'

const secrets = ['Canary Nightingale', 'canary@example.org', 'https://example.org/canary', 'canary.pdf']

async function makeNamedRoom(namesHidden: boolean) {
  const panel = await makePanel(await makeOrganization(), { questions: 2 })
  const { candidateId } = panel.applications[0]!
  await as(panel.manager, async (db) => {
    await changeCandidate(db, panel.manager, {
      candidateId,
      name: secrets[0]!,
      email: secrets[1]!,
      links: [secrets[2]!],
    })
    await addFile(db, panel.manager, candidateId, {
      name: secrets[3]!,
      mediaType: 'application/pdf',
      content: Buffer.from('%PDF-1.7 canary'),
    })
  })
  await owner`update panels set names_hidden = ${namesHidden} where id = ${panel.panelId}`
  const [seat] = await makeSeats(panel.interviewers, panel.sessions[0]!.id)
  return { panel, seat: seat! }
}

test('where the panel hides names, nothing in the room or in one’s sessions tells who it is', async () => {
  const { seat } = await makeNamedRoom(true)
  const room = await as(seat.member, (db) => findRoom(db, seat))
  const mine = await as(seat.member, (db) => listMySessions(db, seat.member))
  for (const secret of secrets) expect(JSON.stringify([room, mine])).not.toContain(secret)
  expect(room.candidate).toEqual({ label: 'Candidate 1', links: [], files: [] })
  expect(mine[0]?.candidate).toBe('Candidate 1')
})

test('where names are shown, the room has the name, links and files', async () => {
  const { seat } = await makeNamedRoom(false)
  const room = await as(seat.member, (db) => findRoom(db, seat))
  expect(room.candidate).toMatchObject({
    label: secrets[0],
    links: [secrets[2]],
    files: [{ name: secrets[3] }],
  })
})

test('a question comes with its rubric, who asks it and whether it is mine to score', async () => {
  const { panel, seat } = await makeNamedRoom(false)
  await owner`update session_assignments set asks = true, scores = (set_item_id = ${panel.setItemIds[0]!})
    where session_id = ${seat.sessionId} and member_id = ${seat.member.memberId}`
  const room = await as(seat.member, (db) => findRoom(db, seat))
  expect(room.questions.map(({ number, prompt, scores }) => ({ number, prompt, scores }))).toEqual([
    { number: 1, prompt: 'Prompt 1', scores: true },
    { number: 2, prompt: 'Prompt 2', scores: false },
  ])
  expect(room.questions[0]).toMatchObject({
    hint: 'Hint 1',
    asks: true,
    points: [{ text: 'Point 1' }, { text: 'Point 2' }],
    anchors: [{ level: 1 }, { level: 3 }, { level: 5 }],
  })
  expect(room.questions[0]?.askedBy).toContain(seat.member.name)
})

test('only who sits in a session finds its room', async () => {
  const { panel, seat } = await makeNamedRoom(false)
  const colleague = await makeMember(panel.admin, 'interviewer')
  for (const member of [colleague, panel.admin, panel.manager])
    expect((await refusalIn(as(member, (db) => requireSeat(db, member, seat.sessionId)))).kind).toBe(
      'not found',
    )
})

test('one’s sessions tell how far the scorecard is', async () => {
  const { panel, seat } = await makeNamedRoom(false)
  await score(seat, panel.setItemIds[0]!, 4)
  const [mine] = await as(seat.member, (db) => listMySessions(db, seat.member))
  expect(mine).toMatchObject({ scored: 1, toScore: 2, submittedAt: null, state: 'live' })
})

test('one’s sessions come earliest first, cancelled ones not at all', async () => {
  const panel = await makePanel(await makeOrganization(), { candidates: 3, questions: 1, interviewers: 1 })
  const [interviewer] = panel.interviewers
  const [first, second, third] = panel.sessions
  await owner`update sessions set state = 'cancelled' where id = ${second!.id}`
  const mine = await as(interviewer!, (db) => listMySessions(db, interviewer!))
  expect(mine.map((one) => one.sessionId)).toEqual([first!.id, third!.id])
})
