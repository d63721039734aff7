import { authorProcedure, managerProcedure, memberProcedure, router } from '../trpc'
import { createCategory, listCategories } from './categories'
import { createCompetency, listCompetencies } from './competencies'
import {
  bankFilter,
  categoryInput,
  competencyInput,
  createQuestionInput,
  publishQuestionInput,
  questionIdInput,
  saveQuestionInput,
} from './input'
import { archiveQuestion, createQuestion, publishQuestion, restoreQuestion, saveQuestion } from './questions'
import { listPublishedQuestions, listQuestions } from './shelf'
import { findQuestion } from './versions'

export const bankRouter = router({
  list: memberProcedure.input(bankFilter).query(({ ctx, input }) => listQuestions(ctx.db, ctx.member, input)),
  published: memberProcedure.query(({ ctx }) => listPublishedQuestions(ctx.db, ctx.member)),
  find: memberProcedure
    .input(questionIdInput)
    .query(({ ctx, input }) => findQuestion(ctx.db, ctx.member, input)),
  categories: memberProcedure.query(({ ctx }) => listCategories(ctx.db, ctx.member)),
  competencies: memberProcedure.query(({ ctx }) => listCompetencies(ctx.db, ctx.member)),

  create: authorProcedure
    .input(createQuestionInput)
    .mutation(({ ctx, input }) => createQuestion(ctx.db, ctx.member, input)),
  save: authorProcedure
    .input(saveQuestionInput)
    .mutation(({ ctx, input }) => saveQuestion(ctx.db, ctx.member, input)),

  publish: managerProcedure
    .input(publishQuestionInput)
    .mutation(({ ctx, input }) => publishQuestion(ctx.db, ctx.member, input)),
  archive: managerProcedure
    .input(questionIdInput)
    .mutation(({ ctx, input }) => archiveQuestion(ctx.db, ctx.member, input)),
  restore: managerProcedure
    .input(questionIdInput)
    .mutation(({ ctx, input }) => restoreQuestion(ctx.db, ctx.member, input)),
  createCategory: managerProcedure
    .input(categoryInput)
    .mutation(({ ctx, input }) => createCategory(ctx.db, ctx.member, input)),
  createCompetency: managerProcedure
    .input(competencyInput)
    .mutation(({ ctx, input }) => createCompetency(ctx.db, ctx.member, input)),
})
