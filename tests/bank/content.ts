import type { Member } from '@/server/access'
import { createCategory } from '@/server/bank/categories'
import { createCompetency } from '@/server/bank/competencies'
import { createQuestion, saveQuestion } from '@/server/bank/questions'
import { type Content, findQuestion } from '@/server/bank/versions'
import { as } from '../support/makers'

export type Shelf = { categoryId: string; competencyIds: string[] }

/** A shelf and two competencies of the organization's own. */
export function makeShelf(manager: Member, name = 'Shelf'): Promise<Shelf> {
  return as(manager, async (db) => ({
    categoryId: await createCategory(db, manager, { name }),
    competencyIds: [
      await createCompetency(db, manager, { name: `${name}: diagnosis` }),
      await createCompetency(db, manager, { name: `${name}: judgment` }),
    ],
  }))
}

export function contentOn(shelf: Shelf, part: Partial<Content> = {}): Content {
  return {
    ...shelf,
    level: 'intermediate',
    minutes: 8,
    prompt: 'A deploy went wrong. What do you do first?',
    hint: 'Stops the harm before looking for the cause.',
    points: ['Rolls back first', 'Tells those who are hit'],
    anchors: [
      { level: 1, text: 'Debugs in production.' },
      { level: 3, text: 'Rolls back when told.' },
      { level: 5, text: 'Rolls back at once and says why.' },
    ],
    followUps: ['What if rolling back fails?'],
    ...part,
  }
}

export const create = (member: Member, content: Content) =>
  as(member, (db) => createQuestion(db, member, content))

export const find = (member: Member, questionId: string) =>
  as(member, (db) => findQuestion(db, member, { questionId }))

/** Saves an edit that began now. */
export async function edit(member: Member, questionId: string, content: Content) {
  const { number, revision } = (await find(member, questionId)).newest
  return as(member, (db) => saveQuestion(db, member, { questionId, number, revision, ...content }))
}
