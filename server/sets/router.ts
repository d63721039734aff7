import { managerProcedure, memberProcedure, router } from '../trpc'
import {
  findSetInput,
  moveSetsInput,
  publishSetInput,
  renameSetInput,
  saveSetInput,
  setIdInput,
  setInput,
} from './input'
import { moveSets } from './moves'
import {
  createSet,
  discardSet,
  findSet,
  listPublishedSetVersions,
  listSets,
  renameSet,
  restoreSet,
} from './sets'
import { publishSetVersion, saveSetVersion, startNextVersion } from './versions'

export const setsRouter = router({
  list: memberProcedure.query(({ ctx }) => listSets(ctx.db, ctx.member)),
  published: memberProcedure.query(({ ctx }) => listPublishedSetVersions(ctx.db, ctx.member)),
  find: memberProcedure.input(findSetInput).query(({ ctx, input }) => findSet(ctx.db, ctx.member, input)),
  create: managerProcedure.input(setInput).mutation(({ ctx, input }) => createSet(ctx.db, ctx.member, input)),
  rename: managerProcedure
    .input(renameSetInput)
    .mutation(({ ctx, input }) => renameSet(ctx.db, ctx.member, input)),
  save: managerProcedure
    .input(saveSetInput)
    .mutation(({ ctx, input }) => saveSetVersion(ctx.db, ctx.member, input)),
  publish: managerProcedure
    .input(publishSetInput)
    .mutation(({ ctx, input }) => publishSetVersion(ctx.db, ctx.member, input)),
  discard: managerProcedure
    .input(setIdInput)
    .mutation(({ ctx, input }) => discardSet(ctx.db, ctx.member, input.setId)),
  restore: managerProcedure
    .input(setIdInput)
    .mutation(({ ctx, input }) => restoreSet(ctx.db, ctx.member, input.setId)),
  startNextVersion: managerProcedure
    .input(setIdInput)
    .mutation(({ ctx, input }) => startNextVersion(ctx.db, ctx.member, input)),
  moveToNewest: managerProcedure
    .input(moveSetsInput)
    .mutation(({ ctx, input }) => moveSets(ctx.db, ctx.member, input)),
})
