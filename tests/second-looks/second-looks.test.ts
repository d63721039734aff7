import { describe, expect, test } from 'vitest'
import { compareJob } from '@/server/compare/comparison'
import { archiveJob, removeFromTeam } from '@/server/jobs/jobs'
import { removeMember } from '@/server/organizations/members'
import { listChoices } from '@/server/second-looks/choices'
import { endSecondLook, listSecondLooks, listToRead } from '@/server/second-looks/second-looks'
import { attempt, query } from '@/tests/database/acting'
import { refusalIn } from '@/tests/sessions/acts'
import { owner } from '@/tests/support/database'
import { as, makeMember } from '@/tests/support/makers'
import { scoreEverything } from '@/tests/support/world-looks'
import { arrange, find, finish, give, read, resultFor, start } from './arrange'

describe('starting', () => {
  test('records a seed, the candidates, the readers and who started it', async () => {
    const made = await arrange()
    const id = await start(made, [made.reviewer, made.interviewers[0]!])
    const [row] = await owner`select panel_id, seed, started_by, ended_at from second_looks where id = ${id}`
    expect(row).toMatchObject({ panel_id: made.panelId, started_by: made.manager.memberId, ended_at: null })
    expect(row!.seed).toBeGreaterThanOrEqual(0)
    const [audit] = await owner`select action, detail from audit_entries where subject_id = ${id}`
    expect(audit).toEqual({
      action: 'started second look',
      detail: { panelId: made.panelId, candidates: 3, readers: 2 },
    })
  })

  test('takes open evaluations only, and the database says so, too', async () => {
    const made = await arrange({ candidates: 2, sealed: 1 })
    const sealed = made.sessions[2]!.evaluation_id
    const refusal = await refusalIn(start(made, [made.reviewer], [...made.evaluationIds, sealed]))
    expect(refusal.fields?.evaluationIds).toContain('still sealed')
    const id = await start(made, [made.reviewer])
    const insert = `insert into second_look_evaluations (organization_id, second_look_id, evaluation_id)
      values ('${made.admin.organizationId}', '${id}', '${sealed}')`
    expect(await attempt(made.manager, insert)).toBe('EH011')
  })

  test('refuses candidates of another panel', async () => {
    const [made, other] = [await arrange({ candidates: 2 }), await arrange({ candidates: 2 })]
    const refusal = await refusalIn(
      start(made, [made.reviewer], [made.evaluationIds[0]!, other.evaluationIds[0]!]),
    )
    expect(refusal.fields?.evaluationIds).toBe('Choose candidates of this panel.')
  })

  test('refuses readers whom the seal would show nothing or a part, in words', async () => {
    const made = await arrange({ candidates: 2 })
    const stranger = await makeMember(made.admin, 'interviewer')
    expect((await refusalIn(start(made, [stranger]))).fields?.memberIds).toContain(
      'job’s team or of the panel',
    )
    await owner`insert into panel_members (organization_id, panel_id, member_id)
      values (${made.admin.organizationId}, ${made.panelId}, ${stranger.memberId})`
    expect((await refusalIn(start(made, [stranger]))).fields?.memberIds).toContain(
      'met none of these 2 candidates',
    )
  })

  test('of what nobody wrote down there is nothing to start', async () => {
    const made = await arrange({ candidates: 2, questions: 1 })
    await owner`delete from notes where organization_id = ${made.admin.organizationId}`
    await owner`update points_heard set heard = false where organization_id = ${made.admin.organizationId}`
    expect((await refusalIn(start(made, [made.reviewer]))).fields?.evaluationIds).toContain('nothing to read')
  })

  test('an archived job starts none', async () => {
    const made = await arrange({ candidates: 2 })
    await as(made.manager, (db) => archiveJob(db, made.manager, made.jobId))
    expect((await refusalIn(start(made, [made.reviewer]))).kind).toBe('not now')
  })

  test('shows a manager which candidates are open and who could read', async () => {
    const made = await arrange({ candidates: 2, sealed: 1 })
    const [panel] = await as(made.manager, (db) => listChoices(db, made.manager, { jobId: made.jobId }))
    expect(panel?.candidates.map(({ isOpen, seal }) => [isOpen, seal])).toEqual([
      [true, 'Open: all in'],
      [true, 'Open: all in'],
      [false, 'Sealed, 0 of 2 in'],
    ])
    const person = (id: string) => panel?.people.find((one) => one.memberId === id)
    expect(person(made.reviewer.memberId)).toMatchObject({ seesAll: true, met: [] })
    expect(person(made.interviewers[0]!.memberId)).toMatchObject({ seesAll: false })
    expect(person(made.interviewers[0]!.memberId)?.met).toHaveLength(3)
  })
})

describe('reading', () => {
  test('shows notes and points without names, first scores, times and ids', async () => {
    const made = await arrange()
    const id = await start(made, [made.reviewer])
    const page = await read(made.reviewer, id)
    expect(page.question).toMatchObject({
      number: 1,
      prompt: 'Prompt 1',
      hint: 'Hint 1',
      points: ['Point 1', 'Point 2'],
    })
    expect(page.question.anchors.map((anchor) => anchor.level)).toEqual([1, 3, 5])
    expect(page.answers.map((answer) => answer.number)).toEqual([1, 2, 3])
    for (const answer of page.answers) {
      expect(answer.points).toEqual([
        { text: 'Point 1', heardBy: 1 },
        { text: 'Point 2', heardBy: 0 },
      ])
      expect(answer.notes.toSorted().map((one) => one.replace(/\d+, question/, 'N, question'))).toEqual([
        // The makers call everybody “Candidate” and a number, and the notes say so.
        'The candidate is person N, question 0, interviewer 0',
        'The candidate is person N, question 0, interviewer 1',
      ])
      expect(Object.keys(answer).toSorted()).toEqual([
        'isEmpty',
        'notAssessed',
        'notes',
        'number',
        'points',
        'value',
        'version',
      ])
    }
    const text = JSON.stringify(page)
    for (const evaluationId of made.evaluationIds) expect(text).not.toContain(evaluationId)
    for (const one of [...made.interviewers, ...made.sessions]) {
      expect(text).not.toContain('name' in one ? one.name : one.id)
    }
    expect(text).not.toContain('whole interview')
  })

  test('orders the answers anew for every reader and question, and always the same', async () => {
    const made = await arrange({ candidates: 8, questions: 3 })
    const readers = [made.reviewer, made.manager, made.admin]
    const id = await start(made, readers)
    const orders = new Set<string>()
    for (const reader of readers) {
      const { questions } = await read(reader, id)
      for (const { questionId } of questions) {
        const order = await orderFor(reader, id, questionId)
        expect(await orderFor(reader, id, questionId)).toBe(order)
        orders.add(order)
      }
    }
    // Nine orders of eight: two alike would be one in a thousand.
    expect(orders.size).toBe(9)
  })

  test('takes what nobody wrote down for nothing to score', async () => {
    const made = await arrange({ candidates: 2, questions: 1 })
    const { evaluationIds } = made
    await owner`delete from notes where scorecard_id in (select id from scorecards where evaluation_id = ${evaluationIds[0]!})`
    await owner`update points_heard set heard = false where scorecard_id in (select id from scorecards where evaluation_id = ${evaluationIds[0]!})`
    const id = await start(made, [made.reviewer])
    const { answers, questions, question } = await read(made.reviewer, id)
    expect(questions).toMatchObject([{ toScore: 1, scored: 0 }])
    const empty = answers.find((answer) => answer.isEmpty)!
    expect(empty.notes).toEqual([])
    const where = { secondLookId: id, questionId: question.questionId, answer: empty.number }
    expect((await refusalIn(give(made.reviewer, where, 3))).kind).toBe('not found')
  })

  test('an erased candidate’s answers can no longer be read', async () => {
    const made = await arrange({ candidates: 2, questions: 1 })
    const id = await start(made, [made.reviewer])
    await owner`delete from candidate_keys where candidate_id = ${made.applications[0]!.candidateId}`
    const { answers, questions } = await read(made.reviewer, id)
    expect(questions).toMatchObject([{ toScore: 1 }])
    expect(answers.filter((answer) => answer.isEmpty && answer.notes.length === 0)).toHaveLength(1)
  })

  test('is for its readers, as long as they may read the notes', async () => {
    const made = await arrange({ candidates: 2 })
    const id = await start(made, [made.reviewer, made.manager])
    expect((await refusalIn(read(made.admin, id))).message).toContain('do not read')
    expect((await refusalIn(read(made.interviewers[0]!, id))).kind).toBe('not found')
    await as(made.manager, (db) => removeFromTeam(db, made.manager, made.jobId, made.reviewer.memberId))
    expect((await refusalIn(read(made.reviewer, id))).kind).toBe('not found')
    await owner`insert into panel_members (organization_id, panel_id, member_id)
      values (${made.admin.organizationId}, ${made.panelId}, ${made.reviewer.memberId})`
    expect((await refusalIn(read(made.reviewer, id))).message).toContain('not on the hiring team')
  })
})

describe('scoring', () => {
  test('saves at once, by compare and set, and can be taken back', async () => {
    const made = await arrange()
    const id = await start(made, [made.reviewer])
    const { question } = await read(made.reviewer, id)
    const where = { secondLookId: id, questionId: question.questionId, answer: 2 }
    expect(await give(made.reviewer, where, 4)).toEqual({ version: 1 })
    expect((await read(made.reviewer, id)).answers[1]).toMatchObject({ value: 4, version: 1 })
    const conflict = await refusalIn(give(made.reviewer, where, 2))
    expect(conflict).toMatchObject({ kind: 'conflict', fields: { value: '4', version: '1' } })
    // The same sent twice, as after an answer that got lost.
    expect(await give(made.reviewer, where, 4)).toEqual({ version: 1 })
    expect(await give(made.reviewer, where, null, { notAssessed: 'too little written', version: 1 })).toEqual(
      { version: 2 },
    )
    expect((await read(made.reviewer, id)).questions[0]).toMatchObject({ scored: 1 })
    expect(await give(made.reviewer, where, null, { version: 2 })).toEqual({ version: 3 })
    expect((await read(made.reviewer, id)).questions[0]).toMatchObject({ scored: 0 })
  })

  test('goes to the answer that the number stands for', async () => {
    const made = await arrange({ candidates: 5, questions: 2 })
    const id = await start(made, [made.reviewer])
    // Each answer gets the number of its candidate, which the note gives away here.
    await scoreEverything(made.reviewer, id, ({ notes }) => Number(/person (\d)/.exec(notes[0]!)![1]) + 1)
    const rows = await owner<{ evaluation_id: string; value: number }[]>`
      select evaluation_id, value from second_look_scores where second_look_id = ${id}`
    expect(rows).toHaveLength(10)
    for (const row of rows) expect(made.evaluationIds.indexOf(row.evaluation_id) + 1).toBe(row.value)
  })

  test('of an answer there is not, or of a question of another panel, is not found', async () => {
    const [made, other] = [await arrange({ candidates: 2 }), await arrange({ candidates: 2 })]
    const id = await start(made, [made.reviewer])
    const { question } = await read(made.reviewer, id)
    const otherId = await start(other, [other.reviewer])
    const foreign = (await read(other.reviewer, otherId)).question.questionId
    for (const where of [
      { secondLookId: id, questionId: question.questionId, answer: 3 },
      { secondLookId: id, questionId: foreign, answer: 1 },
      { secondLookId: otherId, questionId: foreign, answer: 1 },
    ])
      expect((await refusalIn(give(made.reviewer, where, 3))).kind).toBe('not found')
  })
})

describe('being through', () => {
  test('needs a score or a reason everywhere, is final and written down', async () => {
    const made = await arrange({ candidates: 2, questions: 2 })
    const id = await start(made, [made.reviewer])
    expect((await refusalIn(finish(made.reviewer, id))).message).toBe(
      '4 answers have no score yet, in questions 1 and 2.',
    )
    const { question } = await read(made.reviewer, id)
    await scoreEverything(made.reviewer, id, ({ number }) => (number === 1 ? null : 3))
    await finish(made.reviewer, id)
    const where = { secondLookId: id, questionId: question.questionId, answer: 1 }
    expect((await refusalIn(give(made.reviewer, where, 3, { version: 1 }))).message).toContain('final')
    const set = `update second_look_scores set value = 5, not_assessed = null where second_look_id = '${id}'`
    expect(await attempt(made.reviewer, set)).toBe(0)
    const [audit] =
      await owner`select member_id from audit_entries where action = 'finished second look' and subject_id = ${id}`
    expect(audit).toEqual({ member_id: made.reviewer.memberId })
  })

  test('what was given is seen by nobody before, and by no reader who is not', async () => {
    const made = await arrange({ candidates: 2, questions: 1 })
    const id = await start(made, [made.reviewer, made.interviewers[0]!])
    await scoreEverything(made.reviewer, id, () => 3)
    const rows = `select from second_look_scores where second_look_id = '${id}'`
    const seen = async () => ({
      manager: (await query(made.manager, rows)).length,
      reviewer: (await query(made.reviewer, rows)).length,
      interviewer: (await query(made.interviewers[0]!, rows)).length,
    })
    expect(await seen()).toEqual({ manager: 0, reviewer: 2, interviewer: 0 })
    await finish(made.reviewer, id)
    expect(await seen()).toEqual({ manager: 2, reviewer: 2, interviewer: 0 })
    for (const member of [made.manager, made.reviewer])
      expect((await refusalIn(resultFor(member, id))).message).toContain(
        `${made.interviewers[0]!.name} still reads`,
      )
    const before = JSON.stringify(await read(made.interviewers[0]!, id))
    await owner`update second_look_scores set value = 1, version = 9 where second_look_id = ${id}`
    expect(JSON.stringify(await read(made.interviewers[0]!, id))).toBe(before)
  })
})

describe('the end', () => {
  test('closes scoring, leaves out who was not through, and is for good', async () => {
    const made = await arrange({ candidates: 2, questions: 1 })
    const id = await start(made, [made.reviewer, made.admin])
    await scoreEverything(made.reviewer, id, () => 3)
    await scoreEverything(made.admin, id, () => 5)
    await finish(made.reviewer, id)
    const end = () => as(made.manager, (db) => endSecondLook(db, made.manager, id))
    await end()
    expect((await refusalIn(end())).message).toContain('ended already')
    expect((await refusalIn(finish(made.admin, id))).message).toContain('ended')
    expect(
      await attempt(
        made.admin,
        `update second_look_readers set finished_at = now() where second_look_id = '${id}'`,
      ),
    ).toBe(0)
    expect(
      await attempt(made.admin, `update second_look_scores set value = 1 where second_look_id = '${id}'`),
    ).toBe(0)
    expect(await attempt(made.manager, `update second_looks set ended_at = null where id = '${id}'`)).toBe(
      'EH010',
    )
    // Nobody reads any more, so the admin who did not come through sees the result, too.
    const { answers } = await resultFor(made.admin, id)
    expect(answers.flatMap((answer) => answer.second)).toMatchObject([
      { name: made.reviewer.name, value: 3 },
      { name: made.reviewer.name, value: 3 },
    ])
    const [audit] =
      await owner`select detail from audit_entries where action = 'ended second look' and subject_id = ${id}`
    expect(audit?.detail).toEqual({ readers: 2, through: 1 })
  })

  test('is what a second look waits for whose reader has left', async () => {
    const made = await arrange({ candidates: 2, questions: 1 })
    const id = await start(made, [made.reviewer, made.interviewers[0]!])
    await scoreEverything(made.interviewers[0]!, id, () => 3)
    await finish(made.interviewers[0]!, id)
    await as(made.admin, (db) => removeMember(db, made.admin, made.reviewer.memberId))
    const head = await find(made.manager, id)
    expect(head).toMatchObject({ isOver: false, whyNotEnd: null })
    expect(head.readers).toContainEqual({
      name: made.reviewer.name,
      finishedAt: null,
      hasLeft: true,
      isSelf: false,
    })
    await as(made.manager, (db) => endSecondLook(db, made.manager, id))
    expect((await find(made.manager, id)).whyNotResult).toBeNull()
  })
})

describe('the result', () => {
  test('sets the first scores against the second, with the names again', async () => {
    const made = await arrange({ candidates: 3, questions: 2 })
    const id = await start(made, [made.reviewer])
    await scoreEverything(made.reviewer, id, ({ questionNumber }) => (questionNumber === 1 ? 1 : 3))
    await finish(made.reviewer, id)
    const { candidates, questions, answers, findings, seed } = await resultFor(made.manager, id)
    expect(seed).toBe((await owner`select seed from second_looks where id = ${id}`)[0]!.seed)
    expect(questions.map((question) => question.number)).toEqual([1, 2])
    expect(candidates.every(({ candidate }) => candidate.startsWith('Candidate '))).toBe(true)
    expect(answers).toHaveLength(6)
    expect(answers[0]?.first.map((given) => given.value).toSorted()).toEqual([2, 4])
    // First 3 everywhere, then 1 and 3: one down on average, two apart on the first question of all three.
    expect(findings).toMatchObject({ answers: 6, candidates: 3, shift: -1, within: 3, agreement: null })
    expect(findings.apart).toHaveLength(3)
  })

  test('changes nothing of the comparison', async () => {
    const made = await arrange({ candidates: 3, questions: 1 })
    const compared = () =>
      as(made.manager, async (db) =>
        JSON.stringify(await compareJob(db, made.manager, { jobId: made.jobId, panelId: made.panelId })),
      )
    const before = await compared()
    const id = await start(made, [made.reviewer])
    await scoreEverything(made.reviewer, id, () => 1)
    await finish(made.reviewer, id)
    expect(await compared()).toBe(before)
  })

  test('is the interviewers’ only where the panel lets them compare', async () => {
    const made = await arrange({ candidates: 2, questions: 1 })
    const reader = made.interviewers[0]!
    const id = await start(made, [reader])
    await scoreEverything(reader, id, () => 3)
    await finish(reader, id)
    expect((await refusalIn(resultFor(reader, id))).message).toContain(
      'does not let its interviewers compare',
    )
    await owner`update panels set interviewers_may_compare = true where id = ${made.panelId}`
    expect((await resultFor(reader, id)).findings.answers).toBe(2)
  })
})

test('the list is the team’s whole, an interviewer’s own, and Today’s what waits', async () => {
  const made = await arrange({ candidates: 2, questions: 1 })
  const [own, other] = [made.interviewers[0]!, made.interviewers[1]!]
  const id = await start(made, [own, made.reviewer])
  const listed = async (member: typeof own) =>
    (await as(member, (db) => listSecondLooks(db, member, { jobId: made.jobId }))).secondLooks.map((look) => [
      look.id,
      look.toRead,
      look.candidates,
    ])
  expect(await listed(made.manager)).toEqual([[id, false, 2]])
  expect(await listed(own)).toEqual([[id, true, 2]])
  expect(await listed(other)).toEqual([])
  const waiting = (member: typeof own) => as(member, (db) => listToRead(db, member))
  expect(await waiting(own)).toMatchObject([{ secondLookId: id, jobId: made.jobId }])
  expect(await waiting(other)).toEqual([])
  await as(made.manager, (db) => endSecondLook(db, made.manager, id))
  expect(await waiting(own)).toEqual([])
})

/** The candidates, as the notes give them away here, in the order the reader meets them. */
async function orderFor(reader: Parameters<typeof read>[0], id: string, questionId: string): Promise<string> {
  const { answers } = await read(reader, id, questionId)
  return answers.map(({ notes }) => /person (\d)/.exec(notes[0]!)![1]).join('')
}
