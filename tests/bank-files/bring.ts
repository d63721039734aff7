import type { Member } from '@/server/access'
import { listQuestions } from '@/server/bank/list'
import { exportQuestions } from '@/server/bank-files/bank-file'
import { checkImport } from '@/server/bank-files/checks'
import { importQuestions } from '@/server/bank-files/importing'
import { type Found, findImport } from '@/server/bank-files/imports'
import { listRows } from '@/server/bank-files/rows'
import type { Field } from '@/server/bank-files/rules'
import { uploadQuestions } from '@/server/upload'
import { makeShelf } from '../bank/content'
import { as, makeMember, makeOrganization } from '../support/makers'
import { bytesOf } from './bytes'

export function send(
  member: Member | null,
  name: string,
  content: string | Uint8Array,
  more = {},
): Promise<Response> {
  const request = new Request('http://localhost/api/upload?for=bank', {
    method: 'POST',
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      'x-file-name': encodeURIComponent(name),
      ...more,
    },
    body: content as BodyInit,
  })
  return uploadQuestions(request, member?.userSessionId ?? null)
}

/** Uploads a file and returns its import; a refusal is thrown in its words. */
export async function bring(member: Member, name: string, content: string | Uint8Array): Promise<string> {
  const response = await send(member, name, content)
  const answer = (await response.json()) as { id?: string; message?: string }
  if (!answer.id) throw new Error(answer.message)
  return answer.id
}

export const find = (member: Member, importId: string) =>
  as(member, (db) => findImport(db, member, { importId }))

export const rows = (
  member: Member,
  importId: string,
  show: 'first' | 'faulty' | 'changed' | 'alike' | 'kept',
) => as(member, (db) => listRows(db, member, { importId, show }))

/** Checks with the columns as guessed. */
export async function check(member: Member, importId: string): Promise<Found> {
  const { columns } = await find(member, importId)
  await checkImport(member, { importId, fields: columns.map(({ field }) => field as Field | null) })
  return (await find(member, importId)).found!
}

type Choices = Partial<Parameters<typeof importQuestions>[1]>

/** Imports what was checked; every unknown name becomes a new one unless said otherwise. */
export async function importNow(member: Member, importId: string, choices: Choices = {}) {
  const { found } = await find(member, importId)
  const asNew = (names: { name: string }[]) => names.map(({ name }) => ({ name, id: null }))
  return importQuestions(member, {
    importId,
    categories: asNew(found?.categories ?? []),
    competencies: asNew(found?.competencies ?? []),
    changed: 'update',
    same: 'leave out',
    withoutFaulty: false,
    publish: false,
    ...choices,
  })
}

type Export = Parameters<typeof exportQuestions>[1]

export async function exported(
  member: Member,
  as: Export['as'],
  more: Partial<Export> = {},
): Promise<Buffer> {
  return bytesOf((await exportQuestions(member, { as, which: 'newest', ...more })).content)
}

type Told = Partial<Record<string, unknown>>
/** A question as the starter bank has it. */
export const told = (key: string, more: Told = {}) => ({
  key,
  category: 'Shelf',
  level: 'beginner',
  minutes: 5,
  competencies: ['Shelf: diagnosis'],
  prompt: `What about ${key}?`,
  hint: 'Says what.',
  points: ['Says what', 'Says why'],
  anchors: { 1: 'Nothing.', 3: 'Something.', 5: 'All.' },
  followUps: ['And then?'],
  ...more,
})

export const listAll = (member: Member) =>
  as(member, async (db) => (await listQuestions(db, member, { limit: 1000 })).questions)

export async function arrange() {
  const admin = await makeOrganization()
  const manager = await makeMember(admin, 'manager', 'Ruben')
  const shelf = await makeShelf(admin)
  return { admin, manager, shelf }
}

export const bringJson = (member: Member, questions: unknown) =>
  bring(member, 'questions.json', JSON.stringify(questions, null, 1))
