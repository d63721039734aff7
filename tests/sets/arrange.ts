import type { Member } from '@/server/access'
import { createCategory } from '@/server/bank/categories'
import { createCompetency } from '@/server/bank/competencies'
import { createQuestion, publishQuestion, saveQuestion } from '@/server/bank/questions'
import { createSet, findSet } from '@/server/sets/sets'
import { publishSetVersion, saveSetVersion } from '@/server/sets/versions'
import { as, makeMember, makeOrganization } from '../support/makers'

let count = 0

/** A manager with a shelf and a competency, in an organization of their own unless one is given. */
export async function makeLibrary(of?: Member) {
  const admin = of ?? (await makeOrganization())
  const manager = await makeMember(admin, 'manager')
  const categoryId = await as(manager, (db) => createCategory(db, manager, { name: 'Scenarios' }))
  const competencyId = await as(manager, (db) => createCompetency(db, manager, { name: 'Judgment' }))
  return { admin, manager, categoryId, competencyId }
}

type Library = Awaited<ReturnType<typeof makeLibrary>>

const contentOf = ({ categoryId, competencyId }: Library, prompt: string) => ({
  categoryId,
  competencyIds: [competencyId],
  level: 'intermediate' as const,
  minutes: 5,
  prompt,
  hint: 'Says how.',
  points: ['Says how'],
  anchors: [1, 3, 5].map((level) => ({ level, text: `Level ${level}` })),
  followUps: [],
})

/** A question of the bank; published, unless it is to stay a draft. */
export async function makeQuestion(library: Library, prompt?: string, isPublished = true): Promise<string> {
  count += 1
  const { manager } = library
  const content = contentOf(library, prompt ?? `Question ${count}`)
  const questionId = await as(manager, (db) => createQuestion(db, manager, content))
  if (isPublished) await as(manager, (db) => publishQuestion(db, manager, { questionId }))
  return questionId
}

export async function makeQuestions(library: Library, howMany: number): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < howMany; at += 1) ids.push(await makeQuestion(library))
  return ids
}

/** Publishes a second wording of a question that is in its first. */
export async function publishNewWording(library: Library, questionId: string, prompt: string): Promise<void> {
  const { manager } = library
  await as(manager, (db) =>
    saveQuestion(db, manager, { ...contentOf(library, prompt), questionId, number: 1, revision: 1 }),
  )
  await as(manager, (db) => publishQuestion(db, manager, { questionId }))
}

/** A draft that was saved once with the questions given, each counting 1; on revision 2. */
export async function makeDraft(manager: Member, questionIds: readonly string[] = []) {
  const made = await as(manager, (db) => createSet(db, manager, { name: 'Depth', slotMinutes: 30 }))
  await save(manager, made.setVersionId, 1, questionIds)
  return made
}

export function save(
  manager: Member,
  setVersionId: string,
  revision: number,
  questionIds: readonly string[],
  weight = 1,
) {
  return as(manager, (db) =>
    saveSetVersion(db, manager, {
      setVersionId,
      revision,
      slotMinutes: 30,
      items: questionIds.map((questionId) => ({ questionId, weight })),
    }),
  )
}

export function publish(manager: Member, setVersionId: string, revision: number) {
  return as(manager, (db) => publishSetVersion(db, manager, { setVersionId, revision }))
}

export function find(member: Member, setId: string, number?: number) {
  return as(member, (db) => findSet(db, member, { setId, ...(number === undefined ? {} : { number }) }))
}
