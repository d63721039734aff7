/** What a candidate can be known by in a note. */
export type Known = { name: string; email: string }

/**
 * A note without its candidate's name, its parts and the address, each replaced by “the candidate”, and without the
 * other candidates' names, as far as they are written like names. Best effort: nicknames, initials alone and what only
 * one person can have said stay.
 */
export function maskNames(text: string, own: Known, others: readonly Known[]): string {
  const masked = replaceNames(text, own, 'the candidate', ({ written }) => {
    return isCapital(written) || !alsoWords.has(fold(written))
  })
  return others.reduce(
    (rest, other) =>
      // Any word begins a sentence with a capital; a whole name is one wherever it stands.
      replaceNames(rest, other, 'another candidate', ({ written, startsSentence }) => {
        return isCapital(written) && (!startsSentence || /\s/u.test(written))
      }),
    masked,
  )
}

const word = /[\p{L}\p{M}\p{N}\u00AD\u200B-\u200D]+/gu
const address = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
/** Scripts that put no space between words: there a name is found inside a run of letters. */
const spaceless =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
/** What may stand between two parts of one name; a dot only after an initial, where it ends no sentence. */
const joins = /^(?:[^\S\n]+|['’‐‑-])$/u
const joinsInitial = /^\.?[^\S\n]*$/u
/** Small words within a name are words of notes, too; only the rest of the name takes them along. */
const particles = new Set(
  'al and bin bint da das de del della den der di do dos du e el ibn la le of ten ter van von y zu'.split(
    ' ',
  ),
)
/** Names that are words of every note in small letters. */
const alsoWords = new Set(
  'art best bill black brown chase day dean drew frank gold good grace grant green hill hope jack june king little long mark may miles north page pat rice rich rob rose stone sue west white will wood young'.split(
    ' ',
  ),
)

const plain: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
}
const typed: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }

/** A word without case, marks and invisible characters, so that “SØRENSEN”, “Sørensen” and “Sorensen” are one. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[øłđðþßæœı]/gu, (letter) => plain[letter] ?? letter)
}

/** The same as it is typed where the keyboard has no such letters: “Soerensen”. */
function foldAsTyped(text: string): string {
  const spelled = text.normalize('NFC').toLowerCase()
  return fold(spelled.replace(/[äöüøå]/gu, (letter) => typed[letter] ?? letter))
}

const isCapital = (written: string) => {
  const [first = ''] = written
  return first !== first.toLowerCase() || first === first.toUpperCase()
}
const lengthOf = (text: string) => Array.from(text).length

type Forms = {
  /** Words that stand for the person by themselves. */
  words: ReadonlySet<string>
  /** Initials and small words, which belong to the name only beside one of the others. */
  beside: ReadonlySet<string>
  /** Names found inside a run of letters, the longest first. */
  inside: readonly string[]
}

function formsOf({ name, email }: Known): Forms {
  const spaced = name.normalize('NFC').split(/\s+/u).filter(Boolean)
  const parts = spaced.flatMap((one) => [...(one.match(word) ?? []), one.replace(/[^\p{L}\p{M}\p{N}]/gu, '')])
  const ends = new Set([fold(spaced[0] ?? ''), fold(spaced.at(-1) ?? '')])
  const isSmall = (part: string) => lengthOf(part) < 2 || (particles.has(part) && !ends.has(part))
  const folded = new Set(parts.flatMap((part) => [fold(part), foldAsTyped(part)]))
  const letters = [...folded].filter((part) => /\p{L}/u.test(part))
  const words = letters.filter((part) => !isSmall(part))
  // What stands before the @ is a word of its own only where the name is in it: “info” is nobody.
  const local = fold(email.split('@')[0] ?? '').replace(/[^\p{L}\p{N}]/gu, '')
  if (words.some((part) => part.length > 2 && local.includes(part))) words.push(local)
  return {
    words: new Set(words),
    beside: new Set([...letters.filter(isSmall), ...letters.map((part) => Array.from(part)[0] ?? '')]),
    inside: [spaced.join(''), ...spaced]
      .filter((part) => spaceless.test(part) && lengthOf(part) > 1)
      .toSorted((a, b) => b.length - a.length),
  }
}

/** Whether a word is one of the forms, or its genitive or plural where it is long enough to carry one. */
function isForm(folded: string, { words }: Forms): boolean {
  const stem = folded.endsWith('s') ? folded.slice(0, -1) : ''
  return words.has(folded) || (stem.length > 3 && words.has(stem))
}

type Meant = (found: { written: string; startsSentence: boolean }) => boolean

function replaceNames(text: string, known: Known, by: string, isMeant: Meant): string {
  const forms = formsOf(known)
  let open = text.normalize('NFC')
  if (known.email) {
    const own = known.email.toLowerCase()
    open = open.replace(address, (found) => (found.toLowerCase() === own ? by : found))
  }
  for (const part of forms.inside) open = open.replaceAll(part, by)
  const tokens = [...open.matchAll(word)]
  let masked = ''
  let from = 0
  for (let at = 0; at < tokens.length; at += 1) {
    const last = endOfName(open, tokens, at, forms)
    if (last === null) continue
    const start = tokens[at]!.index
    const end = tokens[last]!.index + tokens[last]![0].length
    const before = open.slice(0, start)
    const startsSentence = /(?:^|[.!?]\s+|\n\s*)$/u.test(before)
    if (!isMeant({ written: open.slice(start, end), startsSentence })) continue
    const suffix = suffixOf(open.slice(end), tokens[last]![0], before)
    const isGenitive = suffix !== '' || !forms.words.has(fold(tokens[last]![0]))
    masked += open.slice(from, start) + (startsSentence ? by.charAt(0).toUpperCase() + by.slice(1) : by)
    if (isGenitive) masked += '’s'
    from = end + suffix.length
    at = last
  }
  return masked + open.slice(from)
}

/** The last word of what stands for the person from this word on; null where it does not begin here. */
function endOfName(
  text: string,
  tokens: readonly RegExpExecArray[],
  at: number,
  forms: Forms,
): number | null {
  let last: number | null = null
  for (let next = at; next < tokens.length; next += 1) {
    const token = tokens[next]!
    const before = tokens[next - 1]
    if (next > at && before) {
      const between = text.slice(before.index + before[0].length, token.index)
      if (!joins.test(between) && !(lengthOf(before[0]) === 1 && joinsInitial.test(between))) break
    }
    const folded = fold(token[0])
    if (next > at && alsoWords.has(folded) && !isCapital(token[0])) break
    if (isForm(folded, forms)) last = next
    else if (!forms.beside.has(folded)) break
  }
  return last
}

/** An apostrophe with or without its s, which goes with the name; a closing quotation mark stays. */
function suffixOf(after: string, name: string, before: string): string {
  const suffix = /^['’]s?(?![\p{L}\p{N}])/iu.exec(after)?.[0] ?? ''
  const isBare = suffix.length === 1
  return isBare && (!/[sxz]$/iu.test(name) || /['‘]$/u.test(before)) ? '' : suffix
}
