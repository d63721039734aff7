import { expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { findRuleInForce } from '@/server/compare/rule-in-force'
import { firstRule, rankingUnder } from '@/server/decision-rules/rules'
import { addToTeam } from '@/server/jobs/jobs'
import { changeRule } from '@/server/panels/decision-rules'
import {
  as,
  type MadePanel,
  makeMember,
  makeOrganization,
  makePanel,
  makeSeats,
} from '@/tests/support/makers'
import { refusalIn, score, submit } from '../sessions/acts'
import { compare, scoreSession } from './arrange'

const look = (member: Member, { jobId }: MadePanel, panelId?: string) =>
  as(member, (db) => findRuleInForce(db, member, { jobId, panelId }))

async function arrange() {
  const panel = await makePanel(await makeOrganization(), { candidates: 2 })
  await scoreSession(panel, panel.sessions[0]!.id, [
    [5, 3, 4],
    [4, 4, 4],
  ])
  return panel
}

test('brings the rule, who set it when and why, and the opened scores alone', async () => {
  const panel = await arrange()
  await as(panel.manager, (db) =>
    changeRule(db, panel.manager, {
      ...firstRule,
      panelId: panel.panelId,
      hireBar: 3.5,
      leastScores: 6,
      reason: 'Agreed on in the kickoff.',
    }),
  )
  const before = await look(panel.manager, panel)
  expect(before.panel).toMatchObject({
    id: panel.panelId,
    sealed: 1,
    rule: { number: 2, hireBar: 3.5, reason: 'Agreed on in the kickoff.', createdBy: panel.manager.name },
  })
  expect(before.panel!.rules.map(({ number }) => number)).toEqual([2, 1])
  expect(before.panel!.ground.scores).toHaveLength(6)

  // What is scored under the seal is in no figure, whoever looks.
  const [seat] = await makeSeats(panel.interviewers, panel.sessions[1]!.id)
  for (const item of panel.setItemIds) await score(seat!, item, 5)
  await submit(seat!)
  for (const viewer of [panel.manager, panel.admin])
    expect((await look(viewer, panel)).panel!.ground).toEqual(before.panel!.ground)
})

test('says of every candidate what the comparison says', async () => {
  const panel = await arrange()
  await as(panel.manager, (db) =>
    changeRule(db, panel.manager, {
      ...firstRule,
      panelId: panel.panelId,
      hireBar: 4,
      reason: 'Agreed on in the kickoff.',
    }),
  )
  const { panel: found } = await look(panel.manager, panel)
  const ranking = rankingUnder(found!.rule, found!.ground, [1, 5])
  const { rows } = await compare(panel.manager, panel.jobId, panel.panelId)
  // The mean of 4.5, 3.5 and 4 is just the bar.
  expect(ranking.candidates).toMatchObject([{ value: 4, verdict: 'meets the bar', rank: 1 }])
  for (const { id, verdict, value } of ranking.candidates)
    expect(rows.find((row) => row.applicationId === id)!.ruled).toEqual({ verdict, value, below: [] })
})

test('is for who compares the job: a reviewer reads it, an interviewer does not, and only leads may change it', async () => {
  const panel = await arrange()
  const reviewer = await makeMember(panel.admin, 'reviewer')
  await as(panel.manager, (db) =>
    addToTeam(db, panel.manager, { jobId: panel.jobId, memberId: reviewer.memberId, role: 'reviewer' }),
  )
  expect((await look(reviewer, panel)).job.mayChangeRule).toBe(false)
  expect((await look(panel.manager, panel)).job.mayChangeRule).toBe(true)
  expect((await refusalIn(look(panel.interviewers[0]!, panel))).kind).toBe('not allowed')
  const other = await arrange()
  expect((await refusalIn(look(panel.manager, panel, other.panelId))).kind).toBe('not found')
})
