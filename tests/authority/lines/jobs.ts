import type { World } from '@/tests/support/world'
import { comparers, jobManagers, jobSeers, type Lines, managers, members } from '../who'

const team = (w: World) => ({ jobId: w.jobId, memberId: w.leaver.memberId })
const profile = { name: 'Somebody', email: '', links: [] }

export const jobs: Lines = {
  'jobs.list': [members],
  'jobs.listArchived': [members],
  'jobs.find': [jobSeers, (w) => ({ jobId: w.jobId })],
  'jobs.create': [managers, () => ({ title: 'New job', description: '' })],
  'jobs.change': [jobManagers, (w) => ({ jobId: w.jobId, title: 'Renamed', description: '' })],
  'jobs.archive': [jobManagers, (w) => ({ jobId: w.jobId })],
  'jobs.restore': [jobManagers, (w) => ({ jobId: w.jobId })],
  'jobs.addToTeam': [jobManagers, (w) => ({ ...team(w), role: 'reviewer' })],
  'jobs.removeFromTeam': [jobManagers, team],

  'candidates.list': [members],
  'candidates.ofJob': [comparers, (w) => ({ jobId: w.jobId })],
  'candidates.find': [jobSeers, (w) => ({ candidateId: w.candidateId })],
  'candidates.byAddress': [managers, () => ({ email: 'nobody@example.org' })],
  'candidates.create': [jobManagers, (w) => ({ ...profile, jobId: w.jobId })],
  'candidates.change': [jobManagers, (w) => ({ ...profile, candidateId: w.candidateId })],
  'candidates.applyToJob': [jobManagers, (w) => ({ candidateId: w.candidateId, jobId: w.secondJobId })],
  'candidates.withdraw': [jobManagers, (w) => ({ applicationId: w.spareApplicationId })],
  'candidates.removeFile': [jobManagers, (w) => ({ fileId: w.fileId })],
}
