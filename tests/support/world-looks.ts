import type { Member } from '@/server/access'
import { createPanel } from '@/server/panels/panels'
import { scheduleSessions } from '@/server/panels/scheduling'
import { findReading, finishReading } from '@/server/second-looks/reading'
import { recordSecondScore } from '@/server/second-looks/scores'
import { startSecondLook } from '@/server/second-looks/second-looks'
import { owner } from './database'
import { as, type MadePanel, makeApplication, makeSeats } from './makers'

type Looking = {
  here: MadePanel
  reviewer: Member
  /** Fills and submits one scorecard. */
  fill: (seat: Awaited<ReturnType<typeof makeSeats>>[number]) => Promise<void>
}

/**
 * A panel of the same job with two opened candidates and two second looks at them: in one the reviewer has scored
 * everything and the first interviewer nothing, in the other the reviewer is through.
 */
export async function makeSecondLooks({ here, reviewer, fill }: Looking) {
  const { manager, jobId, setVersionId, interviewers } = here
  const memberIds = interviewers.map((one) => one.memberId)
  const lookedPanelId = await as(manager, (db) =>
    createPanel(db, manager, {
      jobId,
      name: 'Looked at again',
      setVersionId,
      memberIds,
      sealPolicy: 'until all submit',
      namesHidden: false,
      evidenceDemanded: false,
      interviewersMayCompare: false,
    }),
  )
  const applications = [await makeApplication(manager, jobId), await makeApplication(manager, jobId)]
  const sessionIds = await as(manager, (db) =>
    scheduleSessions(db, manager, {
      panelId: lookedPanelId,
      applicationIds: applications.map((one) => one.applicationId),
      startsAt: new Date(Date.now() - 20 * 86_400_000),
      slotMinutes: 60,
      timeZone: 'UTC',
      place: '',
      memberIds,
    }),
  )
  for (const sessionId of sessionIds)
    for (const seat of await makeSeats(interviewers, sessionId)) await fill(seat)
  const evaluations = await owner<{ id: string }[]>`
    select id from evaluations where panel_id = ${lookedPanelId} order by id`
  const lookedEvaluationIds = evaluations.map((one) => one.id)
  const start = (readers: readonly Member[]) =>
    as(manager, (db) =>
      startSecondLook(db, manager, {
        panelId: lookedPanelId,
        evaluationIds: lookedEvaluationIds,
        memberIds: readers.map((one) => one.memberId),
      }),
    )
  const secondLookId = await start([interviewers[0]!, reviewer])
  const readLookId = await start([reviewer])
  await scoreEverything(reviewer, secondLookId, () => 3)
  await scoreEverything(reviewer, readLookId, () => 3)
  await as(reviewer, (db) => finishReading(db, reviewer, readLookId))
  const { question } = await as(reviewer, (db) => findReading(db, reviewer, { secondLookId }))
  return {
    lookedPanelId,
    lookedEvaluationIds,
    secondLookId,
    readLookId,
    lookedQuestionId: question.questionId,
  }
}

/** Gives every answer that there is something to read of a score, one after the other, as a reader does. */
export async function scoreEverything(
  reader: Member,
  secondLookId: string,
  scoreFor: (answer: { questionNumber: number; number: number; notes: string[] }) => number | null,
): Promise<void> {
  const { questions } = await as(reader, (db) => findReading(db, reader, { secondLookId }))
  for (const { questionId, number: questionNumber } of questions) {
    const { answers } = await as(reader, (db) => findReading(db, reader, { secondLookId, questionId }))
    for (const { number, notes, isEmpty, version } of answers) {
      if (isEmpty) continue
      const value = scoreFor({ questionNumber, number, notes })
      const notAssessed = value === null ? 'too little written' : null
      await as(reader, (db) =>
        recordSecondScore(db, reader, {
          secondLookId,
          questionId,
          answer: number,
          value,
          notAssessed,
          version,
        }),
      )
    }
  }
}
