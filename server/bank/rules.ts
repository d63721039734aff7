import type { MemberRole } from '@/db/schema/members'
import type { QuestionLevel, QuestionStatus } from '@/db/schema/questions'

type Act = 'publish' | 'archive' | 'edit' | 'restore'

const whatIsWrong: Record<Act, Partial<Record<QuestionStatus, string>>> = {
  publish: { archived: 'This question is archived. Restore it first.' },
  archive: { archived: 'This question is archived already.' },
  edit: { archived: 'This question is archived. Restore it to edit it.' },
  restore: {
    draft: 'Only an archived question can be restored.',
    review: 'Only an archived question can be restored.',
    published: 'Only an archived question can be restored.',
  },
}

/** Why an act on a question is refused in its state, in words; null when it may go ahead. */
export function whyNot(act: Act, question: { status: QuestionStatus }): string | null {
  return whatIsWrong[act][question.status] ?? null
}

/** Why the newest version cannot be published, in words; null when it can. */
export function whyNotPublish(question: { status: QuestionStatus; hasDraftVersion: boolean }): string | null {
  return whyNot('publish', question) ?? (question.hasDraftVersion ? null : 'There is no change to publish.')
}

/** Why a role is refused an act, in words; null when it is not. The procedures hold to the same roles. */
export function whyRoleCannot(act: Act, role: MemberRole): string | null {
  if (role === 'admin' || role === 'manager') return null
  if (act === 'edit') return role === 'reviewer' ? 'Interviewers, managers and admins edit questions.' : null
  return `Managers and admins ${act} questions.`
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

/** Texts have no identity across versions: as many as are gone and new at once count as reworded. */
function textChanges(what: string, before: readonly string[], after: readonly string[]): string[] {
  const added = after.filter((one) => !before.includes(one)).length
  const removed = before.filter((one) => !after.includes(one)).length
  const reworded = Math.min(added, removed)
  const said = (count: number, how: string) =>
    count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'} ${how}.`]
  if (added + removed === 0)
    return before.join('\n') === after.join('\n') ? [] : [`The ${what}s stand in another order.`]
  return [
    ...said(reworded, 'reworded'),
    ...said(added - reworded, 'added'),
    ...said(removed - reworded, 'removed'),
  ]
}

/** Whether each word of the text occurs in the prompt, the hint or a point, as the bank's search has it. */
export function holdsEveryWord(
  question: { prompt: string; hint: string; points: readonly string[] },
  text: string,
): boolean {
  const places = [question.prompt, question.hint, ...question.points].map((place) => place.toLowerCase())
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return words.every((word) => places.some((place) => place.includes(word)))
}
