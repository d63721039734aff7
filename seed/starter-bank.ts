import { type Member, transactionOf } from '@/server/access'
import { createCategory } from '@/server/bank/categories'
import { createCompetency } from '@/server/bank/competencies'
import { createQuestionInput } from '@/server/bank/input'
import { createQuestion, publishQuestion } from '@/server/bank/questions'
import bank from './bank/ai-safety-systems-engineer.json' with { type: 'json' }

/** Plants the starter bank and publishes it. Returns each question's id by its key. */
export async function plantBank(member: Member): Promise<Map<string, string>> {
  const named = (verb: typeof createCategory, names: Iterable<string>) =>
    transactionOf(member, async (db) => {
      const ids = new Map<string, string>()
      for (const name of new Set(names)) ids.set(name, await verb(db, member, { name }))
      return ids
    })
  const categories = await named(
    createCategory,
    bank.map((entry) => entry.category),
  )
  const competencies = await named(
    createCompetency,
    bank.flatMap((entry) => entry.competencies),
  )
  return transactionOf(member, async (db) => {
    const ids = new Map<string, string>()
    for (const { category, competencies: shown, anchors, ...entry } of bank) {
      const input = createQuestionInput.parse({
        ...entry,
        categoryId: categories.get(category),
        competencyIds: shown.map((name) => competencies.get(name)),
        anchors: Object.entries(anchors).map(([level, text]) => ({ level: Number(level), text })),
      })
      const questionId = await createQuestion(db, member, input)
      await publishQuestion(db, member, { questionId })
      ids.set(entry.key, questionId)
    }
    return ids
  })
}
