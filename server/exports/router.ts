import { managerProcedure, router, unboundManagerProcedure } from '../trpc'
import { exportComparison, exportDecision } from './exports'
import { comparisonFileInput, decisionFileInput } from './input'

// Mutations, since it is recorded who took a file away.
export const exportsRouter = router({
  // Without a transaction around it, as it computes for seconds.
  comparison: unboundManagerProcedure
    .input(comparisonFileInput)
    .mutation(({ ctx, input }) => exportComparison(ctx.member, input)),
  decision: managerProcedure
    .input(decisionFileInput)
    .mutation(({ ctx, input }) => exportDecision(ctx.db, ctx.member, input)),
})
