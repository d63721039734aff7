import type * as z from 'zod'
import { type Member, transactionOf } from '../access'
import { alikePairs } from '../bank/likeness'
import { listPublishedQuestions } from '../bank/shelf'
import { openSolver } from '../optimum/solve'
import { assemble } from './assemble'
import type { wishesInput } from './input'
import { countMet } from './met'
import type { Assembly } from './wishes'

/** How long somebody waits for a set; what was found by then is said not to be proven. */
const timeMsMax = 10_000

/** The best set for some wishes out of the published questions. Solved outside of any transaction: it may take seconds. */
export async function assembleSet(member: Member, wishes: z.output<typeof wishesInput>): Promise<Assembly> {
  const { questions, metBy } = await transactionOf(member, async (db) => ({
    questions: await listPublishedQuestions(db, member),
    metBy: wishes.jobId ? await countMet(db, member, wishes.jobId) : new Map<string, number>(),
  }))
  const solver = await openSolver({ timeMsMax })
  try {
    const choices = questions.map(({ id, minutes, level, competencies }) => ({
      id,
      minutes,
      level,
      competencies,
      met: metBy.get(id) ?? 0,
    }))
    return await assemble(choices, alikePairs(questions), wishes, solver.solve)
  } finally {
    await solver.close()
  }
}
