import { managerProcedure, memberProcedure, router } from '../trpc'
import { listChoices } from './choices'
import {
  choicesInput,
  readingInput,
  scoreInput,
  secondLookInput,
  secondLooksInput,
  startInput,
} from './input'
import { findReading, finishReading } from './reading'
import { findResult } from './result'
import { recordSecondScore } from './scores'
import { endSecondLook, findSecondLook, listSecondLooks, listToRead, startSecondLook } from './second-looks'

export const secondLooksRouter = router({
  mine: memberProcedure.query(({ ctx }) => listToRead(ctx.db, ctx.member)),
  list: memberProcedure
    .input(secondLooksInput)
    .query(({ ctx, input }) => listSecondLooks(ctx.db, ctx.member, input)),
  choices: managerProcedure
    .input(choicesInput)
    .query(({ ctx, input }) => listChoices(ctx.db, ctx.member, input)),
  start: managerProcedure
    .input(startInput)
    .mutation(({ ctx, input }) => startSecondLook(ctx.db, ctx.member, input)),
  find: memberProcedure
    .input(secondLookInput)
    .query(({ ctx, input }) => findSecondLook(ctx.db, ctx.member, input.secondLookId)),
  reading: memberProcedure
    .input(readingInput)
    .query(({ ctx, input }) => findReading(ctx.db, ctx.member, input)),
  recordScore: memberProcedure
    .input(scoreInput)
    .mutation(({ ctx, input }) => recordSecondScore(ctx.db, ctx.member, input)),
  finish: memberProcedure
    .input(secondLookInput)
    .mutation(({ ctx, input }) => finishReading(ctx.db, ctx.member, input.secondLookId)),
  end: managerProcedure
    .input(secondLookInput)
    .mutation(({ ctx, input }) => endSecondLook(ctx.db, ctx.member, input.secondLookId)),
  result: memberProcedure
    .input(secondLookInput)
    .query(({ ctx, input }) => findResult(ctx.db, ctx.member, input.secondLookId)),
})
