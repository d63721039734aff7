import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reference, run } from './run'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'evenhand-analyse-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const header = 'candidate,interviewer,question,score\n'
const decision = (fields: object) =>
  JSON.stringify({
    evenhand: 'decision',
    version: 1,
    job: 'J',
    scale: [1, 5],
    rule: { method: 'raw' },
    questions: [{ id: 'Q', competency: 'C', weight: 1 }],
    scores: [{ candidate: 'a', interviewer: 'p', question: 'Q', score: 3 }],
    ...fields,
  })

/** A file as it might be given, the options, and what is said of it. */
const cases: [name: string, content: string | Buffer, args: string[], said: string][] = [
  [
    'word.csv',
    `${header}a,p,x,3\nb,q,x,six\n`,
    [],
    'word.csv, line 3, column score: expected a number from 1 to 5, found “six”.',
  ],
  [
    'comma.csv',
    `${header}a,p,x,"3,5"\n`,
    [],
    'comma.csv, line 2, column score: expected a number from 1 to 5, found “3,5”. Write decimals with a point.',
  ],
  [
    'high.csv',
    `${header}a,p,x,7\n`,
    [],
    'high.csv, line 2, column score: expected a number from 1 to 5, found 7. Another scale is given with --scale MIN,MAX.',
  ],
  [
    'quoted.csv',
    `${header}"a\nb",p,x,3\n,q,x,3\n`,
    [],
    'quoted.csv, line 4, column candidate: expected a name, found nothing.',
  ],
  ['short.csv', `${header}a,p,x\n`, [], 'short.csv, line 2: expected 4 cells as in the header, found 3.'],
  ['long.csv', `${header}a,p,x,3,4\n`, [], 'long.csv, line 2: expected 4 cells as in the header, found 5.'],
  ['open.csv', `${header}"a,p,x,3\n`, [], 'open.csv, line 2: a quotation mark is opened and never closed.'],
  [
    'who.csv',
    'who,interviewer,question,score\na,p,x,3\n',
    [],
    'who.csv, line 1: There is no column candidate for the candidate; the header has who, interviewer, question, score. Name it with --candidate NAME.',
  ],
  [
    'twice.csv',
    'candidate,score,score\na,1,2\n',
    [],
    'twice.csv, line 1: the column score is there twice; give each a name of its own.',
  ],
  [
    'empty.csv',
    '',
    [],
    'empty.csv, line 1: expected a header and at least one row below it; the file has nothing in it.',
  ],
  [
    'header.csv',
    header,
    [],
    'header.csv, line 1: expected a header and at least one row below it; the file has only a header.',
  ],
  ['none.csv', `${header}a,p,x,\n`, [], 'none.csv: No score is there (1 empty); at least one is needed.'],
  [
    'latin.csv',
    Buffer.from(`${header}Zoë,p,x,3\n`, 'latin1'),
    [],
    'latin.csv is not UTF-8 text; save it as CSV UTF-8 and try again.',
  ],
  [
    'fake.csv.gz',
    'hello',
    [],
    'fake.csv.gz ends in .gz but is not a gzip file, or is cut off (incorrect header check).',
  ],
  [
    'rater.csv',
    'unit,A,B\nu,1,x\n',
    ['--kind', 'agreement'],
    'rater.csv, line 2, column B: expected a number, found “x”.',
  ],
  [
    'groups.csv',
    'group,applied,selected\nA,10,11\n',
    ['--kind', 'impact'],
    'groups.csv, line 2, column selected: expected at most the 10 who applied, found 11.',
  ],
  [
    'half.csv',
    'group,applied,selected\nA,10,1.5\n',
    ['--kind', 'impact'],
    'half.csv, line 2, column selected: expected a whole number of people, found “1.5”.',
  ],
  [
    'same.csv',
    'candidate,interviewer,score\na,p,3\nb,p,3\nc,q,3\n',
    ['--kind', 'reml'],
    'All 3 scores are 3: without variation there is nothing to estimate. Choose the terms with --terms.',
  ],
  ['broken.json', '{', [], 'broken.json is not JSON'],
  [
    'field.json',
    decision({ scale: undefined }),
    [],
    'field.json, scale: expected a value of the type tuple, found nothing.',
  ],
  [
    'score.json',
    decision({ scores: [{ candidate: 'a', interviewer: 'p', question: 'Q', score: 9 }] }),
    [],
    'score.json, scores[0].score: expected a number from 1 to 5, found 9.',
  ],
  [
    'asked.json',
    decision({ scores: [{ candidate: 'a', interviewer: 'p', question: 'Z', score: 3 }] }),
    [],
    'asked.json, scores[0].question: Z is not among the questions.',
  ],
  [
    'kind.json',
    decision({}),
    ['--kind', 'reml'],
    'A decision file is recomputed as it was decided; leave --kind out.',
  ],
]

test.each(cases)('%s', async (name, content, args, said) => {
  await writeFile(path.join(folder, name), content)
  const { code, out, err } = await run([name, ...args], folder)
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err.trim().startsWith(said), err).toBe(true)
})

test.each([
  [[], 'Say which file: npm run -s analyse -- FILE. More with --help.'],
  [['a.csv', 'b.csv'], 'One file at a time; b.csv would be too much.'],
  [['nowhere.csv'], 'There is no file'],
  [[reference('')], 'is a folder; expected a CSV file or a decision file.'],
  [
    [reference('panel1.csv'), '--kind', 'guess'],
    '--kind is one of panel, reml, agreement, items, impact, not guess.',
  ],
  [
    [reference('panel1.csv'), '--scale', '5,1'],
    '--scale is the least and the greatest score, such as 1,5; not 5,1.',
  ],
  [[reference('panel1.csv'), '--seed', 'x'], '--seed is a whole number from 0'],
  [[reference('panel1.csv'), '--points', '3'], '--points is a whole number from 64'],
  [[reference('panel1.csv'), '--terms', 'candidate,luck'], '--terms knows candidate, interviewer'],
  [[reference('panel1.csv'), '--question', 'topic'], 'There is no column topic for the question'],
  [[reference('panel1.csv'), '--bogus'], 'Unknown option'],
])('%j', async (args, said) => {
  const { code, out, err } = await run(args)
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err).toContain(said)
})

test('--help is an answer', async () => {
  const { code, out } = await run(['--help'])
  expect(code).toBe(0)
  for (const option of [
    '--kind',
    '--candidate',
    '--terms',
    '--unit',
    '--scale',
    '--seed',
    '--points',
    '--json',
  ]) {
    expect(out).toContain(option)
  }
})
