import type { MemberRole } from '@/db/schema/members'
import type { QuestionLevel, QuestionStatus } from '@/db/schema/questions'

export const questionActs = ['edit', 'ask', 'withdraw', 'send back', 'publish', 'archive', 'restore'] as const
export type QuestionAct = (typeof questionActs)[number]

/** How a question stands: its status, and what was drafted since. */
export type Standing = { status: QuestionStatus; hasDraftVersion: boolean; inReview: boolean }

type Stage = 'draft' | 'review' | 'published' | 'change drafted' | 'change in review' | 'archived'

/** The life of a question: a draft goes into review and is published; a change of what is published goes the same way. */
function stageOf({ status, hasDraftVersion, inReview }: Standing): Stage {
  if (status === 'archived') return 'archived'
  if (status !== 'published') return inReview ? 'review' : 'draft'
  if (!hasDraftVersion) return 'published'
  return inReview ? 'change in review' : 'change drafted'
}

const archived = 'This question is archived. Restore it first.'
const noChange = 'There is no change to review.'
const inReview = 'It is in review already.'
const notInReview = 'It is not in review.'
const reviewFirst = 'It is in review. Publish it or send it back first.'
const notArchived = 'Only an archived question can be restored.'

const whatIsWrong: Record<QuestionAct, Partial<Record<Stage, string>>> = {
  edit: { archived: 'This question is archived. Restore it to edit it.' },
  ask: { review: inReview, 'change in review': inReview, published: noChange, archived },
  withdraw: { draft: notInReview, 'change drafted': notInReview, published: notInReview, archived },
  'send back': { draft: notInReview, 'change drafted': notInReview, published: notInReview, archived },
  publish: { published: 'There is no change to publish.', archived },
  archive: {
    review: reviewFirst,
    'change in review': reviewFirst,
    archived: 'This question is archived already.',
  },
  restore: {
    draft: notArchived,
    review: notArchived,
    published: notArchived,
    'change drafted': notArchived,
    'change in review': notArchived,
  },
}

/** Why an act on a question is refused as it stands, in words; null when it may go ahead. */
export function whyNot(act: QuestionAct, question: Standing): string | null {
  return whatIsWrong[act][stageOf(question)] ?? null
}

/** Why a role is refused an act, in words; null when it is not. The procedures hold to the same roles. */
export function whyRoleCannot(act: QuestionAct, role: MemberRole): string | null {
  if (role === 'admin' || role === 'manager') return null
  if (act === 'edit' || act === 'ask' || act === 'withdraw')
    return role === 'reviewer' ? 'Interviewers, managers and admins edit questions.' : null
  return act === 'send back'
    ? 'Managers and admins answer a review.'
    : `Managers and admins ${act} questions.`
}

/** Why somebody else’s request cannot be withdrawn, in words; null where it is one’s own. */
export function whyNotTheirs(review: { askedById: string } | null, memberId: string): string | null {
  return review && review.askedById !== memberId ? 'Only who asked for the review withdraws it.' : null
}

/** What one version of a question says. */
export type Wording = {
  level: QuestionLevel
  minutes: number
  prompt: string
  hint: string
  points: readonly string[]
  anchors: readonly { level: number; text: string }[]
  followUps: readonly string[]
  competencies: readonly { id: string; name: string }[]
}

/** Whether what was sent says just what a version says already. */
export function sameWording(
  version: Wording,
  content: Omit<Wording, 'competencies'> & { competencyIds: readonly string[] },
): boolean {
  const said = (wording: Omit<Wording, 'competencies'>, competencyIds: readonly string[]) =>
    JSON.stringify([
      wording.level,
      wording.minutes,
      wording.prompt,
      wording.hint,
      wording.points,
      wording.anchors.toSorted((a, b) => a.level - b.level).map(({ level, text }) => [level, text]),
      wording.followUps,
      competencyIds.toSorted(),
    ])
  return (
    said(
      version,
      version.competencies.map(({ id }) => id),
    ) === said(content, content.competencyIds)
  )
}

/** What changed from one wording to the next, a sentence each; empty where nothing did. */
export function changesBetween(before: Wording, after: Wording): string[] {
  const names = (wording: Wording) => wording.competencies.map(({ name }) => name)
  const anchorsOf = (wording: Wording) => new Map(wording.anchors.map(({ level, text }) => [level, text]))
  const [was, is] = [anchorsOf(before), anchorsOf(after)]
  return [
    ...(before.prompt === after.prompt ? [] : ['Prompt reworded.']),
    ...(before.level === after.level ? [] : [`Level ${after.level} instead of ${before.level}.`]),
    ...(before.minutes === after.minutes ? [] : [`${after.minutes} minutes instead of ${before.minutes}.`]),
    ...listChanges('Competencies', names(before), names(after)),
    ...(before.hint === after.hint ? [] : ['Rubric hint reworded.']),
    ...textChanges('point', before.points, after.points),
    ...[1, 2, 3, 4, 5].flatMap((level) => {
      if (was.get(level) === is.get(level)) return []
      if (!was.has(level)) return [`Anchor ${level} added.`]
      return [`Anchor ${level} ${is.has(level) ? 'reworded' : 'removed'}.`]
    }),
    ...textChanges('follow-up', before.followUps, after.followUps),
  ]
}

function listChanges(what: string, before: readonly string[], after: readonly string[]): string[] {
  const added = after.filter((one) => !before.includes(one))
  const removed = before.filter((one) => !after.includes(one))
  return [
    ...(added.length > 0 ? [`${what} added: ${added.join(', ')}.`] : []),
    ...(removed.length > 0 ? [`${what} removed: ${removed.join(', ')}.`] : []),
  ]
}

function textChanges(what: string, before: readonly string[], after: readonly string[]): string[] {
  const matches = matchTexts(before, after)
  const count = (how: Match['is']) => matches.filter(({ is }) => is === how).length
  const said = (how: Match['is']) =>
    count(how) === 0 ? [] : [`${count(how)} ${what}${count(how) === 1 ? '' : 's'} ${how}.`]
  const isReordered = matches.some(({ isMoved }) => isMoved)
  return [
    ...said('reworded'),
    ...said('added'),
    ...said('removed'),
    ...(isReordered ? [`The ${what}s stand in another order.`] : []),
  ]
}

export const changeKinds = [
  'wording',
  'hint',
  'points',
  'anchors',
  'follow-ups',
  'level',
  'minutes',
  'competencies',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** Which parts of a question an edit touched. */
export function kindsOfChange(before: Wording, after: Wording): ChangeKind[] {
  const said: Record<ChangeKind, (wording: Wording) => unknown> = {
    wording: ({ prompt }) => prompt,
    hint: ({ hint }) => hint,
    points: ({ points }) => points,
    anchors: ({ anchors }) =>
      anchors.toSorted((a, b) => a.level - b.level).map(({ level, text }) => [level, text]),
    'follow-ups': ({ followUps }) => followUps,
    level: ({ level }) => level,
    minutes: ({ minutes }) => minutes,
    competencies: ({ competencies }) => competencies.map(({ id }) => id).toSorted(),
  }
  return changeKinds.filter(
    (kind) => JSON.stringify(said[kind](before)) !== JSON.stringify(said[kind](after)),
  )
}

/** Where a text of a list stood before and stands after, from 0; null where it did not or does not. */
export type Match = {
  is: 'same' | 'reworded' | 'added' | 'removed'
  from: number | null
  to: number | null
  /** It stands elsewhere among those that stayed. */
  isMoved: boolean
}

/** From here two texts of a list count as one that was reworded. */
const rewordedFrom = 0.12

/**
 * What became of each text of a list. Texts have no identity across versions: the same words are the same text, and of
 * the others those that share most words are one that was reworded. In the order they stand in after, what was removed
 * behind what it stood behind.
 */
export function matchTexts(before: readonly string[], after: readonly string[]): Match[] {
  const pairs = new Map<number, number>()
  const pair = (from: number, to: number) => pairs.set(to, from)
  const isOpen = (from: number) => ![...pairs.values()].includes(from)
  for (const [to, text] of after.entries()) {
    const from = before.findIndex((one, at) => one === text && isOpen(at))
    if (from !== -1) pair(from, to)
  }
  const alike = before
    .flatMap((one, from) =>
      isOpen(from)
        ? after.flatMap((other, to) => (pairs.has(to) ? [] : [{ from, to, share: sharedWords(one, other) }]))
        : [],
    )
    .filter(({ share }) => share >= rewordedFrom)
    .toSorted((a, b) => b.share - a.share)
  for (const { from, to } of alike) if (isOpen(from) && !pairs.has(to)) pair(from, to)

  const stayed = longestRising(after.map((_, to) => pairs.get(to)).filter((from) => from !== undefined))
  const matches = after.map((text, to): Match => {
    const from = pairs.get(to)
    if (from === undefined) return { is: 'added', from: null, to, isMoved: false }
    return { is: before[from] === text ? 'same' : 'reworded', from, to, isMoved: !stayed.has(from) }
  })
  for (const from of before.keys()) {
    if (!isOpen(from)) continue
    const behind = matches.findIndex((one) => one.from === from - 1)
    matches.splice(behind + 1, 0, { is: 'removed', from, to: null, isMoved: false })
  }
  return matches
}

/** How many of the words of two texts are the same, from 0 to 1. */
function sharedWords(one: string, other: string): number {
  const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  const [own, theirs] = [wordsOf(one), wordsOf(other)]
  const shared = [...own].filter((word) => theirs.has(word)).length
  return shared === 0 ? 0 : shared / (own.size + theirs.size - shared)
}

/** As many of the numbers as can stay when the others are moved to bring all into order. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const best: number[][] = []
  for (const [at, number] of numbers.entries()) {
    const before = best.slice(0, at).filter((run) => run.at(-1)! < number)
    best.push([...before.reduce((longest, run) => (run.length > longest.length ? run : longest), []), number])
  }
  return new Set(best.reduce((longest, run) => (run.length > longest.length ? run : longest), []))
}
