import * as z from 'zod'
import { categoryInput } from '../bank/input'

/** What the bank's questions are filed under. */
export const shelfKinds = ['category', 'competency'] as const
export type ShelfKind = (typeof shelfKinds)[number]

export const shelfInput = z.strictObject({ kind: z.enum(shelfKinds), id: z.uuid() })
export const renameInput = shelfInput.extend({ name: categoryInput.shape.name })
export const mergeInput = z.strictObject({
  kind: z.enum(shelfKinds),
  id: z.uuid(),
  intoId: z.uuid('Choose which one it counts as.'),
})
/** In their new order. */
export const orderInput = z.strictObject({
  categoryIds: z
    .array(z.uuid())
    .max(500)
    .refine((ids) => new Set(ids).size === ids.length, 'Each category once.'),
})
