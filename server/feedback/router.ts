import { managerProcedure, router } from '../trpc'
import { findFeedback, saveFeedback } from './drafts'
import { feedbackInput, saveInput, sendInput } from './input'
import { sendFeedback } from './sendings'

export const feedbackRouter = router({
  find: managerProcedure
    .input(feedbackInput)
    .query(({ ctx, input }) => findFeedback(ctx.db, ctx.member, input)),
  save: managerProcedure
    .input(saveInput)
    .mutation(({ ctx, input }) => saveFeedback(ctx.db, ctx.member, input)),
  send: managerProcedure
    .input(sendInput)
    .mutation(({ ctx, input }) => sendFeedback(ctx.db, ctx.member, input)),
})
