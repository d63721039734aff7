/**
 * Every URL of Evenhand. Pages and components build links here only, so that a route can move by
 * changing one line. Ids are encoded; undefined query values are left out.
 */

type Query = Readonly<Record<string, string | number | undefined>>

function url(segments: readonly string[], query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(key, String(value))
  }
  const text = search.toString()
  return `/${segments.map(encodeURIComponent).join('/')}${text ? `?${text}` : ''}`
}

export const path = {
  home: () => '/',
  today: () => url(['today']),

  jobs: (query?: Query) => url(['jobs'], query),
  newJob: () => url(['jobs', 'new']),
  job: (jobId: string) => url(['jobs', jobId]),
  compare: (jobId: string, query?: { panel?: string } & Query) => url(['compare', jobId], query),
  panelHealth: (jobId: string, query?: { panel?: string } & Query) =>
    url(['compare', jobId, 'health'], query),
  rule: (jobId: string, query?: { panel?: string } & Query) => url(['compare', jobId, 'rule'], query),
  debriefs: (jobId: string, query?: { panel?: string } & Query) => url(['compare', jobId, 'debriefs'], query),
  debrief: (jobId: string, evaluationId: string, query?: { question?: string } & Query) =>
    url(['compare', jobId, 'debriefs', evaluationId], query),
  secondLooks: (jobId: string, query?: { panel?: string } & Query) =>
    url(['compare', jobId, 'second-looks'], query),
  secondLook: (jobId: string, secondLookId: string) => url(['compare', jobId, 'second-looks', secondLookId]),
  impact: (jobId: string) => url(['compare', jobId, 'impact']),
  feedback: (jobId: string, applicationId: string) => url(['compare', jobId, 'feedback', applicationId]),

  bank: (query?: Query) => url(['bank'], query),
  importQuestions: (query?: { file?: string } & Query) => url(['bank', 'import'], query),
  shelves: () => url(['bank', 'shelves']),
  newQuestion: () => url(['bank', 'new']),
  question: (questionId: string, query?: { version?: number } & Query) => url(['bank', questionId], query),
  editQuestion: (questionId: string) => url(['bank', questionId, 'edit']),

  sets: (query?: Query) => url(['sets'], query),
  newSet: () => url(['sets'], { new: 1 }),
  set: (setId: string, query?: { version?: number } & Query) => url(['sets', setId], query),

  newPanel: (query?: { job?: string; set?: string } & Query) => url(['panels', 'new'], query),
  panel: (panelId: string, query?: { add?: string } & Query) => url(['panels', panelId], query),
  kit: (panelId: string, query?: { session?: string; interviewer?: string } & Query) =>
    url(['panels', panelId, 'kit'], query),
  panelSettings: (panelId: string) => url(['panels', panelId, 'settings']),
  session: (sessionId: string) => url(['sessions', sessionId]),
  offlineRoom: () => url(['sessions', 'offline']),

  candidates: (query?: Query) => url(['candidates'], query),
  newCandidate: (query?: { job?: string } & Query) => url(['candidates', 'new'], query),
  candidate: (candidateId: string, query?: { cv?: 'not sent' } & Query) =>
    url(['candidates', candidateId], query),

  people: () => url(['people']),
  settings: () => url(['settings']),

  signIn: (query?: { next?: string } & Query) => url(['sign-in'], query),
  setUp: () => url(['set-up']),
  selfReport: (token: string) => url(['about-you', token]),
  invitation: (token: string) => url(['invitation', token]),
  noOrganization: () => url(['no-organization']),
  forgottenPassword: () => url(['forgotten-password']),
  resetPassword: (token: string) => url(['reset-password', token]),

  auth: () => '/api/auth',
  trpc: () => '/api/trpc',
  live: (on: readonly string[]) => `/api/live?${on.map((one) => `on=${encodeURIComponent(one)}`).join('&')}`,
  roomWorker: () => '/api/room-worker',
  calendar: (sessionId: string) => url(['api', 'calendar', sessionId]),
  upload: (query: { candidate: string } | { for: 'bank' }) => url(['api', 'upload'], query),
  exportQuestions: (query: { as: string; which: string } & Query) => url(['api', 'bank', 'export'], query),
  faultyRows: (importId: string) => url(['api', 'bank', 'imports', importId, 'faulty']),
  file: (fileId: string) => url(['api', 'files', fileId]),
  healthLive: () => '/api/health/live',
  healthReady: () => '/api/health/ready',
} as const
