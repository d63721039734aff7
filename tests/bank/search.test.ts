import { beforeAll, expect, test } from 'vitest'
import type * as z from 'zod'
import type { Member } from '@/server/access'
import type { bankFilter } from '@/server/bank/input'
import { listMoreQuestions, listQuestions } from '@/server/bank/list'
import { owner } from '../support/database'
import { as, makeOrganization } from '../support/makers'
import { contentOn, create, edit, makeShelf, type Shelf } from './content'

const list = (member: Member, filter: z.output<typeof bankFilter>, limit = 50) =>
  as(member, (db) => listQuestions(db, member, { limit, ...filter }))
const found = async (member: Member, text: string) =>
  (await list(member, { text })).questions.map(({ prompt }) => prompt)

let admin: Member
let shelf: Shelf
const write = (prompt: string, hint: string, ...points: string[]) =>
  create(admin, contentOn(shelf, { prompt, hint, points }))

beforeAll(async () => {
  admin = await makeOrganization()
  shelf = await makeShelf(admin)
  await write('How do you keep a service up?', 'Speaks of reliability.', 'Names an owner')
  await write('Who is told of an outage?', 'Says who and when.', 'Reliability is everybody’s')
  await write('What is reliability to you?', 'Is plain.', 'Counts requests')
  await write('Evaluates a model: which way?', 'Splits read/write paths.', 'Says what bias is')
})

const [hint, point, prompt, model] = [
  'How do you keep a service up?',
  'Who is told of an outage?',
  'What is reliability to you?',
  'Evaluates a model: which way?',
]

test('a prompt comes before a point, and a point before a hint', async () => {
  expect(await found(admin, 'reliability')).toEqual([prompt, point, hint])
})

test.each([
  ['relia', [prompt, point, hint], 'while it is typed'],
  ['relaibility', [prompt, point, hint], 'with two letters swapped'],
  ['relaib', [prompt, point, hint], 'swapped and not yet typed out'],
  ['releability', [prompt, point, hint], 'with a wrong letter'],
  ['eliability', [prompt, point, hint], 'without its first letter'],
  ['bais', [model], 'short, with two letters swapped'],
  ['RELIABILITY Outage', [point], 'with another, anywhere'],
  ['relaibility outgae', [point], 'both typed wrong'],
  ['evaluating', [model], 'by its stem'],
  ['write', [model], 'behind a slash'],
  ['xylophone', [], 'not at all'],
  ['wht', [], 'by nothing else, where it is short'],
])('finds “%s”', async (text, expected) => {
  expect(await found(admin, text)).toEqual(expected)
})

test('one letter is a word of its own, or begins one where none is', async () => {
  expect(await found(admin, 'a')).toEqual(expect.arrayContaining([model, hint]))
  expect(await found(admin, 'a')).not.toContain(prompt)
  expect(await found(admin, 'w')).toEqual(expect.arrayContaining([model, prompt]))
})

test('marks what was found, and where if not in the prompt', async () => {
  const [first, second, third] = (await list(admin, { text: 'relaibility' })).questions
  expect(first).toMatchObject({ marked: ['What is ', 'reliability', ' to you?'], excerpt: null })
  expect(second).toMatchObject({
    marked: [point],
    excerpt: { place: 'point', marked: ['', 'Reliability', ' is everybody’s'] },
  })
  expect(third).toMatchObject({ excerpt: { place: 'hint', marked: ['Speaks of ', 'reliability', '.'] } })
  expect((await list(admin, { text: 'relaibility' })).isLike).toBe(true)
  expect((await list(admin, { text: 'reliability' })).isLike).toBe(false)
})

test('a slip in one organization finds no word of another’s', async () => {
  const stranger = await makeOrganization()
  const theirs = await makeShelf(stranger)
  await create(stranger, contentOn(theirs, { prompt: 'Reliance on a vendor' }))
  expect(await found(stranger, 'relaibility')).toEqual([])
  expect(await found(stranger, 'relaince')).toEqual(['Reliance on a vendor'])
  expect(await found(admin, 'vendor')).toEqual([])
})

test('what is searched is the newest wording, whoever changes it by whatever way', async () => {
  const id = await write('A wording to be changed', 'Hint.', 'One aardvark')
  await edit(admin, id, contentOn(shelf, { prompt: 'Changed since', points: ['Two wombats'] }))
  expect(await found(admin, 'aardvark')).toEqual([])
  expect(await found(admin, 'wombat')).toEqual(['Changed since'])
  await owner`update points set text = 'Three platypuses' where organization_id = ${admin.organizationId} and text = 'Two wombats'`
  expect(await found(admin, 'wombat')).toEqual([])
  expect(await found(admin, 'platypus')).toEqual(['Changed since'])
})

test('page by page lists each once, in the order of one long page', async () => {
  const member = await makeOrganization()
  const own = await makeShelf(member)
  for (let at = 0; at < 7; at += 1)
    await create(member, contentOn(own, { prompt: at % 3 === 0 ? `Deploy ${at}` : `Other ${at}` }))
  for (const filter of [
    {},
    { text: 'deploy' },
    { text: 'dpeloy' },
    { text: 'rolls', level: 'intermediate' as const },
  ]) {
    const whole = (await list(member, filter)).questions.map(({ id }) => id)
    const first = await list(member, filter, 2)
    const paged = first.questions.map(({ id }) => id)
    for (let next = first.next; next; ) {
      const after = next
      const page = await as(member, (db) => listMoreQuestions(db, member, { ...filter, limit: 2, after }))
      paged.push(...page.questions.map(({ id }) => id))
      next = page.next
    }
    expect(whole.length, JSON.stringify(filter)).toBeGreaterThan(2)
    expect(paged, JSON.stringify(filter)).toEqual(whole)
  }
})

test('an organization is removed with all that was filed of it', async () => {
  const member = await makeOrganization()
  await create(member, contentOn(await makeShelf(member)))
  const filed = () => owner`
    select question_id from question_texts where organization_id = ${member.organizationId}
    union all select question_id from bank_words where organization_id = ${member.organizationId}`
  expect((await filed()).length).toBeGreaterThan(5)
  await owner`delete from organizations where id = ${member.organizationId}`
  expect(await filed()).toEqual([])
})
