import { dictionary } from '@zxcvbn-ts/language-common'
import { expect, test } from 'vitest'
import { passwordRules } from '@/server/organizations/rules'

const isTaken = (password: string) => passwordRules.every((rule) => rule.holds(password))

test('takes none of the leaked passwords that are long enough, in whatever case', () => {
  const leaked = (dictionary['passwords-common'] as string[]).filter((password) => password.length >= 12)
  expect(leaked.length).toBeGreaterThan(300)
  expect(leaked.flatMap((password) => [password, password.toUpperCase()]).filter(isTaken)).toEqual([])
  expect(isTaken('correct horse battery')).toBe(true)
})
