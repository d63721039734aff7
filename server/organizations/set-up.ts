import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { asNobody, type Db } from '@/db/tenant'
import type { setUpInput } from './input'
import { hashPassword } from './passwords'

/** Whether an organization other than the demo's exists; the set-up page is open until then. */
export async function isSetUp(db: Db): Promise<boolean> {
  const [row] = await db.execute<{ done: boolean }>(sql`select is_set_up() as done`)
  return row?.done ?? false
}

/** Makes the first organization and its admin. Refused, by the database, once one exists. */
export async function setUpOrganization(input: z.output<typeof setUpInput>): Promise<void> {
  const hash = await hashPassword(input.password)
  await asNobody((db) =>
    db.execute(
      sql`select set_up_organization(${uuidv7()}::uuid, ${input.organizationName}, ${input.timeZone}, ${uuidv7()}::uuid, ${input.email}, ${input.name}, ${hash}, ${uuidv7()}::uuid)`,
    ),
  )
}
