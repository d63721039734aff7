import { expect, test } from 'vitest'
import {
  actOfKey,
  changeKey,
  keyActs,
  readKeys,
  usualKeys,
  writeKeys,
} from '@/app/(room)/sessions/[sessionId]/_keys/keys'

test('every act has a key of its own, and each key one act', () => {
  expect(new Set(usualKeys.values()).size).toBe(keyActs.length)
  for (const { act, usual } of keyActs) expect(actOfKey(usualKeys, usual)).toBe(act)
})

test('a key is given away once, whatever its case, and the one before does nothing any more', () => {
  const changed = changeKey(usualKeys, 'note', 'M')
  if (!('keys' in changed)) throw new Error(changed.whyNot)
  expect(actOfKey(changed.keys, 'm')).toBe('note')
  expect(actOfKey(changed.keys, 'M')).toBe('note')
  expect(actOfKey(changed.keys, 'n')).toBeNull()
  expect(changeKey(changed.keys, 'undo', 'm')).toEqual({
    whyNot: 'M does “Write in the note” already. Give that another key first.',
  })
  expect(changeKey(usualKeys, 'undo', ' ')).toHaveProperty('whyNot')
})

test('what the device keeps is read back, and what makes no sense there is left at the usual keys', () => {
  const changed = changeKey(usualKeys, 'next', 'ö')
  if (!('keys' in changed)) throw new Error(changed.whyNot)
  expect(writeKeys(changed.keys)).toBe('{"next":"ö"}')
  expect(readKeys(writeKeys(changed.keys))).toEqual(changed.keys)
  for (const broken of [null, 'no JSON', '7', '{"next":"k"}', '{"next":"two"}', '{"jump":"x"}'])
    expect(readKeys(broken)).toEqual(usualKeys)
})

test('keys that were set before an act was added stay as they are, and the new act takes one that is free', () => {
  const keys = readKeys('{"note":"q","undo":"x","next":"w"}')
  expect(actOfKey(keys, 'q')).toBe('note')
  expect(actOfKey(keys, 'x')).toBe('undo')
  expect(actOfKey(keys, keys.get('ask') ?? '')).toBe('ask')
  expect(actOfKey(keys, keys.get('skip') ?? '')).toBe('skip')
  expect(keys.get('follow')).toBe('p')
})

test('arrows move as the keys for it do', () => {
  expect(actOfKey(usualKeys, 'ArrowRight')).toBe('next')
  expect(actOfKey(usualKeys, 'ArrowUp')).toBe('previous')
})
