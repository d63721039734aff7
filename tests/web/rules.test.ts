import { expect, test } from 'vitest'
import {
  demoAnswers,
  hostName,
  isLoopback,
  maySignIn,
  passwordRules,
  pathAfterSignIn,
} from '@/server/organizations/rules'

test.each([
  ['/jobs/1?tab=a#b', '/jobs/1?tab=a#b'],
  ['/', '/'],
  ['/a/../jobs', '/jobs'],
])('goes on to %s after signing in', (next, path) => {
  expect(pathAfterSignIn(next, '/today')).toBe(path)
})

test.each([
  ['https://evil.example/'],
  ['//evil.example/'],
  ['/\\evil.example/'],
  ['/\t/evil.example/'],
  ['/..//evil.example/'],
  ['javascript:alert(1)'],
  ['jobs'],
  [''],
  [undefined],
  [['/jobs', '/bank']],
])('does not go on to %s after signing in', (next) => {
  expect(pathAfterSignIn(next, '/today')).toBe('/today')
})

test('reads the name out of a Host header and refuses what is none', () => {
  expect(hostName('Localhost:3000')).toBe('localhost')
  expect(hostName('[::1]:3000')).toBe('[::1]')
  for (const host of [null, undefined, '', 'a b', 'user@localhost', 'localhost/x', 'localhost:99999'])
    expect(hostName(host), String(host)).toBeNull()
})

test('knows the names of this machine, and none that only begin or end like them', () => {
  for (const host of ['localhost', 'localhost:3000', '127.0.0.1:8080', '[::1]'])
    expect(isLoopback(host)).toBe(true)
  for (const host of [
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil-localhost',
    '192.168.1.5',
    null,
  ])
    expect(isLoopback(host), String(host)).toBe(false)
})

test('signs in under TLS or on this machine, and nowhere else', () => {
  expect(maySignIn('https://evenhand.example', 'evenhand.example')).toBe(true)
  expect(maySignIn('http://localhost:3000', '127.0.0.1:3000')).toBe(true)
  expect(maySignIn('http://localhost:3000', '192.168.1.5:3000')).toBe(false)
  expect(maySignIn('http://evenhand.example', 'evenhand.example')).toBe(false)
  // Something in front may rewrite the name; what people type is still without TLS.
  expect(maySignIn('http://evenhand.example', 'localhost:3000')).toBe(false)
  expect(maySignIn('http://localhost:3000', null)).toBe(false)
})

test('answers in the demo by a name of this machine or the public address only', () => {
  expect(demoAnswers('http://localhost:3000', 'localhost:3000')).toBe(true)
  expect(demoAnswers('http://localhost:3000', '127.0.0.1:49152')).toBe(true)
  expect(demoAnswers('https://demo.example', 'demo.example')).toBe(true)
  expect(demoAnswers('http://localhost:3000', 'rebound.evil.example:3000')).toBe(false)
  expect(demoAnswers('https://demo.example', 'demo.example.evil.example')).toBe(false)
  expect(demoAnswers('http://localhost:3000', null)).toBe(false)
})

const isGood = (password: string) => passwordRules.every((rule) => rule.holds(password))

test('takes long passwords of any kind and refuses short, uniform and common ones', () => {
  expect(isGood('correct horse battery')).toBe(true)
  expect(isGood('äöü 漢字 and more')).toBe(true)
  expect(isGood('elevenchars')).toBe(false)
  expect(isGood('abababababab')).toBe(false)
  expect(isGood('Password1234')).toBe(false)
  expect(isGood('abcd'.repeat(32))).toBe(true)
  expect(isGood(`${'abcd'.repeat(32)}e`)).toBe(false)
})
