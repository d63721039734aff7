import type { Member } from '@/server/access'
import { mergeCategory, separateCategory } from '@/server/shelves/categories'
import { mergeCompetency, separateCompetency } from '@/server/shelves/competencies'
import type { ShelfKind } from '@/server/shelves/input'
import { foreseeMerge, listShelves } from '@/server/shelves/uses'
import { as } from '@/tests/support/makers'

export const list = (member: Member) => as(member, (db) => listShelves(db, member))

export async function lineOf(member: Member, id: string) {
  const { categories, competencies } = await list(member)
  return [...categories, ...competencies].find((one) => one.id === id)
}

export const merge = (member: Member, kind: ShelfKind, id: string, intoId: string) =>
  as(member, (db) =>
    kind === 'category'
      ? mergeCategory(db, member, { id, intoId })
      : mergeCompetency(db, member, { id, intoId }),
  )

export const separate = (member: Member, kind: ShelfKind, id: string) =>
  as(member, (db) =>
    kind === 'category' ? separateCategory(db, member, { id }) : separateCompetency(db, member, { id }),
  )

export const foresee = (member: Member, kind: ShelfKind, id: string, intoId: string) =>
  as(member, (db) => foreseeMerge(db, member, { kind, id, intoId }))
