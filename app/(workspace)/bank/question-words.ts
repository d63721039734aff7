import type { QuestionLevel, QuestionStatus } from '@/db/schema/questions'

export const levelOptions: readonly { value: QuestionLevel; label: string }[] = [
  { value: 'beginner', label: 'Beginner' },
  { value: 'intermediate', label: 'Intermediate' },
  { value: 'advanced', label: 'Advanced' },
]

export function levelLabel(level: QuestionLevel): string {
  return levelOptions.find((one) => one.value === level)?.label ?? level
}

export const statusOptions: readonly { value: QuestionStatus; label: string }[] = [
  { value: 'draft', label: 'Draft' },
  { value: 'review', label: 'Review' },
  { value: 'published', label: 'Published' },
  { value: 'archived', label: 'Archived' },
]

/** Shelves or competencies as a select's choices. */
export function optionsOf(list: readonly { id: string; name: string }[]) {
  return list.map(({ id, name }) => ({ value: id, label: name }))
}

/** "1 question", "12 questions". */
export function countOf(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`
}
