import { groupBy } from '../stats/group-by'

export type Assignment = { setItemId: string; memberId: string; asks: boolean; scores: boolean }
export type PlannedItem = {
  setItemId: string
  position: number
  minutes: number
  competencies: readonly string[]
  /** In the order of their names. */
  competencyIds?: readonly string[]
}

/** An interviewer as plans know them; `qualifiedFor` holds competency ids, none of which stands for all. */
export type Planner = { memberId: string; name: string; qualifiedFor?: readonly string[] }

export type IsQualified = (item: Pick<PlannedItem, 'competencyIds'>, memberId: string) => boolean

const everybody: IsQualified = () => true

/**
 * Whether somebody may be given a question: they are qualified for each competency that it is about, or for all there
 * are, as whoever has none named is.
 */
export function qualifiedAmong(people: readonly Pick<Planner, 'memberId' | 'qualifiedFor'>[]): IsQualified {
  const namedOf = new Map(people.map((one) => [one.memberId, new Set(one.qualifiedFor)]))
  return (item, memberId) => {
    const named = namedOf.get(memberId)
    return !named?.size || (item.competencyIds ?? []).every((id) => named.has(id))
  }
}

/**
 * The plan a new panel starts with: each question, longest first, is asked by whoever has the fewest minutes so
 * far, and everybody scores everything, which links all interviewers across all candidates. Whoever is not qualified
 * for a question has no part in it, unless nobody is.
 */
export function defaultPlan(
  items: readonly PlannedItem[],
  memberIds: readonly string[],
  isQualified = everybody,
): Assignment[] {
  const minutesOf = new Map(memberIds.map((id) => [id, 0]))
  const askerOf = new Map<string, string>()
  for (const item of items.toSorted((a, b) => b.minutes - a.minutes || a.position - b.position)) {
    const asker = leastBusy(minutesOf, fitting(item, memberIds, isQualified))
    if (!asker) break
    askerOf.set(item.setItemId, asker)
    minutesOf.set(asker, (minutesOf.get(asker) ?? 0) + item.minutes)
  }
  return items.flatMap((item) =>
    fitting(item, memberIds, isQualified).map((memberId) => ({
      setItemId: item.setItemId,
      memberId,
      asks: askerOf.get(item.setItemId) === memberId,
      scores: true,
    })),
  )
}

/** Whoever is qualified for a question; everybody where nobody is, since somebody has to ask it. */
function fitting(
  item: PlannedItem,
  memberIds: readonly string[],
  isQualified: IsQualified,
): readonly string[] {
  const qualified = memberIds.filter((id) => isQualified(item, id))
  return qualified.length > 0 ? qualified : memberIds
}

function leastBusy(minutesOf: ReadonlyMap<string, number>, among: readonly string[]): string | undefined {
  return among.toSorted((a, b) => (minutesOf.get(a) ?? 0) - (minutesOf.get(b) ?? 0))[0]
}

/**
 * The plan as it applies to those who come to one session: assignments of the others fall away, a question whose
 * asker is missing goes to whoever has the fewest minutes, and one that nobody present would score is scored by
 * everybody present; of those who are qualified, where somebody is.
 */
export function planForPresent(
  items: readonly PlannedItem[],
  plan: readonly Assignment[],
  presentIds: readonly string[],
  isQualified = everybody,
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
    const able = fitting(item, presentIds, isQualified)
    if (!asker) {
      asker = leastBusy(minutesOf, able)
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
          scores: isScored ? (planned?.scores ?? false) : able.includes(memberId),
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
  members: readonly Planner[],
): PlanWarning[] {
  const warnings = unqualifiedIn(items, plan, members)
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
  const unlinked = whyUnlinked(plan, members)
  if (unlinked) warnings.push({ setItemId: null, message: unlinked })
  return warnings
}

/** Who asks or scores what they are not qualified for. */
function unqualifiedIn(
  items: readonly PlannedItem[],
  plan: readonly Assignment[],
  members: readonly Planner[],
): PlanWarning[] {
  const isQualified = qualifiedAmong(members)
  return items.flatMap((item) =>
    members
      .filter(({ memberId }) => !isQualified(item, memberId))
      .flatMap(({ memberId, name, qualifiedFor }) => {
        const line = plan.find((one) => one.setItemId === item.setItemId && one.memberId === memberId)
        if (!line?.asks && !line?.scores) return []
        const lacking = item.competencies.filter(
          (_, at) => !qualifiedFor?.includes(item.competencyIds?.[at] ?? ''),
        )
        const does = line.asks && line.scores ? 'asks and scores' : line.asks ? 'asks' : 'scores'
        return [
          {
            setItemId: item.setItemId,
            message: `${name} ${does} question ${item.position} without being qualified for ${quoted(lacking)}.`,
          },
        ]
      }),
  )
}

/** Competencies in a row, each in quotation marks. */
export function quoted(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names.map((name) => `“${name}”`))
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

/** The lines of somebody who joins a plan: they score everything they are qualified for and ask what they are given later. */
export function scoresEverything(
  items: readonly PlannedItem[],
  memberIds: readonly string[],
  isQualified = everybody,
): Assignment[] {
  return memberIds.flatMap((memberId) =>
    items
      .filter((item) => isQualified(item, memberId))
      .map(({ setItemId }) => ({ setItemId, memberId, asks: false, scores: true })),
  )
}

/**
 * Interviewers in groups: within one, a chain of questions that two score both leads from each to each. Who scores
 * nothing is in none.
 */
export function linkedGroups(shares: readonly { scorers: readonly string[] }[]): string[][] {
  let groups: string[][] = []
  for (const { scorers } of shares) {
    if (scorers.length === 0) continue
    const touched = groups.filter((group) => scorers.some((one) => group.includes(one)))
    groups = [
      [...new Set([...touched.flat(), ...scorers])],
      ...groups.filter((group) => !touched.includes(group)),
    ]
  }
  return groups
}

/** Why severity cannot be told from hard questions under this plan, in words; null where the interviewers are linked. */
function whyUnlinked(
  plan: readonly Assignment[],
  members: readonly { memberId: string; name: string }[],
): string | null {
  const byItem = groupBy(
    plan.filter((one) => one.scores),
    (one) => one.setItemId,
  )
  const [first, second] = linkedGroups(
    [...byItem.values()].map((lines) => ({ scorers: lines.map((one) => one.memberId) })),
  )
  if (!first || !second) return null
  const nameOf = (id: string) => members.find((one) => one.memberId === id)?.name
  const list = new Intl.ListFormat('en', { type: 'conjunction' })
  const [some, others] = [first, second].map((ids) => list.format(ids.flatMap((id) => nameOf(id) ?? [])))
  return `No question is scored both by one of ${some} and by one of ${others}: who is severe cannot be told from whose questions are hard.`
}
