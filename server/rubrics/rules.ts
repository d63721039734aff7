/** Words that say nothing of what a text is about. */
const empty = new Set(
  'a an and are as at be but by can could describe did do does explain for from give had has have how i if in into is it its me might of on one or our say should so tell than that the their them then there these they this to us walk was we were what when where which who why will with would you your'.split(
    ' ',
  ),
)

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** The words of a text that carry it, without their endings: “evaluating” and “evaluates” are one. */
export function keywordsOf(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => !empty.has(word))
      .map(stemOf),
  )
}

function stemOf(word: string): string {
  const stem = word.replace(/(?:ations?|ions?|ing|ed|es|s|ly|e)$/u, '')
  return stem.length >= 3 ? stem : word
}

/** Where a warning stands: beside the hint, the points as a whole, one point (from 0) or one anchor (by level). */
export type WarningPlace = 'hint' | 'points' | `points.${number}` | `anchor ${number}`
export type RubricWarning = { place: WarningPlace; message: string }

/** What somebody writes for listening: nothing of it needs to be finished. */
export type RubricText = {
  hint: string
  points: readonly string[]
  anchors: readonly { level: number; text: string }[]
}

/** More than these nobody listens for while also asking and writing. */
export const pointsToHearMax = 7

/** What may be meant otherwise in a rubric, in the order of the form. It stops nobody: the writer knows better. */
export function rubricWarnings(rubric: RubricText): RubricWarning[] {
  return [...pointWarnings(rubric), ...anchorWarnings(rubric.anchors)]
}

function pointWarnings({ hint, points }: RubricText): RubricWarning[] {
  const written = points.filter((point) => point.trim()).length
  if (!hint.trim()) return []
  if (written === 0)
    return [
      {
        place: 'hint',
        message:
          'This hint has no points yet. Write each part of it that can be heard on its own as a point.',
      },
    ]
  return [
    ...(written > pointsToHearMax
      ? [
          {
            place: 'points',
            message: `${written} points are more than one can listen for. ${pointsToHearMax} or fewer are heard reliably: merge some, or drop what matters least.`,
          } as const,
        ]
      : []),
    ...points.flatMap((point, at): RubricWarning[] =>
      isNamed(point, hint)
        ? []
        : [
            {
              place: `points.${at}`,
              message: 'The hint does not name this. Whoever reads the hint alone will not listen for it.',
            },
          ],
    ),
  ]
}

/** Where words are not set apart by spaces, nothing is said of them. */
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Whether a hint has any of a point's words, in whatever form: “toxic” names “toxicity”. */
function isNamed(point: string, hint: string): boolean {
  const own = keywordsOf(point)
  if (own.size === 0 || withoutSpaces.test(point + hint)) return true
  const named = keywordsOf(hint)
  return [...own].some((word) => [...named].some((other) => isSameRoot(word, other)))
}

const rootLength = 5

/** Of two stems without their endings: “logs” and “logging” leave “log” and “logg”. */
function isSameRoot(a: string, b: string): boolean {
  if (a === b || isDoubled(a, b) || isDoubled(b, a)) return true
  const length = Math.min(a.length, b.length, rootLength)
  return length >= 4 && a.slice(0, length) === b.slice(0, length)
}

const isDoubled = (longer: string, shorter: string) => longer === shorter + shorter.at(-1)

/** Words that say how much or how well, and leave open what is heard; adverbs in “-ly” count as well. */
const ofDegree = new Set(
  'very quite rather fairly somewhat slightly well good better best great excellent outstanding exceptional strong stronger weak weaker poor bad adequate acceptable sufficient insufficient solid basic decent fair reasonable superb perfect clear vague unclear deep deeper shallow superficial thorough detailed full partial complete incomplete comprehensive limited some many most several few all much more less little lots high low extremely highly really too just only barely hardly almost mostly always often sometimes rarely never'.split(
    ' ',
  ),
)
const noAdverbs = new Set(
  'apply supply reply rely imply comply multiply family anomaly assembly ally tally bully rally daily weekly monthly hourly quarterly yearly early july italy fly'.split(
    ' ',
  ),
)
const isOfDegree = (word: string) => ofDegree.has(word) || (/.{2}ly$/u.test(word) && !noAdverbs.has(word))

function anchorWarnings(anchors: RubricText['anchors']): RubricWarning[] {
  const read = anchors
    .filter(({ text }) => text.trim())
    .toSorted((a, b) => a.level - b.level)
    .map(({ level, text }) => {
      const words = wordsOf(text)
      return {
        level,
        said: words
          .filter((word) => !isOfDegree(word) && !empty.has(word))
          .map(stemOf)
          .join(' '),
        degrees: words.filter(isOfDegree),
      }
    })
  return read.flatMap((one, at): RubricWarning[] => {
    const same = one.said ? read.slice(0, at).findLast(({ said }) => said === one.said) : undefined
    return same ? [{ place: `anchor ${one.level}`, message: differenceInWords(same, one) }] : []
  })
}

type ReadAnchor = { level: number; degrees: readonly string[] }

function differenceInWords(lower: ReadAnchor, higher: ReadAnchor): string {
  const words = [
    ...lower.degrees.filter((word) => !higher.degrees.includes(word)),
    ...higher.degrees.filter((word) => !lower.degrees.includes(word)),
  ].map((word) => `“${word}”`)
  const levels = `Anchors ${lower.level} and ${higher.level}`
  if (words.length === 0) return `${levels} say the same. Say what is heard in one and not in the other.`
  return `${levels} differ only in ${inWords(words)}. Say what is heard in one and not in the other.`
}

function inWords(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
