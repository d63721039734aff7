import { and, eq, inArray } from 'drizzle-orm'
import { members } from '@/db/schema/members'
import { organizations } from '@/db/schema/organizations'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import type { Comparison } from '../compare/comparison'
import { type ComparedScore, type DecisionFile, gatherFile } from '../decisions/decision-file'
import { listToldDecisions, type ToldDecision } from './told-decisions'

/** What files are written of: one comparison with its single scores, and the names for the hiring team. */
export type Material = {
  file: DecisionFile
  comparison: Comparison
  scores: ComparedScore[]
  /** Whoever scored, by id. */
  nameOf: ReadonlyMap<string, string>
  /** The job's decisions, by candidate and number, with what was said. */
  decisions: ToldDecision[]
  organization: { name: string; timeZone: string }
  at: Date
}

export async function gatherMaterial(
  db: Db,
  member: Member,
  input: { jobId: string; panelId?: string | undefined },
): Promise<Material> {
  const gathered = await gatherFile(db, member, input)
  const scorers = [...new Set(gathered.scores.map(({ memberId }) => memberId))]
  const people = await db
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(and(eq(members.organizationId, member.organizationId), inArray(members.id, scorers)))
  const [organization] = await db
    .select({ name: organizations.name, timeZone: organizations.timeZone })
    .from(organizations)
    .where(eq(organizations.id, member.organizationId))
  return {
    ...gathered,
    nameOf: new Map(people.map(({ id, name }) => [id, name])),
    decisions: await listToldDecisions(db, member, gathered.comparison),
    organization: organization!,
    at: new Date(),
  }
}
