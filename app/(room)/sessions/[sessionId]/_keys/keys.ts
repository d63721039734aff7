/** Everything in the room that one key does, with the key it has unless a person gives it another. */
export const keyActs = [
  ...[1, 2, 3, 4, 5].map((value) => ({
    act: `score ${value}`,
    usual: String(value),
    label: `Score ${value}`,
  })),
  { act: 'not assessed', usual: '0', label: 'Not assessed; again for the next reason' },
  ...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((usual, at) => ({
    act: `point ${at + 1}`,
    usual,
    label: `Point ${at + 1} heard, or not`,
  })),
  { act: 'follow-up', usual: 't', label: 'Next follow-up used' },
  { act: 'undo', usual: 'u', label: 'Undo what was recorded last' },
  { act: 'next', usual: 'j', label: 'Next question' },
  { act: 'previous', usual: 'k', label: 'Previous question' },
  { act: 'note', usual: 'n', label: 'Write in the note' },
  { act: 'ask', usual: 'q', label: 'Ask this question now; again once it was asked' },
  { act: 'skip', usual: 'x', label: 'Skip this question, or take that back' },
  { act: 'follow', usual: 'p', label: 'Go to what is asked now and follow, or stay' },
  { act: 'start', usual: 's', label: 'Start now, where the room asks' },
  { act: 'help', usual: '?', label: 'Show these keys' },
] as const satisfies readonly { act: string; usual: string; label: string }[]

export type KeyMap = ReadonlyMap<string, string>

export const usualKeys: KeyMap = new Map(keyActs.map(({ act, usual }) => [act, usual]))

/** The keys as a person set them, from what this device keeps; whatever makes no sense there is left at its usual key. */
export function readKeys(kept: string | null): KeyMap {
  const keys = new Map(usualKeys)
  let own: unknown = null
  try {
    own = JSON.parse(kept ?? 'null')
  } catch {
    return usualKeys
  }
  if (typeof own !== 'object' || own === null) return usualKeys
  for (const [act, key] of Object.entries(own))
    if (keys.has(act) && typeof key === 'string' && isKey(key)) keys.set(act, key)
  return freed(keys)
}

const addedLater: readonly string[] = ['ask', 'skip', 'follow']
const spare = 'w v y z i m l o r 6 7 8 9'.split(' ')

/**
 * The same keys, where an act that was added later gives way to what a person had given its usual key, and takes one
 * that is free: nobody's own keys shall be lost to it.
 */
function freed(keys: KeyMap): KeyMap {
  const result = new Map(keys)
  for (const act of addedLater) {
    const others = [...result].flatMap(([other, key]) => (other === act ? [] : [key]))
    if (!others.includes(result.get(act) ?? '')) continue
    result.set(act, spare.find((one) => !others.includes(one)) ?? '')
  }
  return new Set(result.values()).size === result.size ? result : usualKeys
}

export function writeKeys(keys: KeyMap): string {
  return JSON.stringify(Object.fromEntries([...keys].filter(([act, key]) => usualKeys.get(act) !== key)))
}

/** One character as a key of its own; case is no difference. */
export const isKey = (key: string) => /^\S$/u.test(key)

/** The keys with another one for an act, or why not in words. */
export function changeKey(keys: KeyMap, act: string, typed: string): { keys: KeyMap } | { whyNot: string } {
  const key = typed.toLowerCase()
  if (!isKey(key)) return { whyNot: 'A key is one character: a letter, a digit or a sign.' }
  const taken = keyActs.find((one) => one.act !== act && keys.get(one.act) === key)
  if (taken)
    return { whyNot: `${key.toUpperCase()} does “${taken.label}” already. Give that another key first.` }
  return { keys: new Map([...keys, [act, key]]) }
}

/** What a key does; arrows move as the keys for it do. */
export function actOfKey(keys: KeyMap, pressed: string): string | null {
  if (pressed === 'ArrowRight' || pressed === 'ArrowDown') return 'next'
  if (pressed === 'ArrowLeft' || pressed === 'ArrowUp') return 'previous'
  const key = pressed.toLowerCase()
  return keyActs.find(({ act }) => keys.get(act) === key)?.act ?? null
}
