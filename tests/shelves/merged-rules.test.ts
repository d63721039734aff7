import { expect, test } from 'vitest'
import { createCompetency } from '@/server/bank/competencies'
import { findRuleInForce } from '@/server/compare/rule-in-force'
import { firstRule, type Rule, rankingUnder, ruleAfterMerges } from '@/server/decision-rules/rules'
import { changeRule } from '@/server/panels/decision-rules'
import { findPanel } from '@/server/panels/panels'
import { owner } from '@/tests/support/database'
import { as, makeOrganization, makePanel } from '@/tests/support/makers'
import { compare, scoreSession } from '../compare/arrange'
import { foresee, lineOf, merge, separate } from './arrange'

/** A panel of three questions: the first two show speed and depth, the third clarity; depth weighs three times. */
async function arrange() {
  const admin = await makeOrganization()
  const panel = await makePanel(admin, { candidates: 2 })
  const [speed, depth, clarity] = await as(
    admin,
    async (db) =>
      [
        await createCompetency(db, admin, { name: 'Speed' }),
        await createCompetency(db, admin, { name: 'Depth' }),
        await createCompetency(db, admin, { name: 'Clarity' }),
      ] as const,
  )
  // Past the guard of published versions, as the arranged set has them published from the start.
  await owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    for (const [at, competencyId] of [speed, depth, clarity].entries())
      await sql`insert into question_version_competencies (organization_id, question_version_id, competency_id)
        select organization_id, question_version_id, ${competencyId} from set_items where id = ${panel.setItemIds[at]!}`
  })
  const setRule = (rule: Partial<Rule>) =>
    as(panel.manager, (db) =>
      changeRule(db, panel.manager, {
        ...firstRule,
        ...rule,
        panelId: panel.panelId,
        reason: 'Agreed on in the kickoff.',
      }),
    )
  await setRule({
    competencyWeights: { [depth]: 3 },
    competencyMinimums: { [depth]: 3 },
    tieBreaks: [depth, speed],
  })
  const begin = () =>
    scoreSession(panel, panel.sessions[0]!.id, [
      [5, 2, 4],
      [5, 2, 4],
    ])
  const beginSecond = () =>
    scoreSession(panel, panel.sessions[1]!.id, [
      [2, 4, 4],
      [2, 4, 4],
    ])
  const look = async () => {
    const { panel: found } = await as(panel.manager, (db) =>
      findRuleInForce(db, panel.manager, { jobId: panel.jobId }),
    )
    const { candidates } = rankingUnder(found!.rule, found!.ground, [1, 5])
    return {
      found: found!,
      ranking: candidates.map(({ id, value, rank, verdict, below }) => ({ id, value, rank, verdict, below })),
    }
  }
  return { admin, panel, speed, depth, clarity, begin, beginSecond, look }
}

test('a merge moves nothing under a locked rule: not a value, a rank, a minimum or a cell', async () => {
  const { admin, panel, speed, depth, begin, beginSecond, look } = await arrange()
  await begin()
  await beginSecond()
  const [before, table] = [await look(), await compare(panel.manager, panel.jobId, panel.panelId)]
  expect(before.ranking.map(({ value }) => value)).toEqual(expect.arrayContaining([3, 3.6]))
  expect(await foresee(admin, 'competency', depth, speed)).toMatchObject({ begun: 1, open: 0 })
  await merge(admin, 'competency', depth, speed)
  const after = await look()
  expect(after.ranking).toEqual(before.ranking)
  expect(after.found.competencies).toEqual(before.found.competencies)
  expect(after.found.rules).toEqual(before.found.rules)
  expect(await compare(panel.manager, panel.jobId, panel.panelId)).toEqual(table)
  // Taken back, it moves nothing either.
  await separate(admin, 'competency', depth)
  expect((await look()).ranking).toEqual(before.ranking)
})

test('before the first session the rule follows the merge, and stays so when it is taken back after', async () => {
  const { admin, panel, speed, depth, begin, look } = await arrange()
  expect(await foresee(admin, 'competency', depth, speed)).toMatchObject({ begun: 0, open: 1 })
  await merge(admin, 'competency', depth, speed)
  const found = await as(panel.manager, (db) => findPanel(db, panel.manager, panel.panelId))
  expect(found.rule).toMatchObject({
    competencyWeights: { [speed]: 3 },
    competencyMinimums: { [speed]: 3 },
    tieBreaks: [speed],
  })
  expect(found.questions.map(({ competencies }) => competencies)).toEqual([['Speed'], ['Speed'], ['Clarity']])
  expect(await lineOf(admin, speed)).toMatchObject({ rules: 1 })
  await begin()
  const before = await look()
  // (3 × 5 + 3 × 2 + 4) / 7
  expect(before.ranking).toMatchObject([{ value: 25 / 7, below: [] }])
  await separate(admin, 'competency', depth)
  expect(await look()).toEqual(before)
})

test('what a rule says of one holds for the one it counts as, unless that has its own', () => {
  const rule = {
    ...firstRule,
    competencyWeights: { a: 3, b: 2, c: 4 },
    competencyMinimums: { a: 3 },
    tieBreaks: ['c', 'a', 'b'],
  }
  expect(ruleAfterMerges(rule, new Map([['a', 'b']]))).toEqual({
    ...firstRule,
    competencyWeights: { b: 2, c: 4 },
    competencyMinimums: { b: 3 },
    tieBreaks: ['c', 'b'],
  })
  expect(ruleAfterMerges(rule, new Map())).toEqual(rule)
})
