import { authorProcedure, managerProcedure, memberProcedure, router } from '../trpc'
import { listAlike } from './alike'
import { createCategory, listCategories } from './categories'
import { compareVersions } from './changes'
import { createCompetency, listCompetencies } from './competencies'
import {
  alikeInput,
  askForReviewInput,
  categoryInput,
  compareVersionsInput,
  competencyInput,
  createQuestionInput,
  listQuestionsInput,
  moreQuestionsInput,
  publishQuestionInput,
  questionIdInput,
  reuseVersionInput,
  saveQuestionInput,
  sendBackInput,
  similarInput,
} from './input'
import { listMoreQuestions, listQuestions } from './list'
import {
  archiveQuestion,
  createQuestion,
  publishQuestion,
  restoreQuestion,
  reuseVersion,
  saveQuestion,
} from './questions'
import { askForReview, listReviews, sendBack, withdrawReview } from './reviews'
import { listPublishedQuestions } from './shelf'
import { listSimilarQuestions } from './similar'
import { findQuestion } from './versions'

export const bankRouter = router({
  list: memberProcedure
    .input(listQuestionsInput)
    .query(({ ctx, input }) => listQuestions(ctx.db, ctx.member, input)),
  more: memberProcedure
    .input(moreQuestionsInput)
    .query(({ ctx, input }) => listMoreQuestions(ctx.db, ctx.member, input)),
  published: memberProcedure.query(({ ctx }) => listPublishedQuestions(ctx.db, ctx.member)),
  find: memberProcedure
    .input(questionIdInput)
    .query(({ ctx, input }) => findQuestion(ctx.db, ctx.member, input)),
  compareVersions: memberProcedure
    .input(compareVersionsInput)
    .query(({ ctx, input }) => compareVersions(ctx.db, ctx.member, input)),
  reviews: memberProcedure.query(({ ctx }) => listReviews(ctx.db, ctx.member)),
  similar: memberProcedure
    .input(similarInput)
    .query(({ ctx, input }) => listSimilarQuestions(ctx.db, ctx.member, input)),
  alike: authorProcedure.input(alikeInput).query(({ ctx, input }) => listAlike(ctx.db, ctx.member, input)),
  categories: memberProcedure.query(({ ctx }) => listCategories(ctx.db, ctx.member)),
  competencies: memberProcedure.query(({ ctx }) => listCompetencies(ctx.db, ctx.member)),

  create: authorProcedure
    .input(createQuestionInput)
    .mutation(({ ctx, input }) => createQuestion(ctx.db, ctx.member, input)),
  save: authorProcedure
    .input(saveQuestionInput)
    .mutation(({ ctx, input }) => saveQuestion(ctx.db, ctx.member, input)),
  reuseVersion: authorProcedure
    .input(reuseVersionInput)
    .mutation(({ ctx, input }) => reuseVersion(ctx.db, ctx.member, input)),
  askForReview: authorProcedure
    .input(askForReviewInput)
    .mutation(({ ctx, input }) => askForReview(ctx.db, ctx.member, input)),
  withdrawReview: authorProcedure
    .input(questionIdInput)
    .mutation(({ ctx, input }) => withdrawReview(ctx.db, ctx.member, input)),

  publish: managerProcedure
    .input(publishQuestionInput)
    .mutation(({ ctx, input }) => publishQuestion(ctx.db, ctx.member, input)),
  sendBack: managerProcedure
    .input(sendBackInput)
    .mutation(({ ctx, input }) => sendBack(ctx.db, ctx.member, input)),
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
