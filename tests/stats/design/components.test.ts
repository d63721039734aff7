import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findComponents } from '@/server/stats/design/components'
import { findLinks } from '@/server/stats/design/links'
import { type Rating, ratingsFrom } from '@/server/stats/mixed-model/ratings'
import { readExpected, readPanel } from '../reference/read'
import { runs } from '../runs'

const row = (cells: string): Rating => {
  const [candidate, interviewer, question] = cells.split(' ')
  return { candidate: candidate!, interviewer: interviewer!, question: question ?? null, score: 3 }
}
const partsOf = (rows: Rating[]) => {
  const ratings = ratingsFrom(rows)
  return findComponents(ratings).map(({ candidates }) => candidates.map((at) => ratings.candidate.levels[at]))
}

test('the reference panel is one part', () => {
  const { candidates, interviewers } = findComponents(readPanel())[0]!
  const [[...levels]] = readExpected('panel1.json').candidate_interviewer_components
  expect(candidates.length + interviewers.length).toBe(levels.length)
  expect(findComponents(readPanel())).toHaveLength(1)
})

test('candidates without a common interviewer are apart, the larger part first', () => {
  expect(partsOf(['a p', 'b q', 'c q', 'd q'].map(row))).toEqual([['b', 'c', 'd'], ['a']])
})

test('a chain of interviewers links', () => {
  expect(partsOf(['a p', 'b p', 'b q', 'c q', 'c r', 'd r'].map(row))).toEqual([['a', 'b', 'c', 'd']])
})

test('the same interviewers do not link those who were asked different questions only', () => {
  const rows = ['a p x', 'a q y', 'b p x', 'b q y', 'c p u', 'c q v', 'd p u', 'd q v'].map(row)
  expect(partsOf(rows)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  expect(partsOf([...rows, row('c p x')])).toEqual([['a', 'b', 'c', 'd']])
})

const designs = fc.array(
  fc.record({
    candidate: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    interviewer: fc.constantFrom('p', 'q', 'r', 's'),
    question: fc.constantFrom('x', 'y'),
    score: fc.constant(3),
  }),
  { minLength: 1, maxLength: 14 },
)

test('without questions the parts are those of the graph of who met whom', () => {
  fc.assert(
    fc.property(designs, (rows) => {
      const design = rows.map(({ candidate, interviewer, score }) => ({ candidate, interviewer, score }))
      expect(
        partsOf(design)
          .map((part) => part.join(''))
          .sort(),
      ).toEqual(graphParts(design).sort())
    }),
    runs,
  )
})

test('the scores that it names make one part, and one fewer would not', () => {
  fc.assert(
    fc.property(designs, (rows) => {
      const ratings = ratingsFrom(rows)
      const components = findComponents(ratings)
      const links = findLinks(ratings, components)
      const added = links.map((link) => ({ ...link, score: 3 }))
      expect(partsOf([...rows, ...added])).toHaveLength(1)
      if (links.length > 0) expect(partsOf([...rows, ...added.slice(0, -1)]).length).toBeGreaterThan(1)
    }),
    runs,
  )
})

/** Parts of the bipartite graph by walking it, each as its candidates' letters. */
function graphParts(rows: readonly Rating[]): string[] {
  const left = new Set(rows.map(({ candidate }) => candidate))
  const parts: string[] = []
  while (left.size > 0) {
    const part = new Set([[...left].sort()[0]!])
    for (let grown = true; grown; ) {
      const met = new Set(
        rows.filter(({ candidate }) => part.has(candidate)).map(({ interviewer }) => interviewer),
      )
      const reached = rows.filter(({ interviewer }) => met.has(interviewer)).map(({ candidate }) => candidate)
      grown = reached.some((candidate) => !part.has(candidate))
      for (const candidate of reached) part.add(candidate)
    }
    for (const candidate of part) left.delete(candidate)
    parts.push([...part].sort().join(''))
  }
  return parts
}
