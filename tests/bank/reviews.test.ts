import { expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { listHistory } from '@/server/bank/history'
import { listQuestions } from '@/server/bank/list'
import { archiveQuestion, publishQuestion } from '@/server/bank/questions'
import { askForReview, listReviews, sendBack, withdrawReview } from '@/server/bank/reviews'
import { owner } from '../support/database'
import { as, makeMember, makeOrganization } from '../support/makers'
import { contentOn, create, edit, find, makeShelf } from './content'

const refused = (kind: string, message?: unknown) => ({
  refusal: message === undefined ? { kind } : { kind, message },
})

async function arrange() {
  const admin = await makeOrganization()
  const manager = await makeMember(admin, 'manager', 'Ruben')
  const author = await makeMember(admin, 'interviewer', 'Mei')
  const shelf = await makeShelf(admin)
  const questionId = await create(author, contentOn(shelf))
  const ask = async (member: Member, request?: string) => {
    const { number, revision } = (await find(member, questionId)).newest
    return as(member, (db) =>
      askForReview(db, member, { questionId, seen: { number, revision }, ...(request && { request }) }),
    )
  }
  const answer = (words: string) => as(manager, (db) => sendBack(db, manager, { questionId, answer: words }))
  const withdraw = (member: Member) => as(member, (db) => withdrawReview(db, member, { questionId }))
  const publish = () => as(manager, (db) => publishQuestion(db, manager, { questionId }))
  const waiting = (member: Member) => as(member, (db) => listReviews(db, member))
  const steps = async () =>
    (await find(author, questionId)).history.map(({ what, who, number, words }) => [what, who, number, words])
  return { admin, manager, author, shelf, questionId, ask, answer, withdraw, publish, waiting, steps }
}

test('a draft goes to review with a word, comes back with one, and is published the second time', async () => {
  const { manager, author, shelf, questionId, ask, answer, publish, waiting, steps } = await arrange()
  await ask(author, 'Are the anchors far enough apart?')
  expect(await find(author, questionId)).toMatchObject({ status: 'review', inReview: true })
  expect((await waiting(manager)).toRead).toMatchObject([
    { questionId, number: 1, askedBy: 'Mei', request: 'Are the anchors far enough apart?' },
  ])
  expect(await waiting(author)).toEqual({ toRead: [], sentBack: [] })

  await answer('Anchor 3 says what 5 says.')
  expect(await find(author, questionId)).toMatchObject({ status: 'draft', inReview: false })
  expect((await waiting(manager)).toRead).toEqual([])
  expect((await waiting(author)).sentBack).toMatchObject([
    { questionId, answer: 'Anchor 3 says what 5 says.', answeredBy: 'Ruben' },
  ])

  await edit(author, questionId, contentOn(shelf, { minutes: 9 }))
  await ask(author)
  expect((await waiting(author)).sentBack).toEqual([])
  await publish()
  expect(await find(author, questionId)).toMatchObject({ status: 'published', inReview: false, review: null })
  expect(await waiting(manager)).toEqual({ toRead: [], sentBack: [] })
  expect(await steps()).toEqual([
    ['published', 'Ruben', 1, ''],
    ['asked for review', 'Mei', 1, ''],
    ['sent back', 'Ruben', 1, 'Anchor 3 says what 5 says.'],
    ['asked for review', 'Mei', 1, 'Are the anchors far enough apart?'],
    ['drafted', 'Mei', 1, ''],
  ])
  const audited = await owner<{ action: string }[]>`
    select action from audit_entries where subject_id = ${questionId} and action <> 'saved question' order by id`
  expect(audited.map(({ action }) => action)).toEqual([
    'asked for review of question',
    'sent question back',
    'asked for review of question',
    'published question',
  ])
})

test('a change of a published question is reviewed while sets go on taking the published wording', async () => {
  const { manager, author, shelf, questionId, ask, answer, publish } = await arrange()
  await publish()
  await edit(author, questionId, contentOn(shelf, { prompt: 'A better wording?' }))
  await ask(author)
  expect(await find(author, questionId)).toMatchObject({ status: 'published', inReview: true })
  const listed = (status: 'review' | 'published') =>
    as(manager, async (db) =>
      (await listQuestions(db, manager, { limit: 50, status })).questions.map(({ id }) => id),
    )
  expect(await listed('review')).toEqual([questionId])
  expect(await listed('published')).toEqual([questionId])
  await answer('The first was better.')
  expect(await find(author, questionId)).toMatchObject({ status: 'published', hasDraftVersion: true })
  expect(await listed('review')).toEqual([])
})

test('who asked withdraws, nobody else does, and the draft stays', async () => {
  const { manager, author, questionId, ask, withdraw } = await arrange()
  await ask(author)
  await expect(withdraw(manager)).rejects.toMatchObject(
    refused('not now', expect.stringContaining('Only who')),
  )
  await withdraw(author)
  expect(await find(author, questionId)).toMatchObject({ status: 'draft', hasDraftVersion: true })
  await expect(withdraw(author)).rejects.toMatchObject(refused('not now'))
})

test('what was not read is not asked about, and nothing is asked about twice', async () => {
  const { author, shelf, questionId, ask } = await arrange()
  await edit(author, questionId, contentOn(shelf, { minutes: 3 }))
  const unread = as(author, (db) =>
    askForReview(db, author, { questionId, seen: { number: 1, revision: 1 } }),
  )
  await expect(unread).rejects.toMatchObject(refused('conflict'))
  const both = await Promise.allSettled([ask(author), ask(author)])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('in review it is not archived; edited there it stays in review', async () => {
  const { manager, author, shelf, questionId, ask } = await arrange()
  await ask(author)
  const archive = as(manager, (db) => archiveQuestion(db, manager, { questionId }))
  await expect(archive).rejects.toMatchObject(refused('not now', expect.stringContaining('in review')))
  await edit(manager, questionId, contentOn(shelf, { minutes: 3 }))
  expect(await find(author, questionId)).toMatchObject({ status: 'review', inReview: true })
})

test('the database keeps an ended review as it ended, and lets nobody act in another’s name', async () => {
  const { manager, author, questionId, ask, answer } = await arrange()
  await ask(author)
  const forge = as(author, (db) =>
    db.execute(
      `update question_reviews set ended_at = now(), ended_as = 'withdrawn', ended_by = '${manager.memberId}' where question_id = '${questionId}'`,
    ),
  )
  await expect(forge).rejects.toThrow()
  await answer('No.')
  await as(manager, (db) =>
    db.execute(`update question_reviews set answer = 'Yes.' where question_id = '${questionId}'`),
  )
  expect((await find(author, questionId)).review).toMatchObject({ answer: 'No.', endedAs: 'sent back' })
})

test('another organization’s question has no review and no history', async () => {
  const [{ questionId, ask, author }, stranger] = [await arrange(), await makeOrganization()]
  await ask(author)
  const act = as(stranger, (db) => sendBack(db, stranger, { questionId, answer: 'Mine now.' }))
  await expect(act).rejects.toMatchObject(refused('not found'))
  expect(
    await as(stranger, (db) => listHistory(db, stranger, questionId, { versions: [], reviews: [] })),
  ).toEqual([])
  expect(await as(stranger, (db) => listReviews(db, stranger))).toEqual({ toRead: [], sentBack: [] })
})
