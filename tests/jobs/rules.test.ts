import { expect, test } from 'vitest'
import { whyNotChange, whyNotLoseManager, whyNotTeamRole } from '@/server/jobs/rules'

test('lets only admins and managers of the organization manage a job, and anybody review one', () => {
  const may = (role: 'admin' | 'manager' | 'interviewer' | 'reviewer', as: 'manager' | 'reviewer') =>
    whyNotTeamRole({ name: 'Mei', role }, as) === null
  expect([may('admin', 'manager'), may('manager', 'manager')]).toEqual([true, true])
  expect([may('interviewer', 'manager'), may('reviewer', 'manager')]).toEqual([false, false])
  for (const role of ['admin', 'manager', 'interviewer', 'reviewer'] as const)
    expect(may(role, 'reviewer')).toBe(true)
  expect(whyNotTeamRole({ name: 'Mei', role: 'interviewer' }, 'manager')).toContain('Mei')
})

test('keeps the only manager, and nobody else', () => {
  const team = [
    { memberId: 'a', role: 'manager' as const },
    { memberId: 'b', role: 'reviewer' as const },
  ]
  expect(whyNotLoseManager(team, 'a')).toContain('at least one manager')
  expect(whyNotLoseManager(team, 'b')).toBeNull()
  expect(whyNotLoseManager([...team, { memberId: 'c', role: 'manager' }], 'a')).toBeNull()
})

test('changes what is not archived', () => {
  expect(whyNotChange({ archivedAt: null })).toBeNull()
  expect(whyNotChange({ archivedAt: new Date() })).toContain('Restore')
})
