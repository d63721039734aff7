import * as z from 'zod'

export const seatInput = z.strictObject({ sessionId: z.uuid() })
