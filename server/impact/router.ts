import { adminProcedure, anyoneProcedure, managerProcedure, router, unboundProcedure } from '../trpc'
import { answerPage, findPage, takeBackAnswers } from './answers'
import { findImpact, releaseImpact } from './figures'
import {
  answerInput,
  changeQuestionInput,
  findPageInput,
  jobIdInput,
  linksInput,
  orderInput,
  questionIdInput,
  questionInput,
} from './input'
import { listLinks, makeLinks, sendLinks } from './links'
import {
  archiveQuestion,
  changeQuestion,
  createQuestion,
  listQuestions,
  orderQuestions,
  restoreQuestion,
} from './questions'

export const impactRouter = router({
  questions: managerProcedure.query(({ ctx }) => listQuestions(ctx.db, ctx.member)),
  createQuestion: adminProcedure
    .input(questionInput)
    .mutation(({ ctx, input }) => createQuestion(ctx.db, ctx.member, input)),
  changeQuestion: adminProcedure
    .input(changeQuestionInput)
    .mutation(({ ctx, input }) => changeQuestion(ctx.db, ctx.member, input)),
  archiveQuestion: adminProcedure
    .input(questionIdInput)
    .mutation(({ ctx, input }) => archiveQuestion(ctx.db, ctx.member, input.questionId)),
  restoreQuestion: adminProcedure
    .input(questionIdInput)
    .mutation(({ ctx, input }) => restoreQuestion(ctx.db, ctx.member, input.questionId)),
  orderQuestions: adminProcedure
    .input(orderInput)
    .mutation(({ ctx, input }) => orderQuestions(ctx.db, ctx.member, input.questionIds)),

  job: managerProcedure
    .input(jobIdInput)
    .query(({ ctx, input }) => findImpact(ctx.db, ctx.member, input.jobId)),
  release: managerProcedure
    .input(jobIdInput)
    .mutation(({ ctx, input }) => releaseImpact(ctx.db, ctx.member, input.jobId)),
  links: managerProcedure
    .input(jobIdInput)
    .query(({ ctx, input }) => listLinks(ctx.db, ctx.member, input.jobId)),
  makeLinks: managerProcedure
    .input(linksInput)
    .mutation(({ ctx, input }) => makeLinks(ctx.db, ctx.member, input)),
  sendLinks: managerProcedure
    .input(linksInput)
    .mutation(({ ctx, input }) => sendLinks(ctx.db, ctx.member, input)),

  findPage: anyoneProcedure.input(findPageInput).query(({ ctx, input }) => findPage(ctx.db, input.token)),
  answer: unboundProcedure.input(answerInput).mutation(({ input }) => answerPage(input)),
  takeBack: unboundProcedure.input(findPageInput).mutation(({ input }) => takeBackAnswers(input.token)),
})
