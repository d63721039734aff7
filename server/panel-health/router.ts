import { memberProcedure, router } from '../trpc'
import { panelHealthInput } from './input'
import { findPanelHealth } from './panel-health'

export const panelHealthRouter = router({
  find: memberProcedure
    .input(panelHealthInput)
    .query(({ ctx, input }) => findPanelHealth(ctx.db, ctx.member, input)),
})
