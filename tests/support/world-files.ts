import type { Member } from '@/server/access'
import { checkImport } from '@/server/bank-files/checks'
import { importQuestions } from '@/server/bank-files/importing'
import { beginImport, finishUpload } from '@/server/bank-files/imports'
import { addPart } from '@/server/bank-files/parts'
import { as } from './makers'

/** The columns of a world's files. */
export const importFields = [
  'key',
  'category',
  'level',
  'minutes',
  'competencies',
  'prompt',
  'hint',
  'points',
  'anchor1',
  'anchor3',
  'anchor5',
] as const
/** What the bank of a world does not have. */
export const unknownName = 'Only in the file'

/** A file of questions that is checked, and one that is imported. */
export async function makeImports(admin: Member) {
  const importedId = await makeChecked(admin, 'imported')
  const asNew = [{ name: unknownName, id: null }]
  await importQuestions(admin, {
    importId: importedId,
    categories: asNew,
    competencies: asNew,
    changed: 'update',
    same: 'leave out',
    withoutFaulty: false,
    publish: true,
  })
  return { importedId, importId: await makeChecked(admin, 'checked', `${unknownName} yet`) }
}

async function makeChecked(admin: Member, key: string, name = unknownName): Promise<string> {
  const content = Buffer.from(
    `${importFields.join(',')}\n${key},${name},beginner,5,${name},What does ${key} mean?,It says.,Says so,1,3,5\n`,
  )
  const importId = await as(admin, (db) => beginImport(db, admin, 'questions.csv'))
  await as(admin, (db) => addPart(db, admin, { bankImportId: importId, number: 0, content }))
  await finishUpload(admin, importId, content.byteLength)
  await checkImport(admin, { importId, fields: [...importFields] })
  return importId
}
