/** What narrows the bank’s list, by its name in the address. */
export const filterKeys = [
  'text',
  'categoryId',
  'level',
  'competencyId',
  'minutes',
  'status',
  'lastUsed',
  'authorId',
] as const
export type FilterKey = (typeof filterKeys)[number]
export type Filters = Partial<Record<FilterKey, string>>
