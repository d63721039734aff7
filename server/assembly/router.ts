import { managerProcedure, router, unboundManagerProcedure } from '../trpc'
import { assembleSet } from './assembly'
import { checkSet } from './check'
import { checkInput, wishesInput } from './input'

export const assemblyRouter = router({
  assemble: unboundManagerProcedure
    .input(wishesInput)
    .query(({ ctx, input }) => assembleSet(ctx.member, input)),
  check: managerProcedure.input(checkInput).query(({ ctx, input }) => checkSet(ctx.db, ctx.member, input)),
})
