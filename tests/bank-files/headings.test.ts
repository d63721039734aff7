import { expect, test } from 'vitest'
import { guessColumns, guessField } from '@/server/bank-files/headings'
import { fieldNames, fields } from '@/server/bank-files/rules'

test('guesses columns in several spellings, each field once', () => {
  expect(
    guessColumns([
      'ID',
      'Question Text',
      'question',
      'Difficulty',
      'Time (minutes)',
      'Skills',
      'Rubric hint',
      'Point 1',
      'Point 2',
      'Level 1',
      'anchors 3',
      'Excellent',
      'Follow-up question',
      'Owner',
    ]),
  ).toEqual([
    'key',
    'prompt',
    null,
    'level',
    'minutes',
    'competencies',
    'hint',
    'points',
    'points',
    'anchor1',
    'anchor3',
    'anchor5',
    'followUps',
    null,
  ])
  expect(fields.map((field) => guessField(fieldNames[field]))).toEqual([...fields])
})
