import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesOf, compareVersions, type Piece, piecesBetween } from '@/server/bank/changes'
import { publishQuestion, reuseVersion } from '@/server/bank/questions'
import { kindsOfChange, matchTexts, type Wording } from '@/server/bank/rules'
import { as, makeMember, makeOrganization } from '../support/makers'
import { contentOn, create, edit, find, makeShelf } from './content'

const wording: Wording = {
  ...contentOn({ categoryId: 'shelf', competencyIds: [] }),
  competencies: [{ id: 'a', name: 'Diagnosis' }],
}
const side = (pieces: readonly Piece[], without: Piece['is']) =>
  pieces
    .filter(({ is }) => is !== without)
    .map(({ text }) => text)
    .join('')
const bare = (text: string) => text.replaceAll(/\s+/g, '')

test('shows the words that went and came, and keeps those that stayed', () => {
  expect(piecesBetween('Stops the harm before the cause.', 'Stops the harm, then finds the cause.')).toEqual([
    { is: 'same', text: 'Stops the harm' },
    { is: 'removed', text: ' before' },
    { is: 'added', text: ', then finds' },
    { is: 'same', text: ' the cause.' },
  ])
})

test.each(['Was tust du zuerst, überhaupt?', '最初に何をしますか', 'ماذا تفعل أولاً؟'])(
  'divides “%s” into words of its own script',
  (text) => {
    const changed = piecesBetween(text, `${text} Warum?`).filter(({ is }) => is !== 'same')
    expect(changed.map(({ text: added }) => added.trim())).toEqual(['Warum?'])
  },
)

test('without what was added it is the earlier text, without what was removed the later', () => {
  const text = fc.array(fc.constantFrom('stop', 'the', 'harm', 'first,', 'why?', '\n', 'über'), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [before, after] = [one.join(' '), other.join(' ')]
      const pieces = piecesBetween(before, after)
      expect(bare(side(pieces, 'added'))).toBe(bare(before))
      expect(bare(side(pieces, 'removed'))).toBe(bare(after))
    }),
  )
})

test('tells of each point whether it stayed, moved, was reworded, added or removed', () => {
  const before = ['Rolls back first', 'Tells those who are hit', 'Writes it down', 'Asks for help']
  const after = ['Asks for help', 'Rolls back at once', 'Writes it down', 'Measures the harm']
  const { points } = changesOf({ ...wording, points: before }, { ...wording, points: after })
  expect(points?.map(({ is, from, to, isMoved }) => [is, from, to, isMoved])).toEqual([
    ['same', 4, 1, true],
    ['reworded', 1, 2, false],
    ['removed', 2, null, false],
    ['same', 3, 3, false],
    ['added', null, 4, false],
  ])
  expect(points?.[1]?.pieces).toContainEqual({ is: 'same', text: 'Rolls back ' })
})

test('accounts for every text of both lists once', () => {
  const texts = fc.array(fc.constantFrom('a b', 'a c', 'b c', 'd', 'e f g'), { maxLength: 7 })
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const matches = matchTexts(before, after)
      const places = (of: 'from' | 'to') =>
        matches.flatMap((match) => match[of] ?? []).toSorted((a, b) => a - b)
      expect(places('from')).toEqual(before.map((_, at) => at))
      expect(places('to')).toEqual(after.map((_, at) => at))
      for (const { is, from, to } of matches) if (is === 'same') expect(before[from!]).toBe(after[to!])
    }),
  )
})

test.each<[string[], Partial<Wording>]>([
  [[], {}],
  [['wording'], { prompt: 'Another' }],
  [['hint', 'minutes'], { hint: 'Another', minutes: 9 }],
  [['points'], { points: wording.points.toReversed() }],
  [['anchors'], { anchors: [...wording.anchors, { level: 4, text: 'New' }] }],
  [[], { anchors: wording.anchors.toReversed() }],
  [['follow-ups', 'level', 'competencies'], { followUps: [], level: 'advanced', competencies: [] }],
])('names what an edit was about: %j', (kinds, part) => {
  const after = { ...wording, ...part }
  expect(kindsOfChange(wording, after)).toEqual(kinds)
  expect(Object.values(changesOf(wording, after)).filter(Boolean)).toHaveLength(kinds.length)
})

async function arrange() {
  const admin = await makeOrganization()
  const shelf = await makeShelf(admin)
  const questionId = await create(admin, contentOn(shelf))
  const publish = () => as(admin, (db) => publishQuestion(db, admin, { questionId }))
  await publish()
  await edit(
    admin,
    questionId,
    contentOn(shelf, { prompt: 'A later wording?', points: ['Waits'], followUps: [] }),
  )
  const reuse = async () => {
    const { number, revision } = (await find(admin, questionId)).newest
    return as(admin, (db) => reuseVersion(db, admin, { questionId, number: 1, seen: { number, revision } }))
  }
  return { admin, shelf, questionId, publish, reuse }
}

test('compares any two versions, in either direction', async () => {
  const { admin, questionId } = await arrange()
  const compare = (from: number, to: number) =>
    as(admin, (db) => compareVersions(db, admin, { questionId, from, to }))
  expect((await compare(1, 2)).followUps).toMatchObject([{ is: 'removed', from: 1, to: null }])
  expect((await compare(2, 1)).followUps).toMatchObject([{ is: 'added', from: null, to: 1 }])
  await expect(compare(1, 3)).rejects.toMatchObject({ refusal: { kind: 'not found' } })
  const stranger = await makeMember(await makeOrganization(), 'admin')
  const peek = as(stranger, (db) => compareVersions(db, stranger, { questionId, from: 1, to: 2 }))
  await expect(peek).rejects.toMatchObject({ refusal: { kind: 'not found' } })
})

test('an older wording becomes the next version, whole, and the published one stays', async () => {
  const { admin, shelf, questionId, publish, reuse } = await arrange()
  await publish()
  expect(await reuse()).toEqual({ number: 3, revision: 1 })
  const { newest, versions, status } = await find(admin, questionId)
  const { prompt, hint, points, anchors, followUps, minutes, level, competencyIds } = contentOn(shelf)
  const said = { prompt, hint, points, anchors, followUps, minutes, level }
  expect(newest).toMatchObject({ number: 3, publishedAt: null, ...said })
  expect(newest.competencies).toHaveLength(competencyIds.length)
  expect(versions[1]).toMatchObject({ number: 2, prompt: 'A later wording?' })
  expect(status).toBe('published')
  await expect(reuse()).rejects.toMatchObject({ refusal: { kind: 'not now' } })
})

test('where a draft stands, an older wording takes its place, unless it was saved since', async () => {
  const { admin, shelf, questionId, reuse } = await arrange()
  const stale = as(admin, (db) =>
    reuseVersion(db, admin, { questionId, number: 1, seen: { number: 2, revision: 9 } }),
  )
  await expect(stale).rejects.toMatchObject({ refusal: { kind: 'conflict' } })
  expect(await reuse()).toEqual({ number: 2, revision: 2 })
  expect((await find(admin, questionId)).newest.prompt).toBe(contentOn(shelf).prompt)
})
