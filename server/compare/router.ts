import { memberProcedure, router } from '../trpc'
import { compareJob } from './comparison'
import { findEvidence } from './evidence'
import { gridOf } from './grid'
import { compareInput, evidenceInput } from './input'
import { findRuleInForce } from './rule-in-force'

export const compareRouter = router({
  job: memberProcedure
    .input(compareInput)
    .query(async ({ ctx, input }) => gridOf(await compareJob(ctx.db, ctx.member, input))),
  evidence: memberProcedure
    .input(evidenceInput)
    .query(({ ctx, input }) => findEvidence(ctx.db, ctx.member, input)),
  // Without a panel: the job's first.
  rule: memberProcedure
    .input(compareInput)
    .query(({ ctx, input }) => findRuleInForce(ctx.db, ctx.member, input)),
})
