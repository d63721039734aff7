import type { QuestionLevel } from '@/db/schema/questions'
import { levelsRequired } from '@/server/bank/input'
import type { Wording } from '@/server/bank/rules'

/** One text of a list while it is edited; the id stays with it when it moves. */
export type ListedText = { id: string; text: string }

/** A question as it stands in the form: texts as typed, nothing checked. */
export type QuestionDraft = {
  categoryId: string
  level: QuestionLevel
  minutes: string
  competencyIds: string[]
  prompt: string
  hint: string
  points: ListedText[]
  /** By level, 1 to 5; empty where none is described. */
  anchors: string[]
  followUps: ListedText[]
}

export const anchorLevels = [1, 2, 3, 4, 5] as const

export const isRequired = (level: number) => levelsRequired.some((one) => one === level)

// Counted by place, so that the server and the browser give the same ids to what both render.
const listed = (texts: readonly string[]): ListedText[] =>
  texts.map((text, at) => ({ id: `text-${at}`, text }))

export function emptyDraft(): QuestionDraft {
  return {
    categoryId: '',
    level: 'intermediate',
    minutes: '8',
    competencyIds: [],
    prompt: '',
    hint: '',
    points: listed(['', '', '']),
    anchors: anchorLevels.map(() => ''),
    followUps: [],
  }
}

export function draftOf(categoryId: string, version: Wording): QuestionDraft {
  return {
    categoryId,
    level: version.level,
    minutes: String(version.minutes),
    competencyIds: version.competencies.map(({ id }) => id),
    prompt: version.prompt,
    hint: version.hint,
    points: listed(version.points),
    anchors: anchorLevels.map((level) => version.anchors.find((one) => one.level === level)?.text ?? ''),
    followUps: listed(version.followUps),
  }
}

/** The question as a version would say it, to compare with what somebody else saved. */
export function wordingOf(draft: QuestionDraft, competencies: Wording['competencies']): Wording {
  const { competencyIds, ...content } = contentOf(draft)
  return { ...content, competencies: competencies.filter(({ id }) => competencyIds.includes(id)) }
}

/** What is sent: an optional anchor left empty is left out, everything else goes as it is to be judged there. */
export function contentOf(draft: QuestionDraft) {
  return {
    ...draft,
    minutes: draft.minutes.trim() === '' ? Number.NaN : Number(draft.minutes),
    points: draft.points.map(({ text }) => text),
    anchors: anchorLevels.flatMap((level, at) => {
      const text = draft.anchors[at] ?? ''
      return text.trim() || isRequired(level) ? [{ level, text }] : []
    }),
    followUps: draft.followUps.map(({ text }) => text),
  }
}

/** What the server said of fields, with an anchor's by its level instead of its place in what was sent. */
export function fieldErrors(fields: Readonly<Record<string, string>>, sent: ReturnType<typeof contentOf>) {
  const found: Record<string, string> = {}
  for (const [field, message] of Object.entries(fields)) {
    const place = /^anchors\.(\d+)\./.exec(field)?.[1]
    const level = place === undefined ? undefined : sent.anchors[Number(place)]?.level
    found[level === undefined ? field : `anchor ${level}`] = message
  }
  return found
}
