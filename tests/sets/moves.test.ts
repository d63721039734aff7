import { expect, test } from 'vitest'
import { archiveQuestion, publishQuestion } from '@/server/bank/questions'
import { moveSets } from '@/server/sets/moves'
import { createSet, findSet } from '@/server/sets/sets'
import { publishSetVersion, saveSetVersion } from '@/server/sets/versions'
import { contentOn, create, edit, makeShelf } from '@/tests/bank/content'
import { owner } from '@/tests/support/database'
import { as, makeMember, makeOrganization } from '@/tests/support/makers'

async function arrange() {
  const admin = await makeOrganization()
  const shelf = await makeShelf(admin)
  const publishAgain = (questionId: string) => as(admin, (db) => publishQuestion(db, admin, { questionId }))
  const makeQuestion = async (prompt: string) => {
    const questionId = await create(admin, contentOn(shelf, { prompt }))
    await publishAgain(questionId)
    return questionId
  }
  const [first, second] = [await makeQuestion('First'), await makeQuestion('Second')]
  const makeSet = (name: string, published: boolean) =>
    as(admin, async (db) => {
      const { setId, setVersionId } = await createSet(db, admin, { name, slotMinutes: 30 })
      const items = [
        { questionId: first, weight: 2 },
        { questionId: second, weight: 1 },
      ]
      const { revision } = await saveSetVersion(db, admin, {
        setVersionId,
        revision: 1,
        slotMinutes: 30,
        items,
      })
      if (published) await publishSetVersion(db, admin, { setVersionId, revision })
      return setId
    })
  const reword = async () => {
    await edit(admin, first, contentOn(shelf, { prompt: 'First, reworded' }))
    await publishAgain(first)
  }
  const move = (...setIds: string[]) => as(admin, (db) => moveSets(db, admin, { setIds }))
  const found = async (setId: string, number?: number) => {
    const set = await as(admin, (db) => findSet(db, admin, { setId, ...(number && { number }) }))
    return [set.number, set.publishedAt !== null, ...set.items.map((one) => [one.prompt, one.weight])]
  }
  return { admin, first, second, makeSet, reword, move, found }
}

test('a published set gets its next draft, a draft is changed, and what is published stays', async () => {
  const { makeSet, reword, move, found } = await arrange()
  const [published, draft] = [await makeSet('Published', true), await makeSet('Draft', false)]
  await reword()
  expect(await found(draft)).toEqual([1, false, ['First', 2], ['Second', 1]])
  expect((await move(published, draft)).toSorted((a, b) => a.number - b.number)).toEqual([
    { setId: draft, number: 1 },
    { setId: published, number: 2 },
  ])
  expect(await found(published)).toEqual([2, false, ['First, reworded', 2], ['Second', 1]])
  expect(await found(published, 1)).toEqual([1, true, ['First', 2], ['Second', 1]])
  expect(await found(draft)).toEqual([1, false, ['First, reworded', 2], ['Second', 1]])
  const [audited] = await owner<{ count: number }[]>`
    select count(*)::int from audit_entries where action = 'moved set to newest wordings'
      and subject_id in (${published}, ${draft})`
  expect(audited).toEqual({ count: 2 })
})

test('who has the draft open is told that it changed', async () => {
  const { admin, first, makeSet, reword, move } = await arrange()
  const setId = await makeSet('Draft', false)
  const { setVersionId, revision } = await as(admin, (db) => findSet(db, admin, { setId }))
  await reword()
  await move(setId)
  const save = as(admin, (db) =>
    saveSetVersion(db, admin, {
      setVersionId,
      revision,
      slotMinutes: 30,
      items: [{ questionId: first, weight: 1 }],
    }),
  )
  await expect(save).rejects.toMatchObject({ refusal: { kind: 'conflict' } })
})

test('where one of them cannot be moved, none is, and it is named', async () => {
  const { admin, second, makeSet, reword, move, found } = await arrange()
  const [published, stuck] = [await makeSet('Published', true), await makeSet('Stuck', false)]
  await reword()
  await as(admin, (db) => archiveQuestion(db, admin, { questionId: second }))
  await expect(move(published, stuck)).rejects.toMatchObject({
    refusal: { kind: 'not now', message: expect.stringContaining('“Stuck”: A question of this set') },
  })
  expect(await found(published)).toEqual([1, true, ['First', 2], ['Second', 1]])
})

test('another organization’s set is not found', async () => {
  const { makeSet } = await arrange()
  const setId = await makeSet('Ours', true)
  const stranger = await makeMember(await makeOrganization(), 'manager')
  const act = as(stranger, (db) => moveSets(db, stranger, { setIds: [setId] }))
  await expect(act).rejects.toMatchObject({ refusal: { kind: 'not found' } })
})
