import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskNames } from '@/server/second-looks/masking'

const noor = { name: 'Noor Haddad', email: 'noor.haddad@example.org' }
const called = (name: string, email = '') => ({ name, email })

test.each([
  ['the whole name', noor, 'Then Noor Haddad left.', 'Then the candidate left.'],
  [
    'one part',
    noor,
    'Asked Noor twice, and Haddad agreed.',
    'Asked the candidate twice, and the candidate agreed.',
  ],
  [
    'small and capital letters',
    noor,
    'so noor said, and NOOR HADDAD',
    'so the candidate said, and the candidate',
  ],
  ['at the beginning of a sentence', noor, 'Noor knew. Haddad too', 'The candidate knew. The candidate too'],
  [
    'a possessive',
    noor,
    "So Noor’s plan and haddad's, too",
    'So the candidate’s plan and the candidate’s, too',
  ],
  ['one without its s', called('James Ross'), 'in James’ plan', 'in the candidate’s plan'],
  ['a quotation', called('James Ross'), "called 'James'", "called 'the candidate'"],
  ['a genitive of another language', noor, 'gut: Noors Plan', 'gut: the candidate’s Plan'],
  ['an initial', noor, 'and N. Haddad wrote', 'and the candidate wrote'],
  ['the address', noor, 'mail NOOR.HADDAD@example.org.', 'mail the candidate.'],
  ['another address', noor, 'mail jobs@example.org', 'mail jobs@example.org'],
  [
    'a handle from the address',
    called('Noor Haddad', 'nhaddad@x.org'),
    'github nhaddad',
    'github the candidate',
  ],
  ['a handle that is nobody', called('Noor Haddad', 'info@x.org'), 'more info', 'more info'],
  [
    'letters with marks',
    called('Emil Sørensen'),
    'SØRENSEN, Sorensen, Soerensen',
    'The candidate, the candidate, the candidate',
  ],
  [
    'marks set apart',
    called('José Ruiz'),
    'with Jose\u0301 and jose',
    'with the candidate and the candidate',
  ],
  ['an apostrophe within', called('Sean O’Brien'), "to O'Brien, OBrien", 'to the candidate, the candidate'],
  [
    'a hyphen within',
    called('Anne-Marie Li'),
    'to Anne-Marie, anne marie',
    'to the candidate, the candidate',
  ],
  [
    'small words within the name',
    called('Jan de la Vega'),
    'de la Vega; la calle de',
    'The candidate; la calle de',
  ],
  [
    'a short name in other words',
    called('Al Green'),
    'so Al said all, also alone',
    'so the candidate said all, also alone',
  ],
  ['a name inside another word', noor, 'Noorani and Minnoor', 'Noorani and Minnoor'],
  ['a name that is a word', called('Will Ross'), 'so Will will do it', 'so the candidate will do it'],
  ['a number in a name', called('Candidate 12'), 'in 12 minutes', 'in 12 minutes'],
  ['Cyrillic', called('Нина Петрова'), 'тут ПЕТРОВА', 'тут the candidate'],
  ['Arabic', called('نور حداد'), 'قالت نور حداد نعم', 'قالت the candidate نعم'],
  ['no spaces between words', called('田中 さくら'), '田中さくらは', 'the candidateは'],
  ['nothing to hide', noor, 'Named the rollback first.', 'Named the rollback first.'],
])('%s', (_, own, note, masked) => {
  expect(maskNames(note, own, [])).toBe(masked)
})

describe('the other candidates', () => {
  const emil = called('Emil Sørensen', 'emil@example.org')

  test('are another candidate where they are written like names', () => {
    expect(maskNames('Clearer than Emil Sørensen, as Emil was slow.', noor, [emil])).toBe(
      'Clearer than another candidate, as another candidate was slow.',
    )
    expect(maskNames('Mail emil@example.org', noor, [emil])).toBe('Mail another candidate')
  })

  test('leave words alone that only look like them', () => {
    const will = called('Will Long')
    expect(maskNames('Long answer. Will need help, will ask.', noor, [will])).toBe(
      'Long answer. Will need help, will ask.',
    )
  })

  test('never take the candidate’s own name', () => {
    expect(maskNames('So Haddad won', noor, [called('Zed Haddad')])).toBe('So the candidate won')
  })
})

const letters = (alphabet: string) =>
  fc.string({ unit: fc.constantFrom(...alphabet.split('')), minLength: 3, maxLength: 10 })
// No vowel but u in names and none in the rest, so that neither is a word of the other.
const name = letters('bcdufgkz').filter((one) => one.includes('u'))
const filler = letters('aeimnprtw')
const pieces = fc.array(
  fc.oneof(
    filler.map((text) => ({ text, isName: false })),
    fc.record({ text: name, isName: fc.constant(true) }),
  ),
  { maxLength: 12 },
)
const asWritten = [
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => text.charAt(0).toUpperCase() + text.slice(1),
  (text: string) => `${text}’s`,
]

test('whatever stands around it, no form of a name is left and nothing else goes', () => {
  fc.assert(
    fc.property(name, name, pieces, fc.nat(), (given, family, around, chance) => {
      const own = called(`${given} ${family}`, `${given}@example.org`)
      const words = around.map(({ text, isName }, at) =>
        isName ? asWritten[(chance + at) % asWritten.length]!(at % 2 ? given : family) : text,
      )
      const masked = maskNames(words.join(' · '), own, [])
      const rest = masked.toLowerCase().split(' · ')
      for (const [at, { text, isName }] of around.entries()) {
        if (isName) expect(rest[at]).toMatch(/^the candidate(’s)?$/)
        else expect(rest[at]).toBe(text)
      }
    }),
    { numRuns: 500 },
  )
})

test('a note of any characters is masked without an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (note, given) => {
      const once = maskNames(note, called(given, `${given}@example.org`), [called(`${given} Other`)])
      expect(typeof once).toBe('string')
    }),
    { numRuns: 500 },
  )
})
