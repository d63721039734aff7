import { managerProcedure, router, seatProcedure } from '../trpc'
import { findBoard, overseeBoard } from './board'
import { boardInput, moveInput } from './input'
import { moveBoard } from './move'
import { attendBoard, leaveBoard } from './presence'

export const boardsRouter = router({
  find: seatProcedure.input(boardInput).query(({ ctx }) => findBoard(ctx.db, ctx.seat)),
  oversee: managerProcedure
    .input(boardInput)
    .query(({ ctx, input }) => overseeBoard(ctx.db, ctx.member, input.sessionId)),
  attend: seatProcedure.input(boardInput).mutation(({ ctx }) => attendBoard(ctx.db, ctx.seat)),
  leave: seatProcedure.input(boardInput).mutation(({ ctx }) => leaveBoard(ctx.db, ctx.seat)),
  move: seatProcedure.input(moveInput).mutation(({ ctx, input }) => moveBoard(ctx.db, ctx.seat, input)),
})
