import { adminProcedure, managerProcedure, memberProcedure, router } from '../trpc'
import { saveAssignments } from './assignments'
import { changeRule } from './decision-rules'
import { listEvaluations } from './evaluations'
import {
  assignmentsInput,
  breakSealInput,
  excuseInput,
  ofJobInput,
  panelIdInput,
  panelInput,
  rescheduleInput,
  ruleInput,
  scheduleInput,
  sessionIdInput,
} from './input'
import { createPanel, findPanel, listPanels } from './panels'
import { cancelSession, rescheduleSession, scheduleSessions } from './scheduling'
import { breakSeal, excuseScorecard } from './seal'

export const panelsRouter = router({
  ofJob: memberProcedure
    .input(ofJobInput)
    .query(({ ctx, input }) => listPanels(ctx.db, ctx.member, input.jobId)),
  find: memberProcedure
    .input(panelIdInput)
    .query(({ ctx, input }) => findPanel(ctx.db, ctx.member, input.panelId)),
  evaluations: memberProcedure
    .input(panelIdInput)
    .query(({ ctx, input }) => listEvaluations(ctx.db, ctx.member, input.panelId)),
  create: managerProcedure
    .input(panelInput)
    .mutation(({ ctx, input }) => createPanel(ctx.db, ctx.member, input)),
  assign: managerProcedure
    .input(assignmentsInput)
    .mutation(({ ctx, input }) => saveAssignments(ctx.db, ctx.member, input)),
  changeRule: managerProcedure
    .input(ruleInput)
    .mutation(({ ctx, input }) => changeRule(ctx.db, ctx.member, input)),
  schedule: managerProcedure
    .input(scheduleInput)
    .mutation(({ ctx, input }) => scheduleSessions(ctx.db, ctx.member, input)),
  reschedule: managerProcedure
    .input(rescheduleInput)
    .mutation(({ ctx, input }) => rescheduleSession(ctx.db, ctx.member, input)),
  cancel: managerProcedure
    .input(sessionIdInput)
    .mutation(({ ctx, input }) => cancelSession(ctx.db, ctx.member, input.sessionId)),
  excuse: managerProcedure
    .input(excuseInput)
    .mutation(({ ctx, input }) => excuseScorecard(ctx.db, ctx.member, input)),
  breakSeal: adminProcedure
    .input(breakSealInput)
    .mutation(({ ctx, input }) => breakSeal(ctx.db, ctx.member, input)),
})
