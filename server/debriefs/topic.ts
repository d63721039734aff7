import type * as z from 'zod'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { findWording } from '../compare/evidence'
import { listEvidenceRows, openEvidence } from '../compare/evidence-rows'
import { notFound } from '../errors'
import { findWhom, requireOpenTalk } from './evaluation'
import type { topicInput } from './input'

export type Topic = Awaited<ReturnType<typeof findTopic>>

/** One question of a talk: its wording and rubric, and each interviewer's points, notes and revisions beside it. */
export async function findTopic(db: Db, member: Member, input: z.output<typeof topicInput>) {
  const { access } = await requireOpenTalk(db, member, input.evaluationId)
  const rows = await listEvidenceRows(db, member, [input.evaluationId], input.questionId)
  if (rows.length === 0) throw notFound('question')
  const { key } = await findWhom(db, member, access)
  const asked = rows.map((row) => row.version_number)
  return {
    question: await findWording(db, member, input.questionId, asked),
    scorers: rows.map((row) => openEvidence(row, key)),
  }
}
