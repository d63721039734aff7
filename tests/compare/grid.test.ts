import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAnswer } from '@/app/(workspace)/compare/[jobId]/matrix/answers'
import { matrixRows } from '@/app/(workspace)/compare/[jobId]/matrix/matrix-rows'
import { notAssessedReasons } from '@/db/schema/scores'
import { gridOf, writeAnswer } from '@/server/compare/grid'
import { cellOf } from '@/server/compare/rules'
import { makeOrganization, makePanel } from '@/tests/support/makers'
import { compare, scoreSession } from './arrange'

test('every answer that is sent is read as it was', () => {
  const members = Array.from({ length: 1200 }, (_, at) => ({ id: `m${at}`, name: `Name ${at}` }))
  const memberAt = (memberId: string) => Number(memberId.slice(1))
  const word = fc.oneof(
    fc.integer({ min: 1, max: 5 }).map((value) => ({ value, notAssessed: null })),
    fc.constantFrom(...notAssessedReasons).map((notAssessed) => ({ value: null, notAssessed })),
  )
  const scores = fc.array(fc.record({ member: fc.nat({ max: 1199 }), word }), { maxLength: 8 })
  fc.assert(
    fc.property(scores, fc.nat({ max: 4 }), (given, missing) => {
      const cell = cellOf(
        given.map(({ member, word: said }, at) => ({
          scorecardId: `s${at}`,
          memberId: `m${member}`,
          name: `Name ${member}`,
          ...said,
        })),
        Array.from({ length: missing }, (_, at) => `missing ${at}`),
      )
      const read = readAnswer(writeAnswer(cell, memberAt), members)
      const plain = (one: typeof cell) => ({
        ...one,
        scores: one.scores.map(({ scorecardId: _scorecardId, ...score }) => score),
      })
      expect(plain(read)).toEqual(plain(cell))
    }),
  )
})

describe('a grid', () => {
  test('has the same figures as the comparison it is made of, and each name once', async () => {
    const panel = await makePanel(await makeOrganization(), { candidates: 3 })
    const [first, second] = panel.sessions.map((one) => one.id) as [string, string]
    await scoreSession(panel, first, [
      [5, 3, null],
      [2, 4, 'no time'],
    ])
    await scoreSession(panel, second, [[5, 5, 5], null])
    const comparison = await compare(panel.manager, panel.jobId)
    const grid = gridOf(comparison)
    const rows = matrixRows(grid)
    for (const [at, row] of comparison.rows.entries()) {
      expect(rows[at]).toMatchObject({
        applicationId: row.applicationId,
        candidate: row.candidate,
        mean: row.overall.mean,
        spread: row.overall.spread,
        scores: row.overall.scores,
        disagreements: row.overall.disagreements,
        whyNotDecide: row.whyNotDecide,
      })
      expect(
        rows[at]?.places.map((place) =>
          typeof place === 'object' && place
            ? { mean: place.mean, missing: place.missing, notAssessed: place.notAssessed }
            : place,
        ),
      ).toEqual(
        row.places.map((place) => {
          if (place.state !== 'open') return place.state === 'sealed' ? place.seal : null
          const { mean, missing, notAssessed } = place.cell
          return { mean, missing, notAssessed }
        }),
      )
    }
    expect(rows[1]).toMatchObject({ mean: null, noted: [{ isOpen: false, submitted: 1 }] })
    const text = JSON.stringify(grid)
    for (const { name } of grid.members) expect(text.split(`"name":"${name}"`)).toHaveLength(2)
    // Nothing of what is sealed: the second candidate got three fives.
    expect(grid.rows[1]?.[4]).toMatch(/^~\d,~\d,~\d$/)
  })
})
