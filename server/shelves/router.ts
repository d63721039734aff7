import { managerProcedure, memberProcedure, router } from '../trpc'
import { mergeCategory, orderCategories, separateCategory } from './categories'
import { mergeCompetency, separateCompetency } from './competencies'
import { mergeInput, orderInput, renameInput, shelfInput } from './input'
import { archiveShelf, renameShelf, restoreShelf } from './shelves'
import { foreseeMerge, listShelves } from './uses'

export const shelvesRouter = router({
  list: memberProcedure.query(({ ctx }) => listShelves(ctx.db, ctx.member)),
  rename: managerProcedure
    .input(renameInput)
    .mutation(({ ctx, input }) => renameShelf(ctx.db, ctx.member, input)),
  archive: managerProcedure
    .input(shelfInput)
    .mutation(({ ctx, input }) => archiveShelf(ctx.db, ctx.member, input)),
  restore: managerProcedure
    .input(shelfInput)
    .mutation(({ ctx, input }) => restoreShelf(ctx.db, ctx.member, input)),
  order: managerProcedure
    .input(orderInput)
    .mutation(({ ctx, input }) => orderCategories(ctx.db, ctx.member, input)),
  foresee: managerProcedure
    .input(mergeInput)
    .query(({ ctx, input }) => foreseeMerge(ctx.db, ctx.member, input)),
  merge: managerProcedure
    .input(mergeInput)
    .mutation(({ ctx, input }) =>
      input.kind === 'category'
        ? mergeCategory(ctx.db, ctx.member, input)
        : mergeCompetency(ctx.db, ctx.member, input),
    ),
  separate: managerProcedure
    .input(shelfInput)
    .mutation(({ ctx, input }) =>
      input.kind === 'category'
        ? separateCategory(ctx.db, ctx.member, input)
        : separateCompetency(ctx.db, ctx.member, input),
    ),
})
