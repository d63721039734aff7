import { password } from '@/tests/support/world'
import { admins, adminsHere, everybody, type Lines, managersHere, members, persons } from '../who'

const settingUp = { organizationName: 'Second', timeZone: 'UTC', name: 'Second' }
const settings = { name: 'Renamed', timeZone: 'UTC' }

export const organizations: Lines = {
  'organizations.entrance': [everybody],
  'organizations.cast': [everybody],
  'organizations.signedOut': [everybody],
  'organizations.isSetUp': [everybody],
  'organizations.setUp': [
    'later later later later later later later later later later',
    () => ({ ...settingUp, email: 'second@example.org', password }),
  ],
  'organizations.findInvitation': [everybody, (w) => ({ token: w.invitationToken })],
  'organizations.acceptInvitation': [everybody, (w) => ({ token: w.invitationToken, name: 'New', password })],
  'organizations.requestPasswordReset': [everybody, (w) => ({ email: w.manager.email })],
  'organizations.resetPassword': [everybody, (w) => ({ token: w.resetToken, password })],
  'organizations.memberships': [persons],
  'organizations.switch': [
    'yes yes yes yes yes yes yes hidden hidden out',
    (w) => ({ organizationId: w.organizationId }),
  ],
  'organizations.changePassword': [
    persons,
    () => ({ oldPassword: password, newPassword: `new ${password}` }),
  ],
  'organizations.signOutEverywhere': [persons],
  'organizations.me': [members],
  'organizations.find': [members],
  'organizations.members': [members],
  'organizations.qualify': [
    managersHere,
    (w) => ({ memberId: w.leaver.memberId, competencyIds: [w.competencyId] }),
  ],
  'organizations.change': [admins, () => settings],
  'organizations.removePlanted': ['yes no no no no no no no no out'],
  'organizations.invite': [admins, () => ({ email: 'guest@example.org', role: 'reviewer' })],
  'organizations.invitations': [admins],
  'organizations.renewInvitation': [adminsHere, (w) => ({ invitationId: w.invitationId })],
  'organizations.revokeInvitation': [adminsHere, (w) => ({ invitationId: w.invitationId })],
  'organizations.changeRole': [adminsHere, (w) => ({ memberId: w.leaver.memberId, role: 'reviewer' })],
  'organizations.removeMember': [adminsHere, (w) => ({ memberId: w.leaver.memberId })],
}
