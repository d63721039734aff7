import { and, eq, isNull, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { competencyMerges } from '@/db/schema/shelves'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { whyNot, whyNotMerge } from './rules'
import { holdShelves, pick, refuse } from './shelves'

/**
 * Makes one competency count as another from now on. Nothing that points to it is rewritten, since published wordings
 * and locked rules stay as they are: readers follow the merge, and it can be taken back whole.
 */
export async function mergeCompetency(
  db: Db,
  member: Member,
  input: { id: string; intoId: string },
): Promise<void> {
  const held = await holdShelves(db, member, 'competency')
  const [one, into] = [pick(held, 'competency', input.id), pick(held, 'competency', input.intoId)]
  refuse(whyNotMerge(one, into), 'intoId')
  await db.insert(competencyMerges).values({
    organizationId: member.organizationId,
    id: uuidv7(),
    competencyId: one.id,
    intoId: into.id,
    countsAsId: into.id,
    mergedBy: member.memberId,
  })
  await followMerges(db, member)
  await recordAudit(db, member, 'merged competency', { kind: 'competency', id: one.id }, { into: into.id })
}

/** Takes a merge back: what pointed to the competency shows it again. */
export async function separateCompetency(db: Db, member: Member, input: { id: string }): Promise<void> {
  const held = await holdShelves(db, member, 'competency')
  refuse(whyNot('separate', pick(held, 'competency', input.id)))
  await db
    .update(competencyMerges)
    .set({ separatedAt: sql`now()` })
    .where(
      and(
        eq(competencyMerges.organizationId, member.organizationId),
        eq(competencyMerges.competencyId, input.id),
        isNull(competencyMerges.separatedAt),
      ),
    )
  await followMerges(db, member)
  await recordAudit(db, member, 'separated competency', { kind: 'competency', id: input.id })
}

/** Where each chain of merges ends now. */
async function followMerges(db: Db, member: Member): Promise<void> {
  await db
    .update(competencyMerges)
    .set({ countsAsId: sql`competency_at(${competencyMerges.competencyId}, now())` })
    .where(
      and(eq(competencyMerges.organizationId, member.organizationId), isNull(competencyMerges.separatedAt)),
    )
}
