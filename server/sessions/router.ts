import { managerProcedure, memberProcedure, router, seatProcedure } from '../trpc'
import { endMeeting } from './end-meeting'
import { recordFollowUp } from './follow-ups'
import {
  noShowInput,
  recordFollowUpInput,
  recordNoteInput,
  recordPointInput,
  recordRecommendationInput,
  recordScoreInput,
  reopenInput,
  replaceInput,
  reviseInput,
  sessionInput,
  submitInput,
} from './input'
import { listMySessions } from './mine'
import { noteNoShow } from './no-show'
import { recordNote } from './notes'
import { listToday, listWaiting } from './overseen'
import { recordPoint } from './points'
import { recordRecommendation } from './recommendation'
import { reopenSession } from './reopening'
import { replaceInterviewer } from './replacement'
import { reviseScore } from './revise'
import { findRoom } from './room'
import { recordScore } from './scores'
import { startSession } from './start'
import { submitScorecard } from './submit'

export const sessionsRouter = router({
  mine: memberProcedure.query(({ ctx }) => listMySessions(ctx.db, ctx.member)),
  waiting: managerProcedure.query(({ ctx }) => listWaiting(ctx.db, ctx.member)),
  today: managerProcedure.query(({ ctx }) => listToday(ctx.db, ctx.member)),
  find: seatProcedure.input(sessionInput).query(({ ctx }) => findRoom(ctx.db, ctx.seat)),
  start: seatProcedure.input(sessionInput).mutation(({ ctx }) => startSession(ctx.db, ctx.seat)),
  recordScore: seatProcedure
    .input(recordScoreInput)
    .mutation(({ ctx, input }) => recordScore(ctx.db, ctx.seat, input)),
  recordPoint: seatProcedure
    .input(recordPointInput)
    .mutation(({ ctx, input }) => recordPoint(ctx.db, ctx.seat, input)),
  recordFollowUp: seatProcedure
    .input(recordFollowUpInput)
    .mutation(({ ctx, input }) => recordFollowUp(ctx.db, ctx.seat, input)),
  recordNote: seatProcedure
    .input(recordNoteInput)
    .mutation(({ ctx, input }) => recordNote(ctx.db, ctx.seat, input)),
  recordRecommendation: seatProcedure
    .input(recordRecommendationInput)
    .mutation(({ ctx, input }) => recordRecommendation(ctx.db, ctx.seat, input)),
  submit: seatProcedure
    .input(submitInput)
    .mutation(({ ctx, input }) => submitScorecard(ctx.db, ctx.seat, input)),
  revise: seatProcedure.input(reviseInput).mutation(({ ctx, input }) => reviseScore(ctx.db, ctx.seat, input)),
  endMeeting: memberProcedure
    .input(sessionInput)
    .mutation(({ ctx, input }) => endMeeting(ctx.db, ctx.member, input.sessionId)),
  noteNoShow: memberProcedure
    .input(noShowInput)
    .mutation(({ ctx, input }) => noteNoShow(ctx.db, ctx.member, input)),
  reopen: managerProcedure
    .input(reopenInput)
    .mutation(({ ctx, input }) => reopenSession(ctx.db, ctx.member, input)),
  replaceInterviewer: managerProcedure
    .input(replaceInput)
    .mutation(({ ctx, input }) => replaceInterviewer(ctx.db, ctx.member, input)),
})
