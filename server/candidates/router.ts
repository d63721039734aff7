import { managerProcedure, memberProcedure, router } from '../trpc'
import { applyToJob, listApplications, withdrawApplication } from './applications'
import { changeCandidate, createCandidate, findByAddress, findCandidate, listCandidates } from './candidates'
import { removeFile } from './files'
import {
  addressInput,
  applyInput,
  candidateIdInput,
  candidateInput,
  changeCandidateInput,
  fileIdInput,
  ofJobInput,
  withdrawInput,
} from './input'

export const candidatesRouter = router({
  list: memberProcedure.query(({ ctx }) => listCandidates(ctx.db, ctx.member)),
  ofJob: memberProcedure
    .input(ofJobInput)
    .query(({ ctx, input }) => listApplications(ctx.db, ctx.member, input.jobId)),
  find: memberProcedure
    .input(candidateIdInput)
    .query(({ ctx, input }) => findCandidate(ctx.db, ctx.member, input.candidateId)),
  byAddress: managerProcedure
    .input(addressInput)
    .query(({ ctx, input }) => findByAddress(ctx.db, ctx.member, input.email)),
  create: managerProcedure
    .input(candidateInput)
    .mutation(({ ctx, input }) => createCandidate(ctx.db, ctx.member, input)),
  change: managerProcedure
    .input(changeCandidateInput)
    .mutation(({ ctx, input }) => changeCandidate(ctx.db, ctx.member, input)),
  applyToJob: managerProcedure
    .input(applyInput)
    .mutation(({ ctx, input }) => applyToJob(ctx.db, ctx.member, input.candidateId, input.jobId)),
  withdraw: managerProcedure
    .input(withdrawInput)
    .mutation(({ ctx, input }) => withdrawApplication(ctx.db, ctx.member, input.applicationId)),
  removeFile: managerProcedure
    .input(fileIdInput)
    .mutation(({ ctx, input }) => removeFile(ctx.db, ctx.member, input.fileId)),
})
