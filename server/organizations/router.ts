import {
  adminProcedure,
  anyoneProcedure,
  managerProcedure,
  memberProcedure,
  personProcedure,
  router,
  unboundPersonProcedure,
  unboundProcedure,
} from '../trpc'
import {
  changePassword,
  listSignedOut,
  requestPasswordReset,
  resetPassword,
  signOutEverywhere,
} from './account'
import { findEntrance, findOfferedCast } from './entrance'
import {
  acceptInvitationInput,
  changePasswordInput,
  changeRoleInput,
  findInvitationInput,
  forgotPasswordInput,
  invitationIdInput,
  inviteInput,
  memberIdInput,
  organizationInput,
  qualifyInput,
  resetPasswordInput,
  setUpInput,
  switchInput,
} from './input'
import {
  acceptInvitation,
  findInvitation,
  inviteMember,
  listInvitations,
  renewInvitation,
  revokeInvitation,
} from './invitations'
import { changeRole, listMembers, removeMember } from './members'
import {
  changeOrganization,
  findMe,
  findOrganization,
  listMemberships,
  removePlantedOrganization,
  switchOrganization,
} from './organization'
import { qualifyMember } from './qualifications'
import { isSetUp, setUpOrganization } from './set-up'

export const organizationsRouter = router({
  entrance: anyoneProcedure.query(({ ctx }) => findEntrance(ctx.db)),
  cast: anyoneProcedure.query(({ ctx }) => findOfferedCast(ctx.db)),
  signedOut: anyoneProcedure.query(({ ctx }) => listSignedOut(ctx.db, ctx.userSessionId)),
  isSetUp: anyoneProcedure.query(({ ctx }) => isSetUp(ctx.db)),
  setUp: unboundProcedure.input(setUpInput).mutation(({ input }) => setUpOrganization(input)),
  findInvitation: anyoneProcedure
    .input(findInvitationInput)
    .query(({ ctx, input }) => findInvitation(ctx.db, input.token)),
  acceptInvitation: unboundProcedure
    .input(acceptInvitationInput)
    .mutation(({ input }) => acceptInvitation(input)),
  requestPasswordReset: unboundProcedure
    .input(forgotPasswordInput)
    .mutation(({ input }) => requestPasswordReset(input.email)),
  resetPassword: unboundProcedure
    .input(resetPasswordInput)
    .mutation(({ input }) => resetPassword(input.token, input.password)),

  memberships: personProcedure.query(({ ctx }) => listMemberships(ctx.db, ctx.person)),
  switch: personProcedure
    .input(switchInput)
    .mutation(({ ctx, input }) => switchOrganization(ctx.db, ctx.person, input.organizationId)),
  changePassword: unboundPersonProcedure
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx.person, input.oldPassword, input.newPassword)),
  signOutEverywhere: personProcedure.mutation(({ ctx }) => signOutEverywhere(ctx.db, ctx.person)),

  me: memberProcedure.query(({ ctx }) => findMe(ctx.db, ctx.member)),
  find: memberProcedure.query(({ ctx }) => findOrganization(ctx.db, ctx.member)),
  members: memberProcedure.query(({ ctx }) => listMembers(ctx.db, ctx.member)),

  qualify: managerProcedure
    .input(qualifyInput)
    .mutation(({ ctx, input }) => qualifyMember(ctx.db, ctx.member, input)),
  change: adminProcedure
    .input(organizationInput)
    .mutation(({ ctx, input }) => changeOrganization(ctx.db, ctx.member, input)),
  removePlanted: adminProcedure.mutation(({ ctx }) => removePlantedOrganization(ctx.db, ctx.member)),
  invite: adminProcedure
    .input(inviteInput)
    .mutation(({ ctx, input }) => inviteMember(ctx.db, ctx.member, input)),
  invitations: adminProcedure.query(({ ctx }) => listInvitations(ctx.db, ctx.member)),
  renewInvitation: adminProcedure
    .input(invitationIdInput)
    .mutation(({ ctx, input }) => renewInvitation(ctx.db, ctx.member, input.invitationId)),
  revokeInvitation: adminProcedure
    .input(invitationIdInput)
    .mutation(({ ctx, input }) => revokeInvitation(ctx.db, ctx.member, input.invitationId)),
  changeRole: adminProcedure
    .input(changeRoleInput)
    .mutation(({ ctx, input }) => changeRole(ctx.db, ctx.member, input.memberId, input.role)),
  removeMember: adminProcedure
    .input(memberIdInput)
    .mutation(({ ctx, input }) => removeMember(ctx.db, ctx.member, input.memberId)),
})
