import { describe, expect, test } from 'vitest'
import { sessionStates } from '@/db/schema/sessions'
import {
  acts,
  sessionCan,
  stageOf,
  stateAfterReopening,
  whyNot,
  whyNotNoShow,
  whyNotReopen,
} from '@/server/session-life/rules'

// In the order of the life: scheduled, live, wrapping up, closed, cancelled, no-show.
const grid: Record<(typeof acts)[number], string> = {
  record: '       yes yes yes no  no  no',
  submit: '       yes yes yes no  no  no',
  revise: '       yes yes yes yes no  no',
  start: '        yes yes yes no  no  no',
  'end meeting': 'no  yes no  no  no  no',
  'note no-show': 'yes yes yes no  no  no',
  reopen: '       no  no  no  yes no  yes',
  replace: '      yes yes yes no  no  no',
  excuse: '       yes yes yes no  no  no',
  reschedule: '   yes no  no  no  no  no',
  cancel: '       yes no  no  no  no  no',
  restore: '      no  no  no  no  yes no',
}

describe.each(acts)('%s', (act) => {
  test.each(sessionStates.map((state, at) => [state, grid[act].trim().split(/\s+/)[at]] as const))(
    '%s: %s',
    (state, expected) => {
      expect(sessionCan(act, { state })).toBe(expected === 'yes')
      const why = whyNot(act, { state })
      if (expected === 'yes') expect(why).toBeNull()
      // A sentence for whoever pressed the button.
      else expect(why).toMatch(/^[A-Z].*\.$/)
    },
  )
})

const at = (time: string) => new Date(`2026-03-01T${time}Z`)
const slot = { startsAt: at('10:00:00'), slotMinutes: 60 }

test('wraps up half an hour after its slot, or when somebody says so, and never once it is over', () => {
  expect(stageOf({ ...slot, state: 'live' }, at('11:30:00'))).toBe('live')
  expect(stageOf({ ...slot, state: 'live' }, at('11:30:01'))).toBe('wrapping up')
  expect(stageOf({ ...slot, state: 'scheduled' }, at('11:30:01'))).toBe('wrapping up')
  expect(stageOf({ ...slot, state: 'wrapping up' }, at('10:05:00'))).toBe('wrapping up')
  for (const state of ['closed', 'cancelled', 'no-show'] as const)
    expect(stageOf({ ...slot, state }, at('23:00:00'))).toBe(state)
})

test('a no-show is noted from the start on, unless somebody met the candidate', () => {
  const scheduled = { ...slot, state: 'scheduled', seats: [{ submittedAt: null }] } as const
  expect(whyNotNoShow(scheduled, at('09:59:59'))).toContain('has not begun')
  expect(whyNotNoShow(scheduled, at('10:00:00'))).toBeNull()
  expect(whyNotNoShow({ ...scheduled, state: 'live' }, at('09:00:00'))).toBeNull()
  expect(whyNotNoShow({ ...scheduled, seats: [{ submittedAt: at('10:50:00') }] }, at('11:00:00'))).toContain(
    'somebody met the candidate',
  )
  expect(whyNotNoShow({ ...scheduled, state: 'closed' }, at('11:00:00'))).toContain('closed')
})

test('is reopened only where somebody is there to go on', () => {
  const over = (excusedByNoShow: boolean) => ({ state: 'closed' as const, seats: [{ excusedByNoShow }] })
  expect(whyNotReopen(over(true), 0)).toBeNull()
  expect(whyNotReopen(over(false), 1)).toBeNull()
  expect(whyNotReopen(over(false), 0)).toContain('Revise what was submitted')
  expect(whyNotReopen({ ...over(true), state: 'live' }, 1)).toBe('This session is not over.')
})

test('goes on where it would stand if it had never been over', () => {
  expect(stateAfterReopening({ ...slot, startedAt: null }, at('12:00:00'))).toBe('scheduled')
  expect(stateAfterReopening({ ...slot, startedAt: at('10:01:00') }, at('11:00:00'))).toBe('live')
  expect(stateAfterReopening({ ...slot, startedAt: at('10:01:00') }, at('11:00:01'))).toBe('wrapping up')
})
