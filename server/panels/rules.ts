import type { SessionState } from '@/db/schema/sessions'

export type Assignment = { setItemId: string; memberId: string; asks: boolean; scores: boolean }
export type PlannedItem = {
  setItemId: string
  position: number
  minutes: number
  competencies: readonly string[]
}

/**
 * The plan a new panel starts with: each question, longest first, is asked by whoever has the fewest minutes so
 * far, and everybody scores everything, which links all interviewers across all candidates.
 */
export function defaultPlan(items: readonly PlannedItem[], memberIds: readonly string[]): Assignment[] {
  const minutesOf = new Map(memberIds.map((id) => [id, 0]))
  const askerOf = new Map<string, string>()
  for (const item of items.toSorted((a, b) => b.minutes - a.minutes || a.position - b.position)) {
    const asker = leastBusy(minutesOf)
    if (!asker) break
    askerOf.set(item.setItemId, asker)
    minutesOf.set(asker, (minutesOf.get(asker) ?? 0) + item.minutes)
  }
  return items.flatMap(({ setItemId }) =>
    memberIds.map((memberId) => ({
      setItemId,
      memberId,
      asks: askerOf.get(setItemId) === memberId,
      scores: true,
    })),
  )
}

function leastBusy(minutesOf: ReadonlyMap<string, number>): string | undefined {
  return [...minutesOf].toSorted((a, b) => a[1] - b[1])[0]?.[0]
}

/**
 * The plan as it applies to those who come to one session: assignments of the others fall away, a question whose
 * asker is missing goes to whoever has the fewest minutes, and one that nobody present would score is scored by
 * everybody present.
 */
export function planForPresent(
  items: readonly PlannedItem[],
  plan: readonly Assignment[],
  presentIds: readonly string[],
): Assignment[] {
  const present = new Set(presentIds)
  const minutesOf = new Map(presentIds.map((id) => [id, 0]))
  const kept = plan.filter((one) => present.has(one.memberId))
  for (const item of items)
    for (const one of kept)
      if (one.asks && one.setItemId === item.setItemId)
        minutesOf.set(one.memberId, (minutesOf.get(one.memberId) ?? 0) + item.minutes)

  return items.flatMap((item) => {
    const own = kept.filter((one) => one.setItemId === item.setItemId)
    let asker = own.find((one) => one.asks)?.memberId
    if (!asker) {
      asker = leastBusy(minutesOf)
      if (asker) minutesOf.set(asker, (minutesOf.get(asker) ?? 0) + item.minutes)
    }
    const isScored = own.some((one) => one.scores)
    return presentIds
      .map((memberId) => {
        const planned = own.find((one) => one.memberId === memberId)
        return {
          setItemId: item.setItemId,
          memberId,
          asks: planned?.asks || memberId === asker,
          scores: isScored ? (planned?.scores ?? false) : true,
        }
      })
      .filter((one) => one.asks || one.scores)
  })
}

export type PlanWarning = { setItemId: string | null; message: string }

/** What a plan would lose, in words; nothing of it forbids the plan. */
export function warningsOf(
  items: readonly PlannedItem[],
  plan: readonly Assignment[],
  members: readonly { memberId: string; name: string }[],
): PlanWarning[] {
  const warnings: PlanWarning[] = []
  const covers = new Map<string, number>()
  for (const item of items) {
    const own = plan.filter((one) => one.setItemId === item.setItemId)
    const scorers = own.filter((one) => one.scores).length
    if (!own.some((one) => one.asks))
      warnings.push({ setItemId: item.setItemId, message: `Nobody asks question ${item.position}.` })
    if (scorers < Math.min(2, members.length))
      warnings.push({
        setItemId: item.setItemId,
        message: `Question ${item.position} is scored by ${scorers === 0 ? 'nobody' : 'one person'}: two make a score comparable.`,
      })
    for (const competency of item.competencies)
      covers.set(competency, (covers.get(competency) ?? 0) + Math.min(2, scorers))
  }
  for (const [competency, count] of covers)
    if (count < 2 && members.length > 1)
      warnings.push({
        setItemId: null,
        message: `“${competency}” rests on one score. Let a second person score it.`,
      })
  const asked = minutesAsked(items, plan, members)
  const most = asked.toSorted((a, b) => b.minutes - a.minutes)[0]
  const least = asked.toSorted((a, b) => a.minutes - b.minutes)[0]
  if (most && least && most.minutes - least.minutes > 15)
    warnings.push({
      setItemId: null,
      message: `${most.name} asks for ${most.minutes} minutes, ${least.name} for ${least.minutes}.`,
    })
  return warnings
}

/** How many minutes each interviewer asks for, by the questions' planned minutes. */
export function minutesAsked(
  items: readonly PlannedItem[],
  plan: readonly Assignment[],
  members: readonly { memberId: string; name: string }[],
): { memberId: string; name: string; minutes: number }[] {
  const minutesOfItem = new Map(items.map((item) => [item.setItemId, item.minutes]))
  return members.map(({ memberId, name }) => ({
    memberId,
    name,
    minutes: plan
      .filter((one) => one.memberId === memberId && one.asks)
      .reduce((sum, one) => sum + (minutesOfItem.get(one.setItemId) ?? 0), 0),
  }))
}

/** What to say of a slot that is shorter than the set's questions; null where they fit. It stops nobody. */
export function whyTight(questionMinutes: number, slotMinutes: number): string | null {
  return slotMinutes >= 5 && questionMinutes > slotMinutes
    ? `${questionMinutes} min of questions in ${slotMinutes} min.`
    : null
}

/** The lines of somebody who joins a plan: they score everything and ask what they are given later. */
export function scoresEverything(items: readonly PlannedItem[], memberIds: readonly string[]): Assignment[] {
  return memberIds.flatMap((memberId) =>
    items.map(({ setItemId }) => ({ setItemId, memberId, asks: false, scores: true })),
  )
}

/** Why a panel takes nothing new and is not changed, in words; null when it does. */
export function whyNotChange(panel: { archivedAt: Date | null }): string | null {
  return panel.archivedAt ? 'This panel is archived. Restore it first.' : null
}

/** Why a panel's seal policy stands, in words; null while it can be changed. */
export function whyNotChangeSeal(use: { evaluations: number }): string | null {
  return use.evaluations > 0
    ? 'Sessions were scheduled under this seal, so it stays. Make another panel for another seal.'
    : null
}

/** Why a panel cannot be put away, in words; null when it can. */
export function whyNotArchive(use: { openSessions: number }): string | null {
  if (use.openSessions === 0) return null
  const sessions = use.openSessions === 1 ? 'One session is' : `${use.openSessions} sessions are`
  return `${sessions} ahead or under way. Cancel or finish them first.`
}

/** Why an interviewer cannot leave a panel, in words; null when they can. */
export function whyNotRemoveInterviewer(one: { name: string; toSubmit: number }): string | null {
  if (one.toSubmit === 0) return null
  const cards = one.toSubmit === 1 ? 'a scorecard' : `${one.toSubmit} scorecards`
  return `${one.name} has ${cards} to submit here. Excuse them, or take ${one.name} out of the session first.`
}

type NamedVersion = { setId: string; name: string; number: number; publishedAt: Date | null }

/** Why sessions to come cannot ask another set version, in words; null when they can. */
export function whyNotMoveOn(
  now: NamedVersion,
  then: NamedVersion,
  use: { evaluations: number },
): string | null {
  if (!then.publishedAt) return 'A panel needs a published set. Publish the set first.'
  if (use.evaluations === 0) return null
  if (then.setId !== now.setId)
    return `Candidates were given “${now.name}” here, so the panel stays with it. Make another panel for another set.`
  return then.number > now.number ? null : `This panel is at version ${now.number}; it only moves on.`
}

type SeatHeader = { submittedAt: Date | null; excusedAt: Date | null }

/** Why a session cannot be moved or cancelled, in words; null when it can. */
export function whyNotReschedule(session: {
  state: SessionState
  seats: readonly Pick<SeatHeader, 'submittedAt'>[]
}): string | null {
  if (session.state === 'cancelled') return 'This session was cancelled.'
  if (session.state === 'scheduled' && !session.seats.some((seat) => seat.submittedAt)) return null
  return 'This session has begun. Excuse missing scorecards instead.'
}

/** Why a cancelled session cannot stand again, in words; null when it can. */
export function whyNotRestore(session: { state: SessionState }): string | null {
  return session.state === 'cancelled' ? null : 'This session is not cancelled.'
}

/** Why a scorecard cannot be excused, in words; null when it can. */
export function whyNotExcuse(seat: SeatHeader): string | null {
  if (seat.submittedAt) return 'This scorecard is submitted and stays.'
  return seat.excusedAt ? 'This scorecard is excused already.' : null
}

/** Why a seal cannot be broken, in words; null when it can. */
export function whyNotBreakSeal(evaluation: { openedAt: Date | null }): string | null {
  return evaluation.openedAt ? 'This evaluation is open already.' : null
}

/** Where an evaluation's seal stands, in the words of every screen. */
export function sealInWords(evaluation: {
  openedAt: Date | null
  openedBecause: string | null
  submitted: number
  expected: number
}): string {
  if (evaluation.openedAt)
    return evaluation.openedBecause === 'seal broken' ? 'Open: seal broken' : 'Open: all in'
  if (evaluation.expected === 0) return 'Sealed, nobody is expected'
  return `Sealed, ${evaluation.submitted} of ${evaluation.expected} in`
}
