import type * as z from 'zod'
import type { Db } from '@/db/tenant'
import { type Member, requireJob } from '../access'
import { Refused } from '../errors'
import { createSet } from '../sets/sets'
import { publishSetVersion, saveSetVersion } from '../sets/versions'
import { saveAssignments } from './assignments'
import { waitForTurn } from './clashes'
import type { setUpPanelInput } from './input'
import { createPanel } from './panels'
import { listPlannedItems } from './questions'
import { scheduleSessions } from './scheduling'

type Given = z.output<typeof setUpPanelInput>

/**
 * Makes a panel with all that it needs: a new set where one is asked for, published; the panel; who asks what; the
 * first session. All of it or, where anything is refused, nothing.
 */
export async function setUpPanel(
  db: Db,
  member: Member,
  { newSet, plan, session, ...own }: Given,
): Promise<{ panelId: string; sessionIds: string[] }> {
  // Before anything else is held; see there.
  if (session) await waitForTurn(db, member)
  await requireJob(db, member, own.jobId, 'manage')
  const setVersionId = own.setVersionId ?? (await publishNewSet(db, member, newSet))
  const panelId = await createPanel(db, member, { ...own, setVersionId })
  if (plan) await savePlan(db, member, { panelId, setVersionId, plan })
  const sessionIds = session
    ? await scheduleSessions(db, member, { panelId, memberIds: own.memberIds, ...session })
    : []
  return { panelId, sessionIds }
}

async function publishNewSet(db: Db, member: Member, newSet: Given['newSet']): Promise<string> {
  if (!newSet)
    throw new Refused('invalid', 'Choose a published set, or have one assembled.', {
      setVersionId: 'Choose a published set, or have one assembled.',
    })
  const { setVersionId } = await createSet(db, member, newSet)
  const { revision } = await saveSetVersion(db, member, {
    setVersionId,
    revision: 1,
    slotMinutes: newSet.slotMinutes,
    items: newSet.questionIds.map((questionId) => ({ questionId, weight: 1 })),
  })
  await publishSetVersion(db, member, { setVersionId, revision })
  return setVersionId
}

async function savePlan(
  db: Db,
  member: Member,
  {
    panelId,
    setVersionId,
    plan,
  }: { panelId: string; setVersionId: string; plan: NonNullable<Given['plan']> },
): Promise<void> {
  const items = await listPlannedItems(db, member, setVersionId)
  if (items.length !== plan.length)
    throw new Refused('conflict', 'The set has changed meanwhile. Choose it again, and split again.')
  const assignments = items.flatMap(({ setItemId }, at) => {
    const { asker, scorers } = plan[at]!
    return [...new Set([asker, ...scorers])].map((memberId) => ({
      setItemId,
      memberId,
      asks: memberId === asker,
      scores: scorers.includes(memberId),
    }))
  })
  await saveAssignments(db, member, { panelId, assignments })
}
