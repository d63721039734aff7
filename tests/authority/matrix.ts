import type { World } from '@/tests/support/world'
import { bank } from './lines/bank'
import { compare } from './lines/compare'
import { impact } from './lines/impact'
import { jobs } from './lines/jobs'
import { organizations } from './lines/organizations'
import { panels } from './lines/panels'
import { secondLooks } from './lines/second-looks'
import { sessions } from './lines/sessions'
import { sets } from './lines/sets'
import type { Lines } from './who'

/** Every procedure: who may call it, and an input that is valid in a world. One without a line fails the suite. */
export const matrix: Lines = {
  ...organizations,
  ...bank,
  ...sets,
  ...jobs,
  ...panels,
  ...sessions,
  ...compare,
  ...secondLooks,
  ...impact,
}

/** The routes that hand files in and out, with the status that each refusal has there. */
export const files = {
  upload: ['yes yes hidden no hidden no hidden hidden out out', (w: World) => w.candidateId],
  download: ['yes yes hidden yes hidden yes hidden hidden out out', (w: World) => w.fileId],
} as const

/**
 * The stream of events by what it is about. An evaluation: to an interviewer who is not in it, there is none. A
 * session: its board is for those who sit in it or manage the job, and for nobody else.
 */
export const live = {
  evaluation: [
    'yes yes hidden yes hidden yes hidden hidden out out',
    (w: World) => `evaluation.${w.evaluationId}`,
  ],
  session: [
    'yes yes hidden yes hidden hidden hidden hidden out out',
    (w: World) => `session.${w.sessions.sealed}`,
  ],
} as const

/** Every route handler and what decides who may use it. One without a line fails the suite. */
export const routes: Record<string, string> = {
  'auth/[...nextauth]': 'everybody: this is where one signs in',
  'bank/export': 'everybody who reads the bank, in tests/bank-files',
  'bank/imports/[importId]/faulty': 'managers and admins, in tests/bank-files',
  'calendar/[sessionId]': 'panels.calendar',
  'files/[fileId]': 'files.download',
  'health/live': 'everybody: tells that the process answers',
  'health/ready': 'everybody: tells whether this node serves',
  live: 'live, in tests/live',
  'room-worker': 'everybody: a script that holds nothing of anybody',
  'trpc/[trpc]': 'the matrix',
  upload: 'files.upload; of questions managers and admins, in tests/bank-files',
}
