import * as z from 'zod'

/** Without a panel: all of the job's. */
export const panelHealthInput = z.strictObject({ jobId: z.uuid(), panelId: z.uuid().optional() })
