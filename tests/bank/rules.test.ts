import { describe, expect, test } from 'vitest'
import { questionContent } from '@/server/bank/input'
import {
  changesBetween,
  type QuestionAct,
  questionActs,
  type Standing,
  sameWording,
  type Wording,
  whyNot,
  whyNotTheirs,
} from '@/server/bank/rules'
import { contentOn } from './content'

const ids = [1, 2, 3].map((at) => `01890000-0000-7000-8000-00000000000${at}`)
const shelf = { categoryId: ids[0] ?? '', competencyIds: ids.slice(1) }
const content = contentOn(shelf)
const wording: Wording = {
  ...content,
  competencies: [
    { id: ids[1] ?? '', name: 'Diagnosis' },
    { id: ids[2] ?? '', name: 'Judgment' },
  ],
}

const standings: Record<string, Standing> = {
  draft: { status: 'draft', hasDraftVersion: true, inReview: false },
  review: { status: 'review', hasDraftVersion: true, inReview: true },
  published: { status: 'published', hasDraftVersion: false, inReview: false },
  'change drafted': { status: 'published', hasDraftVersion: true, inReview: false },
  'change in review': { status: 'published', hasDraftVersion: true, inReview: true },
  archived: { status: 'archived', hasDraftVersion: true, inReview: false },
}

test.each<[string, QuestionAct[]]>([
  ['draft', ['edit', 'ask', 'publish', 'archive']],
  ['review', ['edit', 'withdraw', 'send back', 'publish']],
  ['published', ['edit', 'archive']],
  ['change drafted', ['edit', 'ask', 'publish', 'archive']],
  ['change in review', ['edit', 'withdraw', 'send back', 'publish']],
  ['archived', ['restore']],
])('as “%s” a question allows just %j, and says why not the rest', (name, allowed) => {
  const standing = standings[name]!
  expect(questionActs.filter((act) => whyNot(act, standing) === null)).toEqual(allowed)
})

test('only who asked for a review withdraws it', () => {
  expect(whyNotTheirs({ askedById: 'me' }, 'me')).toBeNull()
  expect(whyNotTheirs({ askedById: 'me' }, 'you')).toContain('Only who asked')
})

test('sees no change where only the order of anchors and competencies differs', () => {
  const { competencyIds, anchors } = content
  expect(sameWording(wording, { ...content, competencyIds: competencyIds.toReversed() })).toBe(true)
  expect(sameWording(wording, { ...content, anchors: anchors.toReversed() })).toBe(true)
})

test.each<[string, Partial<typeof content>]>([
  ['prompt', { prompt: 'Another' }],
  ['hint', { hint: 'Another' }],
  ['level', { level: 'advanced' }],
  ['minutes', { minutes: 9 }],
  ['competencies', { competencyIds: ids.slice(1, 2) }],
  ['the order of points', { points: content.points.toReversed() }],
  ['anchors', { anchors: [...content.anchors, { level: 4, text: 'New' }] }],
  ['follow-ups', { followUps: [] }],
])('sees a change of %s', (_, part) => {
  expect(sameWording(wording, { ...content, ...part })).toBe(false)
})

test.each<[string[], Partial<Wording>]>([
  [[], {}],
  [['Prompt reworded.'], { prompt: 'Another' }],
  [['Level advanced instead of intermediate.', '9 minutes instead of 8.'], { level: 'advanced', minutes: 9 }],
  [
    ['Competencies added: Speed.', 'Competencies removed: Judgment.'],
    { competencies: [...wording.competencies.slice(0, 1), { id: 'x', name: 'Speed' }] },
  ],
  [['Rubric hint reworded.'], { hint: 'Another' }],
  [['1 point reworded.'], { points: ['Rolls back first', 'Tells them at once'] }],
  [['1 point reworded.', '1 point added.'], { points: ['Rolls back first', 'Tells them', 'Waits'] }],
  [['2 points added.'], { points: [...wording.points, 'One', 'Two'] }],
  [['1 point removed.'], { points: ['Rolls back first'] }],
  [['The points stand in another order.'], { points: wording.points.toReversed() }],
  [['1 follow-up removed.'], { followUps: [] }],
  [
    ['Anchor 1 removed.', 'Anchor 2 added.', 'Anchor 5 reworded.'],
    {
      anchors: [
        { level: 2, text: 'Asks.' },
        { level: 3, text: 'Rolls back when told.' },
        { level: 5, text: 'Other.' },
      ],
    },
  ],
])('says in words: %j', (expected, part) => {
  expect(changesBetween(wording, { ...wording, ...part })).toEqual(expected)
})

describe('what a question has to say', () => {
  const fieldsWrong = (part: object) =>
    questionContent.safeParse({ ...content, ...part }).error?.issues.map((issue) => issue.path.join('.')) ??
    []

  test('takes a whole one', () => {
    expect(fieldsWrong({})).toEqual([])
  })

  test.each<[string, object]>([
    ['prompt', { prompt: '  ' }],
    ['prompt', { prompt: 'x'.repeat(4001) }],
    ['hint', { hint: '' }],
    ['categoryId', { categoryId: '' }],
    ['minutes', { minutes: Number.NaN }],
    ['minutes', { minutes: 0 }],
    ['minutes', { minutes: 7.5 }],
    ['minutes', { minutes: 121 }],
    ['level', { level: 'expert' }],
    ['competencyIds', { competencyIds: [] }],
    ['points', { points: [] }],
    ['points.1', { points: ['One', ' '] }],
    ['anchors', { anchors: content.anchors.slice(1) }],
    ['anchors', { anchors: [...content.anchors, { level: 5, text: 'Twice' }] }],
    ['anchors.0.level', { anchors: [{ level: 6, text: 'Beyond' }, ...content.anchors] }],
    ['followUps.0', { followUps: [''] }],
    ['', { key: 'smuggled' }],
  ])('says what is wrong at “%s”', (field, part) => {
    expect(fieldsWrong(part)).toEqual([field])
  })
})
