import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { publishQuestion } from '@/server/bank/questions'
import { owner } from '../support/database'
import { as, makeOrganization } from '../support/makers'
import { contentOn, create, edit, find, makeShelf } from './content'

async function arrange() {
  const admin = await makeOrganization()
  const shelf = await makeShelf(admin)
  const questionId = await create(admin, contentOn(shelf))
  const publish = () => as(admin, (db) => publishQuestion(db, admin, { questionId }))
  return { admin, shelf, questionId, publish }
}

/** A set version with the question in its newest published wording. */
async function addToSet(of: Member, questionId: string, setId: string, number: number): Promise<void> {
  const [organizationId, setVersionId] = [of.organizationId, uuidv7()]
  await owner`insert into set_versions (organization_id, id, question_set_id, number, slot_minutes, created_by)
    values (${organizationId}, ${setVersionId}, ${setId}, ${number}, 60, ${of.memberId})`
  await owner`insert into set_items (organization_id, id, set_version_id, question_id, question_version_id, position)
    select organization_id, ${uuidv7()}, ${setVersionId}, question_id, id, 1 from question_versions
    where question_id = ${questionId} and published_at is not null order by number desc limit 1`
}

async function makeSetOf(of: Member, questionId: string, name: string): Promise<string> {
  const id = uuidv7()
  await owner`insert into question_sets (organization_id, id, name, created_by)
    values (${of.organizationId}, ${id}, ${name}, ${of.memberId})`
  await addToSet(of, questionId, id, 1)
  return id
}

test('the database refuses every change to a published version and its parts', async () => {
  const { admin, shelf, questionId, publish } = await arrange()
  const versionId = (await find(admin, questionId)).newest.id
  const organizationId = admin.organizationId
  const own = sql`organization_id = ${organizationId}::uuid and question_version_id = ${versionId}::uuid`
  const changes = [
    sql`update question_versions set prompt = 'changed' where id = ${versionId}::uuid`,
    sql`update question_versions set minutes = 1, revision = 9 where id = ${versionId}::uuid`,
    sql`update question_versions set published_at = null, published_by = null where id = ${versionId}::uuid`,
    sql`delete from points where ${own}`,
    sql`delete from anchors where ${own}`,
    sql`delete from follow_ups where ${own}`,
    sql`delete from question_version_competencies where ${own}`,
    sql`insert into anchors (organization_id, question_version_id, level, text) values (${organizationId}::uuid, ${versionId}::uuid, 4, 'new')`,
    sql`insert into points (organization_id, id, question_version_id, position, text) values (${organizationId}::uuid, gen_random_uuid(), ${versionId}::uuid, 9, 'new')`,
  ]
  await publish()
  for (const change of changes)
    await expect(as(admin, (db) => db.execute(change))).rejects.toMatchObject({ cause: { code: 'EH001' } })
  const { newest } = await find(admin, questionId)
  expect(newest).toMatchObject({
    prompt: contentOn(shelf).prompt,
    minutes: 8,
    points: contentOn(shelf).points,
  })
  expect(newest.publishedAt).not.toBeNull()
})

test('the database lets a draft change', async () => {
  const { admin, questionId } = await arrange()
  const { id } = (await find(admin, questionId)).newest
  await as(admin, (db) =>
    db.execute(sql`update question_versions set prompt = 'changed' where id = ${id}::uuid`),
  )
  await as(admin, (db) => db.execute(sql`delete from points where question_version_id = ${id}::uuid`))
  expect((await find(admin, questionId)).newest).toMatchObject({ prompt: 'changed', points: [] })
})

test('tells the sets that use a question now, and with which version', async () => {
  const { admin, shelf, questionId, publish } = await arrange()
  await publish()
  const kept = await makeSetOf(admin, questionId, 'Kept')
  const followed = await makeSetOf(admin, questionId, 'Followed')
  const emptied = await makeSetOf(admin, questionId, 'Emptied')
  const archived = await makeSetOf(admin, questionId, 'Archived')
  await owner`update question_sets set archived_at = now() where id = ${archived}`
  await owner`insert into set_versions (organization_id, id, question_set_id, number, slot_minutes, created_by)
    values (${admin.organizationId}, ${uuidv7()}, ${emptied}, 2, 60, ${admin.memberId})`
  await edit(admin, questionId, contentOn(shelf, { prompt: 'A later wording' }))
  await publish()
  await addToSet(admin, questionId, followed, 2)
  expect((await find(admin, questionId)).sets).toEqual([
    { id: followed, name: 'Followed', versionNumber: 2, published: false },
    { id: kept, name: 'Kept', versionNumber: 1, published: false },
  ])
})
