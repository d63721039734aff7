import { memberProcedure, router } from '../trpc'
import { usageInput, usagesInput } from './input'
import { findPlaces } from './places'
import { findUsage, listUsages } from './usage'

export const usageRouter = router({
  list: memberProcedure.input(usagesInput).query(({ ctx, input }) => listUsages(ctx.db, input)),
  find: memberProcedure.input(usageInput).query(({ ctx, input }) => findUsage(ctx.db, ctx.member, input)),
  places: memberProcedure.input(usageInput).query(({ ctx, input }) => findPlaces(ctx.db, ctx.member, input)),
})
