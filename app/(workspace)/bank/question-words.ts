import type { QuestionLevel, QuestionStatus } from '@/db/schema/questions'
import type { lastUses, minuteBands } from '@/server/bank/input'

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

export const minuteOptions: readonly { value: (typeof minuteBands)[number]; label: string }[] = [
  { value: '1-5', label: 'Up to 5' },
  { value: '6-10', label: '6 to 10' },
  { value: '11-15', label: '11 to 15' },
  { value: '16-', label: 'Over 15' },
]

export const lastUseOptions: readonly { value: (typeof lastUses)[number]; label: string }[] = [
  { value: 'never', label: 'Never used' },
  { value: 'recently', label: 'Within 3 months' },
  { value: 'longer ago', label: 'Longer ago' },
]

/** Shelves or competencies as a select's choices. */
export function optionsOf(list: readonly { id: string; name: string }[]) {
  return list.map(({ id, name }) => ({ value: id, label: name }))
}

/** "1 question", "12 questions". */
export function countOf(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`
}
