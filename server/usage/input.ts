import * as z from 'zod'

export const usageInput = z.strictObject({ questionId: z.uuid() })
// As many as a bank's page shows at once, however it is asked to.
export const usagesInput = z.strictObject({ questionIds: z.array(z.uuid()).max(200_000) })
