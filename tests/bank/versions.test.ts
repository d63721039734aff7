import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { publishQuestion } from '@/server/bank/questions'
import { as, makeOrganization } from '../support/makers'
import { contentOn, create, find, makeShelf } from './content'

async function arrange() {
  const admin = await makeOrganization()
  const shelf = await makeShelf(admin)
  const questionId = await create(admin, contentOn(shelf))
  const publish = () => as(admin, (db) => publishQuestion(db, admin, { questionId }))
  return { admin, shelf, questionId, publish }
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
