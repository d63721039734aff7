import { describe, expect, test } from 'vitest'
import { nextSort, sortOf, sortRows } from '@/app/(workspace)/compare/[jobId]/matrix/matrix-rows'

const row = (candidate: string, mean: number | null, disagreements: number) => ({
  candidate,
  mean,
  spread: mean,
  scores: disagreements,
  disagreements,
})
const rows = [row('Piotr', 3, 0), row('élodie', null, 2), row('Amara', 4, 2), row('Candidate 12', 2, 1)]
const order = (sort: string | undefined) => sortRows(rows, sortOf(sort)).map((one) => one.candidate)

describe('the order of the comparison', () => {
  test('is that in which candidates were added, until a heading is pressed', () => {
    expect(order(undefined)).toEqual(['Piotr', 'élodie', 'Amara', 'Candidate 12'])
    expect(order('nothing.like-it')).toEqual(order(undefined))
  })

  test('by name goes up, and down when pressed again', () => {
    const up = nextSort('name', null)
    expect(order(up)).toEqual(['Amara', 'Candidate 12', 'élodie', 'Piotr'])
    const down = nextSort('name', sortOf(up))
    expect(order(down)).toEqual(['Piotr', 'élodie', 'Candidate 12', 'Amara'])
    expect(nextSort('name', sortOf(down))).toBe(up)
  })

  test('by a figure goes down first; who has none stands last in either', () => {
    const down = nextSort('mean', sortOf('name'))
    expect(order(down)).toEqual(['Amara', 'Piotr', 'Candidate 12', 'élodie'])
    expect(order(nextSort('mean', sortOf(down)))).toEqual(['Candidate 12', 'Piotr', 'Amara', 'élodie'])
  })

  test('keeps what is equal as it was', () => {
    expect(order('disagreement')).toEqual(['élodie', 'Amara', 'Candidate 12', 'Piotr'])
  })
})
