import { and, eq, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { debriefs } from '@/db/schema/debriefs'
import { evaluations } from '@/db/schema/evaluations'
import { panels } from '@/db/schema/panels'
import type { Db } from '@/db/tenant'
import { type Member, requirePanel } from '../access'
import { notFound, Refused } from '../errors'
import { groupBy } from '../stats/group-by'
import { influence, type Revision } from '../stats/interviewers/influence'
import { maySeeInfluence } from './debriefs'
import { requireOpenTalk } from './evaluation'
import type { panelInfluenceInput } from './input'
import { followsBeyondChance, towardsWhom } from './rules'
import { type DebriefScore, listDebriefScores } from './scores'

export type Influence = Awaited<ReturnType<typeof influenceOf>>

// The same scores always give the same words: where not all orders can be tried, the same ones are drawn.
const drawn = { seed: 1, permutations: 20_000 }

/** Who moved in one talk, and towards whom. */
export async function findInfluence(db: Db, member: Member, evaluationId: string) {
  const { access, debrief } = await requireOpenTalk(db, member, evaluationId)
  if (!maySeeInfluence(access))
    throw new Refused('not allowed', 'Who moved is for the panel and those who manage the job.')
  return influenceOf(db, member, [
    { evaluationId, openedAt: access.openedAt!, endedAt: debrief?.endedAt ?? null },
  ])
}

/**
 * The same over all talks of a panel: for those who manage the job, and for its interviewers where the panel lets them
 * compare, over the talks that they had a part in themselves.
 */
export async function findPanelInfluence(
  db: Db,
  member: Member,
  input: z.output<typeof panelInfluenceInput>,
) {
  const access = await requirePanel(db, member, input.panelId, 'see')
  if (access.jobId !== input.jobId) throw notFound('panel')
  if (access.place === 'reviewer')
    throw new Refused('not allowed', 'Who moved is for the panel and those who manage the job.')
  const onlyOwn = access.place === 'interviewer'
  const rows = await db
    .select({
      evaluationId: evaluations.id,
      openedAt: evaluations.openedAt,
      endedAt: debriefs.endedAt,
      mayCompare: panels.interviewersMayCompare,
    })
    .from(debriefs)
    .innerJoin(
      evaluations,
      and(eq(evaluations.organizationId, debriefs.organizationId), eq(evaluations.id, debriefs.evaluationId)),
    )
    .innerJoin(
      panels,
      and(eq(panels.organizationId, evaluations.organizationId), eq(panels.id, evaluations.panelId)),
    )
    .where(
      and(
        eq(debriefs.organizationId, member.organizationId),
        eq(evaluations.panelId, input.panelId),
        onlyOwn
          ? sql`exists (select from scorecards own where own.organization_id = ${evaluations.organizationId} and own.evaluation_id = ${evaluations.id} and own.member_id = ${member.memberId})
              and not exists (select from scorecards own where own.organization_id = ${evaluations.organizationId} and own.evaluation_id = ${evaluations.id} and own.member_id = ${member.memberId} and own.submitted_at is null and own.excused_at is null)`
          : undefined,
      ),
    )
  const seen = rows.filter((row) => !onlyOwn || row.mayCompare)
  return {
    debriefs: seen.length,
    ...(await influenceOf(
      db,
      member,
      seen.flatMap(({ evaluationId, openedAt, endedAt }) =>
        openedAt ? [{ evaluationId, openedAt, endedAt }] : [],
      ),
    )),
  }
}

type Span = { evaluationId: string; openedAt: Date; endedAt: Date | null }

/**
 * From the last value that was given under the seal to the one at the end of the talk. Left out are scores that came
 * in after the opening, which were not independent, and those that have no number at either end; what was revised
 * after the end is counted apart.
 */
async function influenceOf(db: Db, member: Member, spans: readonly Span[]) {
  const spanOf = new Map(spans.map((span) => [span.evaluationId, span]))
  const questions = await listDebriefScores(db, member, [...spanOf.keys()])
  const nameOf = new Map(
    questions.flatMap(({ scores }) => scores.map(({ memberId, name }) => [memberId, name] as const)),
  )
  const revisions: Revision[] = []
  let afterEnd = 0
  for (const { evaluationId, questionId, scores } of questions) {
    const span = spanOf.get(evaluationId)!
    for (const own of groupBy(scores, ({ memberId }) => memberId).values()) {
      // Who met the candidate twice gave one answer two scores; the first was given knowing least.
      const score = own[0]!
      afterEnd += own.filter((one) => isRevisedAfter(one, span.endedAt)).length
      if (score.afterOpening) continue
      const sealed = valueAt(score, span.openedAt)
      const final = valueAt(score, span.endedAt)
      if (sealed !== null && final !== null)
        revisions.push({
          interviewer: score.memberId,
          candidate: evaluationId,
          question: questionId,
          sealed,
          final,
        })
    }
  }
  const named = (memberId: string) => nameOf.get(memberId) ?? ''
  return {
    afterEnd,
    interviewers: influence(revisions, drawn)
      .map((one) => ({
        memberId: one.interviewer,
        name: named(one.interviewer),
        scores: one.scores,
        moved: one.moved,
        meanChange: one.meanChange,
        chance: followsBeyondChance(one.panel),
        towards: towardsWhom(one).map((pull) => ({
          name: named(pull.colleague),
          moves: pull.towards,
          of: pull.moves,
          chance: followsBeyondChance(pull),
        })),
      }))
      .toSorted((a, b) => b.moved - a.moved || a.name.localeCompare(b.name, 'en')),
  }
}

/** The value of a score at a moment; now, where none is given. */
function valueAt(score: DebriefScore, at: Date | null): number | null {
  const until = score.revisions.findLast((revision) => !at || revision.at <= at)
  return (until ?? score.first).value
}

function isRevisedAfter(score: DebriefScore, end: Date | null): boolean {
  return end !== null && score.revisions.some((revision) => revision.at > end)
}
