import { type Field, isListed } from './rules'

const spellings: readonly [Field, readonly string[]][] = [
  ['key', ['key', 'id', 'questionid', 'questionkey', 'ref', 'reference', 'code', 'identifier', 'slug']],
  ['category', ['category', 'categories', 'shelf', 'section', 'topic', 'area', 'group', 'theme']],
  ['level', ['level', 'difficulty', 'seniority', 'grade']],
  ['minutes', ['minutes', 'minute', 'mins', 'min', 'time', 'duration', 'timeminutes', 'timeinminutes']],
  [
    'competencies',
    ['competencies', 'competency', 'skills', 'skill', 'competences', 'competence', 'tags', 'tag'],
  ],
  ['prompt', ['prompt', 'question', 'questiontext', 'questions', 'wording', 'ask', 'interviewquestion']],
  [
    'hint',
    [
      'hint',
      'rubrichint',
      'rubric',
      'greatanswer',
      'idealanswer',
      'guidance',
      'guidelines',
      'lookfor',
      'answer',
    ],
  ],
  [
    'points',
    ['points', 'point', 'keypoints', 'keypoint', 'checklist', 'criteria', 'criterion', 'rubricpoints'],
  ],
  ['followUps', ['followups', 'followup', 'followupquestions', 'followupquestion', 'probes', 'probe']],
]
const anchorSpellings = /^(?:anchors?|levels?|scores?|ratings?|answers?|rubric|anchorlevel)([1-5])$/
const anchorWords: Readonly<Record<string, Field>> = {
  poor: 'anchor1',
  weak: 'anchor1',
  excellent: 'anchor5',
}

/** What a column's heading says that it holds, in any of several spellings; null where it says nothing known. */
export function guessField(heading: string): Field | null {
  const plain = heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
  const anchor = anchorSpellings.exec(plain)?.[1]
  if (anchor) return `anchor${anchor}` as Field
  const numbered = plain.replace(/\d+$/, '')
  for (const [field, words] of spellings)
    if (words.includes(plain) || (isListed(field) && words.includes(numbered))) return field
  return anchorWords[plain] ?? null
}

/** A guess for each column; what only one column can hold goes to the first that says so. */
export function guessColumns(headings: readonly string[]): (Field | null)[] {
  const taken = new Set<Field>()
  return headings.map((heading) => {
    const field = guessField(heading)
    if (!field || (!isListed(field) && taken.has(field))) return null
    taken.add(field)
    return field
  })
}
