import type { Member } from '@/server/access'
import { addToTeam } from '@/server/jobs/jobs'
import { findReading, finishReading } from '@/server/second-looks/reading'
import { findResult } from '@/server/second-looks/result'
import { recordSecondScore } from '@/server/second-looks/scores'
import { findSecondLook, startSecondLook } from '@/server/second-looks/second-looks'
import { note, point, score, submit } from '@/tests/sessions/acts'
import { owner } from '@/tests/support/database'
import {
  as,
  type MadePanel,
  makeMember,
  makeOrganization,
  makePanel,
  makeSeats,
} from '@/tests/support/makers'

export type Arranged = Awaited<ReturnType<typeof arrange>>

/**
 * A panel of two interviewers and some opened candidates. Every answer has a note that says whose it is, “person 0, question 1”; scores are 4 and 2, and the first point was heard by the first interviewer.
 */
export async function arrange(options: { candidates?: number; questions?: number; sealed?: number } = {}) {
  const { candidates = 3, questions = 2, sealed = 0 } = options
  const panel = await makePanel(await makeOrganization(), { candidates: candidates + sealed, questions })
  const pointOf = await firstPoints(panel)
  for (const [who, session] of panel.sessions.entries()) {
    const seats = await makeSeats(panel.interviewers, session.id)
    for (const [at, seat] of seats.entries()) {
      for (const [number, item] of panel.setItemIds.entries()) {
        await score(seat, item, at === 0 ? 4 : 2)
        await note(seat, item, `Candidate is person ${who}, question ${number}, interviewer ${at}`)
        if (at === 0) await point(seat, item, pointOf.get(item)!, true)
      }
      await note(seat, null, `whole interview of person ${who}`)
      if (who < candidates) await submit(seat)
    }
  }
  const reviewer = await makeMember(panel.admin, 'reviewer', 'Jonas Reader')
  await as(panel.manager, (db) =>
    addToTeam(db, panel.manager, { jobId: panel.jobId, memberId: reviewer.memberId, role: 'reviewer' }),
  )
  const evaluationIds = panel.sessions.slice(0, candidates).map((one) => one.evaluation_id)
  return { ...panel, reviewer, evaluationIds }
}

async function firstPoints({ setItemIds }: Pick<MadePanel, 'setItemIds'>): Promise<Map<string, string>> {
  const rows = await owner<{ item: string; point: string }[]>`
    select item.id as item, point.id as point from set_items item
    join points point on point.organization_id = item.organization_id and point.question_version_id = item.question_version_id
    where item.id in ${owner(setItemIds)} and point.position = 1`
  return new Map(rows.map((row) => [row.item, row.point]))
}

export function start(made: Arranged, readers: readonly Member[], evaluationIds = made.evaluationIds) {
  return as(made.manager, (db) =>
    startSecondLook(db, made.manager, {
      panelId: made.panelId,
      evaluationIds: [...evaluationIds],
      memberIds: readers.map((one) => one.memberId),
    }),
  )
}

export const read = (reader: Member, secondLookId: string, questionId?: string) =>
  as(reader, (db) => findReading(db, reader, { secondLookId, questionId }))

export const finish = (reader: Member, secondLookId: string) =>
  as(reader, (db) => finishReading(db, reader, secondLookId))

export const find = (member: Member, secondLookId: string) =>
  as(member, (db) => findSecondLook(db, member, secondLookId))

export const resultFor = (member: Member, secondLookId: string) =>
  as(member, (db) => findResult(db, member, secondLookId))

type Scoring = Parameters<typeof recordSecondScore>[2]

export const give = (
  reader: Member,
  where: Pick<Scoring, 'secondLookId' | 'questionId' | 'answer'>,
  value: number | null,
  more: Partial<Scoring> = {},
) =>
  as(reader, (db) =>
    recordSecondScore(db, reader, { ...where, value, notAssessed: null, version: 0, ...more }),
  )
