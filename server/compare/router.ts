import { managerProcedure, memberProcedure, router } from '../trpc'
import { compareJob } from './comparison'
import { listDecisions, recordDecision } from './decisions'
import { findEvidence } from './evidence'
import { exportComparison } from './export'
import { compareInput, decisionInput, decisionsInput, evidenceInput, exportInput } from './input'

export const compareRouter = router({
  job: memberProcedure.input(compareInput).query(({ ctx, input }) => compareJob(ctx.db, ctx.member, input)),
  evidence: memberProcedure
    .input(evidenceInput)
    .query(({ ctx, input }) => findEvidence(ctx.db, ctx.member, input)),
  decisions: memberProcedure
    .input(decisionsInput)
    .query(({ ctx, input }) => listDecisions(ctx.db, ctx.member, input)),
  decide: managerProcedure
    .input(decisionInput)
    .mutation(({ ctx, input }) => recordDecision(ctx.db, ctx.member, input)),
  // A mutation, since it is recorded who took a file away.
  export: managerProcedure
    .input(exportInput)
    .mutation(({ ctx, input }) => exportComparison(ctx.db, ctx.member, input)),
})
