import { and, eq, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { questionVersions } from '@/db/schema/questions'
import { type SecondLookReason, secondLookReaders, secondLookScores } from '@/db/schema/second-looks'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound, Refused } from '../errors'
import { listAnswers, listQuestions, listWritten } from './answers'
import type { readingInput } from './input'
import { orderAt } from './order'
import { type Reading, requireReading } from './place'
import { whyNotFinish } from './rules'
import { holdSecondLook } from './second-looks'

export type ReadingPage = Awaited<ReturnType<typeof findReading>>

/**
 * What a reader has before them: the questions with how far they are, and the answers to one of them with their own
 * scores. No id of an evaluation, no time and no name goes out, and an answer is numbered anew at every question.
 */
export async function findReading(db: Db, member: Member, input: z.output<typeof readingInput>) {
  const reading = await requireReading(db, member, input.secondLookId)
  const { questions, own } = await findProgress(db, member, reading)
  const wanted = input.questionId
    ? questions.find((one) => one.questionId === input.questionId)
    : (questions.find((one) => one.scored < one.toScore) ?? questions[0])
  if (questions.length === 0)
    throw new Refused('not now', 'Nothing of what was written down can be read any more.')
  if (!wanted) throw notFound('question')
  const order = orderAt(reading.seed, [member.memberId, wanted.questionId], reading.evaluationIds)
  const answers = await listAnswers(db, member, reading, wanted.questionId)
  return {
    id: reading.id,
    questions,
    question: { ...wanted, ...(await findWording(db, member, wanted.versionId)) },
    answers: answers.map((answer, at) => {
      const score = own.get(scoreKey(order[at]!, wanted.questionId))
      return {
        ...answer,
        value: score?.value ?? null,
        notAssessed: score?.notAssessed ?? null,
        version: score?.version ?? 0,
      }
    }),
  }
}

export const scoreKey = (evaluationId: string, questionId: string) => `${evaluationId} ${questionId}`

type OwnScore = { value: number | null; notAssessed: SecondLookReason | null; version: number }

/** The questions with something to read, how many answers of each there are to score, and how many the reader has. */
async function findProgress(db: Db, member: Member, reading: Reading) {
  const { evaluationIds } = reading
  const questions = await listQuestions(db, member, evaluationIds)
  const written = await listWritten(db, member, evaluationIds)
  const own = await listOwnScores(db, member, reading.id)
  const progress = questions.flatMap((question) => {
    const toScore = [...(written.get(question.questionId) ?? [])]
    if (toScore.length === 0) return []
    const isScored = (evaluationId: string) => {
      const score = own.get(scoreKey(evaluationId, question.questionId))
      return score !== undefined && (score.value !== null || score.notAssessed !== null)
    }
    return [{ ...question, toScore: toScore.length, scored: toScore.filter(isScored).length }]
  })
  return { questions: progress, own }
}

async function listOwnScores(db: Db, member: Member, secondLookId: string): Promise<Map<string, OwnScore>> {
  const rows = await db
    .select({
      evaluationId: secondLookScores.evaluationId,
      questionId: secondLookScores.questionId,
      value: secondLookScores.value,
      notAssessed: secondLookScores.notAssessed,
      version: secondLookScores.version,
    })
    .from(secondLookScores)
    .where(
      and(
        eq(secondLookScores.organizationId, member.organizationId),
        eq(secondLookScores.secondLookId, secondLookId),
        eq(secondLookScores.memberId, member.memberId),
      ),
    )
  return new Map(
    rows.map(({ evaluationId, questionId, ...score }) => [scoreKey(evaluationId, questionId), score]),
  )
}

// With one table in a select Drizzle leaves its name out, and a subquery would take the columns for its own.
const ofThisVersion = sql.raw(
  'organization_id = question_versions.organization_id and question_version_id = question_versions.id',
)

async function findWording(db: Db, member: Member, versionId: string) {
  const [wording] = await db
    .select({
      hint: questionVersions.hint,
      points: sql<
        string[]
      >`coalesce((select json_agg(text order by position) from points where ${ofThisVersion}), '[]'::json)`,
      anchors: sql<
        { level: number; text: string }[]
      >`coalesce((select json_agg(json_build_object('level', level, 'text', text) order by level) from anchors where ${ofThisVersion}), '[]'::json)`,
    })
    .from(questionVersions)
    .where(
      and(eq(questionVersions.organizationId, member.organizationId), eq(questionVersions.id, versionId)),
    )
  if (!wording) throw notFound('question')
  return wording
}

/** Ends the member's own reading: every answer has a score or a reason, and from now on they are final. */
export async function finishReading(db: Db, member: Member, secondLookId: string): Promise<void> {
  await holdSecondLook(db, member, secondLookId)
  const reading = await requireReading(db, member, secondLookId)
  const { questions } = await findProgress(db, member, reading)
  const why = whyNotFinish(questions)
  if (why) throw new Refused('not now', why)
  await db
    .update(secondLookReaders)
    .set({ finishedAt: sql`now()` })
    .where(
      and(
        eq(secondLookReaders.organizationId, member.organizationId),
        eq(secondLookReaders.secondLookId, secondLookId),
        eq(secondLookReaders.memberId, member.memberId),
      ),
    )
  await recordAudit(db, member, 'finished second look', { kind: 'second look', id: secondLookId })
}
