import type { QuestionStatus } from '@/db/schema/questions'

const whatIsWrong: Record<
  'publish' | 'archive' | 'edit' | 'restore',
  Partial<Record<QuestionStatus, string>>
> = {
  publish: { archived: 'This question is archived. Bring it back first.' },
  archive: { archived: 'This question is archived already.' },
  edit: { archived: 'This question is archived. Bring it back to edit it.' },
  restore: {
    draft: 'Only an archived question can be brought back.',
    review: 'Only an archived question can be brought back.',
    published: 'Only an archived question can be brought back.',
  },
}

/** Why an act on a question is refused in its state, in words; null when it may go ahead. */
export function whyNot(act: keyof typeof whatIsWrong, question: { status: QuestionStatus }): string | null {
  return whatIsWrong[act][question.status] ?? null
}

/** Why the newest version cannot be published, in words; null when it can. */
export function whyNotPublish(question: { status: QuestionStatus; hasDraftVersion: boolean }): string | null {
  return whyNot('publish', question) ?? (question.hasDraftVersion ? null : 'There is no change to publish.')
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
