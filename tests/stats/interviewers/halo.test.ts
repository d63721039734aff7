import { expect, test } from 'vitest'
import { haloShare } from '@/server/stats/interviewers/halo'

test('is σ_h²/(σ_h² + σ_e²), by hand', () => {
  expect(haloShare({ 'candidate:interviewer': 0.09, residual: 0.27 }, 60)).toMatchObject({
    n: 60,
    reason: null,
    value: 0.25,
  })
  expect(haloShare({ 'candidate:interviewer': 0, residual: 1 }, 60)).toMatchObject({ value: 0 })
  expect(haloShare({ 'candidate:interviewer': 1, residual: 0 }, 60)).toMatchObject({ value: 1 })
})

test('has a reason where nothing is left, and refuses what is no variance', () => {
  expect(haloShare({ 'candidate:interviewer': 0, residual: 0 }, 60).reason).toMatch(/Nothing is left/)
  for (const wrong of [-1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => haloShare({ 'candidate:interviewer': wrong, residual: 1 }, 60)).toThrow(RangeError)
})
