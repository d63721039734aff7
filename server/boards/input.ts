import * as z from 'zod'
import { boardMoves } from './rules'

export const boardInput = z.strictObject({ sessionId: z.uuid() })

/** `seq` is the board the move was made on: on a newer one it may mean something else. */
export const moveInput = z.strictObject({
  sessionId: z.uuid(),
  setItemId: z.uuid(),
  to: z.enum(boardMoves),
  seq: z.int().min(0),
})
