import { managerProcedure, router, unboundManagerProcedure } from '../trpc'
import { checkImport } from './checks'
import { importQuestions } from './importing'
import { discardImport, findImport, followImport, listImports } from './imports'
import { checkInput, importIdInput, importInput, rowsInput } from './input'
import { listRows } from './rows'
import { takeBackImport } from './taking-back'

export const bankFilesRouter = router({
  list: managerProcedure.query(({ ctx }) => listImports(ctx.db, ctx.member)),
  find: managerProcedure
    .input(importIdInput)
    .query(({ ctx, input }) => findImport(ctx.db, ctx.member, input)),
  follow: managerProcedure
    .input(importIdInput)
    .query(({ ctx, input }) => followImport(ctx.db, ctx.member, input)),
  rows: managerProcedure.input(rowsInput).query(({ ctx, input }) => listRows(ctx.db, ctx.member, input)),
  discard: managerProcedure
    .input(importIdInput)
    .mutation(({ ctx, input }) => discardImport(ctx.db, ctx.member, input)),

  // Without a transaction around them: each opens its own, and says from others how far it has come.
  check: unboundManagerProcedure
    .input(checkInput)
    .mutation(({ ctx, input }) => checkImport(ctx.member, input)),
  import: unboundManagerProcedure
    .input(importInput)
    .mutation(({ ctx, input }) => importQuestions(ctx.member, input)),
  takeBack: unboundManagerProcedure
    .input(importIdInput)
    .mutation(({ ctx, input }) => takeBackImport(ctx.member, input)),
})
