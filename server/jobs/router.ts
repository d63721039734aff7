import { managerProcedure, memberProcedure, router } from '../trpc'
import { changeJobInput, jobIdInput, jobInput, leaveTeamInput, teamPlaceInput } from './input'
import {
  addToTeam,
  archiveJob,
  changeJob,
  createJob,
  findJob,
  listJobs,
  removeFromTeam,
  restoreJob,
} from './jobs'

export const jobsRouter = router({
  list: memberProcedure.query(({ ctx }) => listJobs(ctx.db, ctx.member)),
  listArchived: memberProcedure.query(({ ctx }) => listJobs(ctx.db, ctx.member, 'archived')),
  find: memberProcedure.input(jobIdInput).query(({ ctx, input }) => findJob(ctx.db, ctx.member, input.jobId)),
  create: managerProcedure.input(jobInput).mutation(({ ctx, input }) => createJob(ctx.db, ctx.member, input)),
  change: managerProcedure
    .input(changeJobInput)
    .mutation(({ ctx, input }) => changeJob(ctx.db, ctx.member, input)),
  archive: managerProcedure
    .input(jobIdInput)
    .mutation(({ ctx, input }) => archiveJob(ctx.db, ctx.member, input.jobId)),
  restore: managerProcedure
    .input(jobIdInput)
    .mutation(({ ctx, input }) => restoreJob(ctx.db, ctx.member, input.jobId)),
  addToTeam: managerProcedure
    .input(teamPlaceInput)
    .mutation(({ ctx, input }) => addToTeam(ctx.db, ctx.member, input)),
  removeFromTeam: managerProcedure
    .input(leaveTeamInput)
    .mutation(({ ctx, input }) => removeFromTeam(ctx.db, ctx.member, input.jobId, input.memberId)),
})
