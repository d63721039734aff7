import { type Member, transactionOf } from '@/server/access'
import { listApplications } from '@/server/candidates/applications'
import { createCandidate } from '@/server/candidates/candidates'
import { firstRule } from '@/server/decision-rules/rules'
import { decide } from '@/server/decisions/decisions'
import { addToTeam, createJob } from '@/server/jobs/jobs'
import { changeRule } from '@/server/panels/decision-rules'
import { listEvaluations } from '@/server/panels/evaluations'
import { createPanel } from '@/server/panels/panels'
import { scheduleSessions } from '@/server/panels/scheduling'
import { excuseScorecard } from '@/server/panels/seal'
import { createSet } from '@/server/sets/sets'
import { publishSetVersion, saveSetVersion } from '@/server/sets/versions'
import { candidates, severities } from './cast'
import { interview, reviseLowest } from './interviews'

const dayMs = 86_400_000

const sets = {
  depth: [
    'intermediate-1',
    'intermediate-2',
    'intermediate-5',
    'advanced-1',
    'advanced-4',
    'advanced-7',
    'workflow-2',
    'workflow-6',
  ],
  scenarios: ['scenario-1', 'scenario-2', 'scenario-5', 'scenario-8', 'behavioral-2', 'behavioral-4'],
}

/** Plants the job with its team, its sets, its two panels, the candidates and what was scored so far. */
export async function plantPanels(
  manager: Member,
  people: ReadonlyMap<string, Member>,
  questions: ReadonlyMap<string, string>,
  say: (line: string) => void,
): Promise<void> {
  say('the job, its sets and its candidates')
  const jobId = await transactionOf(manager, (db) =>
    createJob(db, manager, {
      title: 'AI Safety Systems Engineer',
      description:
        'Keeps our assistants safe in production: evaluations, guardrails, red-teaming, incident response.',
    }),
  )
  await plantTeam(manager, people, jobId)
  const depth = await plantSet(manager, 'Technical depth', 90, sets.depth, questions)
  const scenarios = await plantSet(manager, 'Scenarios and behavior', 60, sets.scenarios, questions)
  await plantDraftSet(manager, questions)
  const applicationIds = await plantCandidates(manager, jobId)

  const seated = (...names: string[]) => names.map((name) => personOf(people, name))
  const first = seated('Tomás Ferreira', 'Mei Tanaka', 'Oluwaseun Adeyemi')
  const second = seated('Oluwaseun Adeyemi', 'Hanna Virtanen', 'Priya Raman')
  const depthPanel = await plantPanel(manager, jobId, 'Technical depth', depth, first)
  const scenarioPanel = await plantPanel(manager, jobId, 'Scenarios and behavior', scenarios, second)

  await transactionOf(manager, (db) =>
    changeRule(db, manager, { ...firstRule, panelId: depthPanel, leastScores: 12, hireBar: 3.5, reason: '' }),
  )

  say('interviews: technical depth')
  const now = Date.now()
  const depthSessions = await schedule(manager, depthPanel, applicationIds, now - 9 * dayMs, 90, first)
  for (const [at, sessionId] of depthSessions.entries()) {
    // One interviewer fell ill on the fourth day and was excused.
    const came = at === 3 ? first.slice(0, 2) : first
    for (const member of came) await interview(member, sessionId, leaningOf(member, at, 1))
  }
  await reviseLowest(
    personOf(people, 'Oluwaseun Adeyemi'),
    depthSessions[0]!,
    'In the debrief Mei read out the part that I had missed.',
  )
  await excuse(manager, depthPanel, 3, 'Fell ill on the morning of the interview.')

  say('interviews: scenarios and behavior')
  const past = applicationIds.slice(0, 6)
  const scenarioSessions = await schedule(manager, scenarioPanel, past, now - 4 * dayMs, 60, second)
  for (const [at, sessionId] of scenarioSessions.entries()) {
    // The sixth still waits for its last scorecard, so its seal is closed.
    const submitted = at === 5 ? second.slice(0, 2) : second
    for (const member of submitted) await interview(member, sessionId, leaningOf(member, at, 2))
  }
  const five = 5 * 60_000
  const startsNow = Math.floor(now / five) * five
  await schedule(manager, scenarioPanel, applicationIds.slice(6, 7), startsNow, 60, second)
  await schedule(manager, scenarioPanel, applicationIds.slice(7, 8), startsNow + dayMs, 60, second)

  say('a decision')
  await decide(manager, {
    jobId,
    applicationId: applicationIds[3]!,
    outcome: 'reject',
    reason: rejection,
    lastSeen: 0,
  })
}

const rejection =
  'Answers stayed abstract on both panels: no rollback, no owner, no numbers, also after the follow-ups. Kind and honest; we should invite a second application in a year.'

function personOf(people: ReadonlyMap<string, Member>, name: string): Member {
  const person = people.get(name)
  if (!person) throw new Error(`${name} is not of the cast`)
  return person
}

function leaningOf(member: Member, candidate: number, round: number) {
  return {
    strength: candidates[candidate]?.strength ?? 0,
    severity: severities[member.name] ?? 0,
    seed: round * 10_000 + candidate * 100 + member.name.length * 7 + (member.name.charCodeAt(0) % 50),
  }
}

async function plantTeam(manager: Member, people: ReadonlyMap<string, Member>, jobId: string): Promise<void> {
  const team = [
    { name: 'Lindiwe Khumalo', role: 'manager' as const },
    { name: 'Jonas Lindqvist', role: 'reviewer' as const },
  ]
  for (const { name, role } of team) {
    const { memberId } = personOf(people, name)
    await transactionOf(manager, (db) => addToTeam(db, manager, { jobId, memberId, role }))
  }
}

/** Makes and publishes a set. Returns the id of its published version. */
async function plantSet(
  manager: Member,
  name: string,
  slotMinutes: number,
  keys: readonly string[],
  questions: ReadonlyMap<string, string>,
): Promise<string> {
  return transactionOf(manager, async (db) => {
    const { setVersionId } = await createSet(db, manager, { name, slotMinutes })
    const { revision } = await saveSetVersion(db, manager, {
      setVersionId,
      revision: 1,
      slotMinutes,
      items: keys.map((key) => ({ questionId: idOf(questions, key), weight: 1 })),
    })
    await publishSetVersion(db, manager, { setVersionId, revision })
    return setVersionId
  })
}

async function plantDraftSet(manager: Member, questions: ReadonlyMap<string, string>): Promise<void> {
  await transactionOf(manager, async (db) => {
    const { setVersionId } = await createSet(db, manager, { name: 'First call', slotMinutes: 30 })
    await saveSetVersion(db, manager, {
      setVersionId,
      revision: 1,
      slotMinutes: 30,
      items: ['beginner-1', 'beginner-3', 'behavioral-1'].map((key) => ({
        questionId: idOf(questions, key),
        weight: 1,
      })),
    })
  })
}

function idOf(questions: ReadonlyMap<string, string>, key: string): string {
  const id = questions.get(key)
  if (!id) throw new Error(`the starter bank has no question ${key}`)
  return id
}

/** Adds the candidates. Returns their applications' ids in the order of the list. */
async function plantCandidates(manager: Member, jobId: string): Promise<string[]> {
  return transactionOf(manager, async (db) => {
    for (const { name, email, links } of candidates)
      await createCandidate(db, manager, { name, email, links, jobId })
    return (await listApplications(db, manager, jobId)).map((one) => one.id)
  })
}

function plantPanel(
  manager: Member,
  jobId: string,
  name: string,
  setVersionId: string,
  interviewers: readonly Member[],
): Promise<string> {
  return transactionOf(manager, (db) =>
    createPanel(db, manager, {
      jobId,
      name,
      setVersionId,
      memberIds: interviewers.map((one) => one.memberId),
      sealPolicy: 'until all submit',
      namesHidden: false,
      evidenceDemanded: false,
      interviewersMayCompare: true,
    }),
  )
}

function schedule(
  manager: Member,
  panelId: string,
  applicationIds: string[],
  startsAtMs: number,
  slotMinutes: number,
  seated: readonly Member[],
): Promise<string[]> {
  return transactionOf(manager, (db) =>
    scheduleSessions(db, manager, {
      panelId,
      applicationIds,
      startsAt: new Date(startsAtMs),
      slotMinutes,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      place: 'Video call',
      memberIds: seated.map((one) => one.memberId),
    }),
  )
}

/** Excuses whoever is missing in the session of the nth evaluation. */
async function excuse(manager: Member, panelId: string, nth: number, reason: string): Promise<void> {
  await transactionOf(manager, async (db) => {
    const evaluation = (await listEvaluations(db, manager, panelId))[nth]
    for (const session of evaluation?.sessions ?? []) {
      for (const { scorecardId, submittedAt } of session.seats) {
        if (!submittedAt) await excuseScorecard(db, manager, { scorecardId, reason })
      }
    }
  })
}
