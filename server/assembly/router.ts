import { router, unboundManagerProcedure } from '../trpc'
import { assembleSet } from './assembly'
import { wishesInput } from './input'

export const assemblyRouter = router({
  assemble: unboundManagerProcedure
    .input(wishesInput)
    .query(({ ctx, input }) => assembleSet(ctx.member, input)),
})
