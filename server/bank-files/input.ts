import * as z from 'zod'
import { bankFilter } from '../bank/input'
import { columnsMax, fields } from './rules'

export const importIdInput = z.strictObject({ importId: z.uuid() })

export const checkInput = importIdInput.extend({
  // Which field each column is read as, in the order of the file’s columns; null for one that is left out.
  fields: z.array(z.enum(fields).nullable()).min(1).max(columnsMax),
})

export const rowsShown = ['first', 'faulty', 'changed', 'alike', 'kept'] as const
export const rowsInput = importIdInput.extend({ show: z.enum(rowsShown) })

/** What becomes of a name that the bank does not have: a category or competency of the bank, or null for a new one. */
const answer = z.strictObject({ name: z.string().min(1).max(80), id: z.uuid().nullable() })

export const importInput = importIdInput.extend({
  categories: z.array(answer).max(200),
  competencies: z.array(answer).max(200),
  // Questions whose key the bank has, with another wording.
  changed: z.enum(['update', 'leave out']),
  // Questions without a key that the bank or the file has already, word for word.
  same: z.enum(['import', 'leave out']),
  withoutFaulty: z.boolean(),
  publish: z.boolean(),
})

export const exportInput = bankFilter.extend({
  as: z.enum(['csv', 'xlsx', 'json', 'markdown']),
  which: z.enum(['newest', 'published']),
})
