import { and, eq, inArray, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { type QuestionStatus, questions, questionVersions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { keywordsOf } from '../rubrics/rules'
import type { alikeInput } from './input'
import { likeness } from './likeness'

export type AlikeQuestion = { id: string; prompt: string; status: QuestionStatus; likeness: number }

/** From here a question is worth a look before it is written a second time. */
const shownFrom = 0.4
const shownMax = 3
/** How many are read to be compared; the database has put them in nearly the right order. */
const readMax = 20

/**
 * The questions that ask nearly what a prompt asks, the most alike first, archived ones left out. The words of every
 * prompt are kept as rows, so that only the questions that share some are looked at, however many there are.
 */
export async function listAlike(
  db: Db,
  member: Member,
  input: z.output<typeof alikeInput>,
): Promise<AlikeQuestion[]> {
  const own = keywordsOf(input.prompt)
  if (own.size === 0) return []
  const words = [...own].map((word) => word.slice(0, wordLengthMax))
  const near = await db.execute<{ id: string }>(sql`
    select near.id from (
      select question_id as id, count(*)::float / (${words.length}::int + words - count(*)) as likeness
      from prompt_words
      where organization_id = ${member.organizationId}::uuid and word in ${words}
      group by question_id, words
    ) near
    join questions question on question.organization_id = ${member.organizationId}::uuid and question.id = near.id
    where near.likeness >= ${shownFrom / 2} and question.status <> 'archived'
    order by near.likeness desc, near.id
    limit ${readMax}`)
  const ids = near.map(({ id }) => id).filter((id) => id !== input.questionId)
  if (ids.length === 0) return []
  const read = await db
    .select({ id: questions.id, status: questions.status, prompt: questionVersions.prompt })
    .from(questions)
    .innerJoin(
      questionVersions,
      and(
        eq(questionVersions.organizationId, questions.organizationId),
        eq(questionVersions.questionId, questions.id),
        sql`not exists (select from question_versions newer
          where newer.organization_id = ${questionVersions.organizationId}
            and newer.question_id = ${questionVersions.questionId} and newer.number > ${questionVersions.number})`,
      ),
    )
    .where(and(eq(questions.organizationId, member.organizationId), inArray(questions.id, ids)))
  return read
    .map((one) => ({ ...one, likeness: likeness(own, keywordsOf(one.prompt)) }))
    .filter((one) => one.likeness >= shownFrom)
    .toSorted((a, b) => b.likeness - a.likeness || a.prompt.localeCompare(b.prompt))
    .slice(0, shownMax)
}

/** As the database keeps them; longer ones are no words. */
const wordLengthMax = 40
