import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { members } from '@/db/schema/members'
import { secondLookReaders, secondLookScores } from '@/db/schema/second-looks'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { candidateLabel, openProfile } from '../candidates/profiles'
import { findCandidateKeys } from '../candidates/sealing'
import { listOpenedScores } from '../compare/opened-scores'
import { Refused } from '../errors'
import { groupBy } from '../stats/group-by'
import { listQuestions } from './answers'
import { findingsOf } from './findings'
import { listEvaluationIds, requireSecondLook } from './place'
import { scoreKey } from './reading'
import { whyNotTell } from './rules'
import { whyNotFellow } from './second-looks'

export type SecondLookResult = Awaited<ReturnType<typeof findResult>>

/**
 * The first scores against the second, with the candidates' names, once all readers are through or the second look was
 * ended. Only readers who were through count. It enters neither the fit nor the decision rule.
 */
export async function findResult(db: Db, member: Member, secondLookId: string) {
  const look = await requireSecondLook(db, member, secondLookId)
  const isFellow = look.access.place === 'interviewer'
  if (isFellow && !look.interviewersMayCompare) throw new Refused('not allowed', whyNotFellow)
  const whyNot = whyNotTell(look, look.readers)
  if (whyNot) throw new Refused('not now', whyNot)
  const evaluationIds = await listEvaluationIds(db, member, secondLookId)
  const candidates = await listCandidates(db, member, evaluationIds, isFellow && look.namesHidden)
  const questions = await listQuestions(db, member, evaluationIds)
  const first = groupBy(await listFirst(db, member, evaluationIds), answerOf)
  const second = groupBy(await listSecond(db, member, secondLookId), answerOf)
  const answers = questions.flatMap(({ questionId }) =>
    candidates.map(({ evaluationId }) => {
      const key = scoreKey(evaluationId, questionId)
      return {
        questionId,
        evaluationId,
        first: (first.get(key) ?? []).map(asGiven),
        second: (second.get(key) ?? []).map(asGiven),
      }
    }),
  )
  const valuesOf = (given: readonly { value: number | null }[]) =>
    given.flatMap(({ value }) => (value === null ? [] : [value]))
  return {
    seed: look.seed,
    questions: questions.map(({ questionId, number, prompt }) => ({ questionId, number, prompt })),
    candidates,
    answers,
    findings: findingsOf(
      answers.map(({ questionId, evaluationId, ...given }) => ({
        candidate: evaluationId,
        question: questionId,
        first: valuesOf(given.first),
        second: valuesOf(given.second),
      })),
    ),
  }
}

type Given = {
  evaluationId: string
  questionId: string
  name: string
  value: number | null
  notAssessed: string | null
}

const answerOf = ({ evaluationId, questionId }: Given) => scoreKey(evaluationId, questionId)
const asGiven = ({ name, value, notAssessed }: Given) => ({ name, value, notAssessed })

/** The final scores of the interviewers, as in the comparison. */
async function listFirst(db: Db, member: Member, evaluationIds: readonly string[]): Promise<Given[]> {
  const scores = await listOpenedScores(db, member, evaluationIds)
  if (scores.length === 0) return []
  const names = await db
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(
      and(
        eq(members.organizationId, member.organizationId),
        inArray(members.id, [...new Set(scores.map((score) => score.memberId))]),
      ),
    )
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  return scores
    .map((score) => ({ ...score, name: nameOf.get(score.memberId) ?? '' }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** The scores of the readers who were through. */
function listSecond(db: Db, member: Member, secondLookId: string): Promise<Given[]> {
  return db
    .select({
      evaluationId: secondLookScores.evaluationId,
      questionId: secondLookScores.questionId,
      name: members.name,
      value: secondLookScores.value,
      notAssessed: sql<string | null>`${secondLookScores.notAssessed}`,
    })
    .from(secondLookScores)
    .innerJoin(
      secondLookReaders,
      and(
        eq(secondLookReaders.organizationId, secondLookScores.organizationId),
        eq(secondLookReaders.secondLookId, secondLookScores.secondLookId),
        eq(secondLookReaders.memberId, secondLookScores.memberId),
        isNotNull(secondLookReaders.finishedAt),
      ),
    )
    .innerJoin(
      members,
      and(
        eq(members.organizationId, secondLookScores.organizationId),
        eq(members.id, secondLookScores.memberId),
      ),
    )
    .where(
      and(
        eq(secondLookScores.organizationId, member.organizationId),
        eq(secondLookScores.secondLookId, secondLookId),
      ),
    )
    .orderBy(members.name)
}

async function listCandidates(
  db: Db,
  member: Member,
  evaluationIds: readonly string[],
  namesHidden: boolean,
) {
  const rows = await db.execute<{
    evaluation_id: string
    application_id: string
    candidate_id: string
    number: number
    profile: string | null
  }>(sql`
    select evaluation.id as evaluation_id, application.id as application_id, candidate.id as candidate_id,
      candidate.number, encode(candidate.sealed_profile, 'base64') as profile
    from evaluations evaluation
    join applications application on application.organization_id = evaluation.organization_id and application.id = evaluation.application_id
    join candidates candidate on candidate.organization_id = application.organization_id and candidate.id = application.candidate_id
    where evaluation.organization_id = ${member.organizationId}::uuid
      and evaluation.id = any(${`{${evaluationIds.join(',')}}`}::uuid[])
    order by candidate.number`)
  const keys = await findCandidateKeys(
    db,
    member,
    rows.map((row) => row.candidate_id),
  )
  return rows.map((row) => {
    const sealed = row.profile === null ? null : Buffer.from(row.profile, 'base64')
    const profile = openProfile(keys.get(row.candidate_id), sealed)
    return {
      evaluationId: row.evaluation_id,
      applicationId: row.application_id,
      candidate: candidateLabel({ number: row.number, profile }, namesHidden),
    }
  })
}
