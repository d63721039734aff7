import { adminProcedure, managerProcedure, memberProcedure, router, unboundManagerProcedure } from '../trpc'
import { saveAssignments } from './assignments'
import { findClashes } from './busy'
import { findCalendar } from './calendar'
import { archivePanel, changePanel, movePanelOn, restorePanel } from './changes'
import { changeRule } from './decision-rules'
import { duplicatePanel } from './duplicate'
import { listEvaluations } from './evaluations'
import { findFreeStart } from './free-start'
import {
  assignmentsInput,
  breakSealInput,
  changePanelInput,
  clashesInput,
  duplicateInput,
  excuseInput,
  freeStartInput,
  kitInput,
  moveOnInput,
  ofJobInput,
  panelIdInput,
  panelInput,
  proposeSplitInput,
  rescheduleInput,
  restoreSessionInput,
  rotateInput,
  ruleInput,
  scheduleEachInput,
  scheduleInput,
  sessionIdInput,
  setUpPanelInput,
  splitInput,
} from './input'
import { findKit } from './kit'
import { createPanel, findPanel, listPanels } from './panels'
import { proposeRotation } from './rotation'
import { scheduleEach, scheduleSessions } from './scheduling'
import { breakSeal, excuseScorecard } from './seal'
import { cancelSession, rescheduleSession, restoreSession } from './sessions'
import { setUpPanel } from './set-up'
import { proposeSplit, splitPanel } from './split'

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
  kit: memberProcedure.input(kitInput).query(({ ctx, input }) => findKit(ctx.db, ctx.member, input)),
  calendar: memberProcedure
    .input(sessionIdInput)
    .query(({ ctx, input }) => findCalendar(ctx.db, ctx.member, input.sessionId)),
  create: managerProcedure
    .input(panelInput)
    .mutation(({ ctx, input }) => createPanel(ctx.db, ctx.member, input)),
  setUp: managerProcedure
    .input(setUpPanelInput)
    .mutation(({ ctx, input }) => setUpPanel(ctx.db, ctx.member, input)),
  change: managerProcedure
    .input(changePanelInput)
    .mutation(({ ctx, input }) => changePanel(ctx.db, ctx.member, input)),
  moveOn: managerProcedure
    .input(moveOnInput)
    .mutation(({ ctx, input }) => movePanelOn(ctx.db, ctx.member, input)),
  duplicate: managerProcedure
    .input(duplicateInput)
    .mutation(({ ctx, input }) => duplicatePanel(ctx.db, ctx.member, input)),
  archive: managerProcedure
    .input(panelIdInput)
    .mutation(({ ctx, input }) => archivePanel(ctx.db, ctx.member, input.panelId)),
  restore: managerProcedure
    .input(panelIdInput)
    .mutation(({ ctx, input }) => restorePanel(ctx.db, ctx.member, input.panelId)),
  split: unboundManagerProcedure.input(splitInput).query(({ ctx, input }) => splitPanel(ctx.member, input)),
  proposeSplit: unboundManagerProcedure
    .input(proposeSplitInput)
    .query(({ ctx, input }) => proposeSplit(ctx.member, input)),
  freeStart: managerProcedure
    .input(freeStartInput)
    .query(({ ctx, input }) => findFreeStart(ctx.db, ctx.member, input)),
  assign: managerProcedure
    .input(assignmentsInput)
    .mutation(({ ctx, input }) => saveAssignments(ctx.db, ctx.member, input)),
  changeRule: managerProcedure
    .input(ruleInput)
    .mutation(({ ctx, input }) => changeRule(ctx.db, ctx.member, input)),
  schedule: managerProcedure
    .input(scheduleInput)
    .mutation(({ ctx, input }) => scheduleSessions(ctx.db, ctx.member, input)),
  scheduleEach: managerProcedure
    .input(scheduleEachInput)
    .mutation(({ ctx, input }) => scheduleEach(ctx.db, ctx.member, input)),
  rotate: unboundManagerProcedure
    .input(rotateInput)
    .query(({ ctx, input }) => proposeRotation(ctx.member, input)),
  clashes: managerProcedure
    .input(clashesInput)
    .query(({ ctx, input }) => findClashes(ctx.db, ctx.member, input)),
  reschedule: managerProcedure
    .input(rescheduleInput)
    .mutation(({ ctx, input }) => rescheduleSession(ctx.db, ctx.member, input)),
  cancel: managerProcedure
    .input(sessionIdInput)
    .mutation(({ ctx, input }) => cancelSession(ctx.db, ctx.member, input.sessionId)),
  restoreSession: managerProcedure
    .input(restoreSessionInput)
    .mutation(({ ctx, input }) => restoreSession(ctx.db, ctx.member, input)),
  excuse: managerProcedure
    .input(excuseInput)
    .mutation(({ ctx, input }) => excuseScorecard(ctx.db, ctx.member, input)),
  breakSeal: adminProcedure
    .input(breakSealInput)
    .mutation(({ ctx, input }) => breakSeal(ctx.db, ctx.member, input)),
})
