import { managerProcedure, memberProcedure, router, unboundManagerProcedure } from '../trpc'
import { answerDecision, listToApprove } from './approvals'
import { decide } from './decisions'
import { listDecisions } from './history'
import { answerInput, decisionInput, decisionsInput, reopeningInput } from './input'
import { reopenDecision } from './reopenings'

export const decisionsRouter = router({
  list: memberProcedure
    .input(decisionsInput)
    .query(({ ctx, input }) => listDecisions(ctx.db, ctx.member, input)),
  toApprove: memberProcedure.query(({ ctx }) => listToApprove(ctx.db, ctx.member)),
  // Without a transaction around it, as it computes for seconds.
  decide: unboundManagerProcedure
    .input(decisionInput)
    .mutation(({ ctx, input }) => decide(ctx.member, input)),
  answer: memberProcedure
    .input(answerInput)
    .mutation(({ ctx, input }) => answerDecision(ctx.db, ctx.member, input)),
  reopen: managerProcedure
    .input(reopeningInput)
    .mutation(({ ctx, input }) => reopenDecision(ctx.db, ctx.member, input)),
})
