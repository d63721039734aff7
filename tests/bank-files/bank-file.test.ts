import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { publishQuestion } from '@/server/bank/questions'
import { downloadFaulty, downloadQuestions } from '@/server/downloads'
import { contentOn, create, edit } from '../bank/content'
import { as, makeMember, makeOrganization } from '../support/makers'
import { arrange, bring, bringJson, check, exported, importNow, told } from './bring'

const starterBank = readFileSync(
  path.resolve(import.meta.dirname, '../../seed/bank/ai-safety-systems-engineer.json'),
  'utf8',
)

/** The bank keeps a question's competencies in no order of their own. */
const sorted = (json: string) =>
  (JSON.parse(json) as { competencies: string[] }[]).map((one) => ({
    ...one,
    competencies: one.competencies.toSorted(),
  }))

const fileName = { csv: 'bank.csv', xlsx: 'bank.xlsx', json: 'bank.json', markdown: 'bank.md' } as const

test('the whole starter bank goes out in each format and comes back to the letter', async () => {
  const from = await makeOrganization()
  const id = await bring(from, 'starter.json', starterBank)
  expect(await check(from, id)).toMatchObject({ rows: 50, new: 50, changed: 0, faulty: 0 })
  expect(await importNow(from, id, { publish: true })).toMatchObject({ made: 50, updated: 0, leftOut: 0 })
  expect(sorted((await exported(from, 'json')).toString())).toEqual(sorted(starterBank))

  for (const format of ['csv', 'xlsx', 'json', 'markdown'] as const) {
    const back = await bring(from, fileName[format], await exported(from, format, { which: 'published' }))
    expect(await check(from, back), format).toMatchObject({
      rows: 50,
      new: 0,
      changed: 0,
      unchanged: 50,
      faulty: 0,
    })
  }
})

test('a file holds what the filter shows: the newest wording, or only what is published', async () => {
  const { manager, shelf } = await arrange()
  const published = await create(manager, contentOn(shelf))
  await as(manager, (db) => publishQuestion(db, manager, { questionId: published }))
  await edit(manager, published, contentOn(shelf, { prompt: 'Reworded?' }))
  await create(manager, contentOn(shelf, { prompt: 'Only a draft?', level: 'beginner' }))
  const promptsOf = async (more: Parameters<typeof exported>[2]) =>
    (JSON.parse((await exported(manager, 'json', more)).toString()) as { prompt: string }[]).map(
      ({ prompt }) => prompt,
    )
  expect(await promptsOf({})).toEqual(['Reworded?', 'Only a draft?'])
  expect(await promptsOf({ which: 'published' })).toEqual(['A deploy went wrong. What do you do first?'])
  expect(await promptsOf({ level: 'beginner' })).toEqual(['Only a draft?'])
  expect(await promptsOf({ text: 'nowhere' })).toEqual([])
})

test('who reads the bank takes it along, who publishes reads what is faulty, nobody else either', async () => {
  const { admin, manager } = await arrange()
  const [reviewer, interviewer, stranger] = [
    await makeMember(admin, 'reviewer'),
    await makeMember(admin, 'interviewer'),
    await makeOrganization(),
  ]
  const id = await bringJson(manager, [told('one', { level: '=guru' })])
  await check(manager, id)
  const request = (more = {}) =>
    new Request('http://localhost/api/bank/export?as=csv&which=newest', {
      headers: { host: 'localhost', ...more },
    })
  expect((await downloadQuestions(request(), reviewer.userSessionId)).status).toBe(200)
  expect((await downloadQuestions(request(), null)).status).toBe(401)
  expect(
    (await downloadQuestions(request({ 'sec-fetch-site': 'cross-site' }), reviewer.userSessionId)).status,
  ).toBe(403)
  const bad = new Request('http://localhost/api/bank/export?as=exe&which=newest')
  expect((await downloadQuestions(bad, reviewer.userSessionId)).status).toBe(400)

  expect((await downloadFaulty(null, id)).status).toBe(401)
  expect((await downloadFaulty(interviewer.userSessionId, id)).status).toBe(403)
  expect((await downloadFaulty(stranger.userSessionId, id)).status).toBe(404)
  const faulty = await downloadFaulty(manager.userSessionId, id)
  expect(faulty.headers.get('content-disposition')).toContain('questions%20faulty%20rows.csv')
  expect((await faulty.text()).split('\n')[1]).toMatch(/^2,Level,.*“=guru” is no level/)
})
