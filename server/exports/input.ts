import * as z from 'zod'
import { compareInput } from '../compare/input'
import { decisionNumberInput } from '../decisions/input'

export const paperSizes = ['A4', 'Letter'] as const

export const comparisonFileInput = compareInput.extend({
  as: z.enum(['csv', 'xlsx', 'pdf', 'decision']),
  paper: z.enum(paperSizes).default('A4'),
})
export const decisionFileInput = decisionNumberInput
