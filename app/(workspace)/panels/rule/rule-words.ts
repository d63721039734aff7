import type { Rule } from '@/server/decision-rules/rules'

export type CompetencyName = { id: string; name: string }

const list = (parts: readonly string[]) => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(parts)

const scores = (count: number) => `at least ${count} score${count === 1 ? '' : 's'}`

/** What a rule says of competencies, of those that have a name here; in the order of their names. */
function named(given: Readonly<Record<string, number>>, competencies: readonly CompetencyName[]) {
  return competencies.flatMap(({ id, name }) => {
    const value = given[id]
    return value === undefined ? [] : [{ name, value }]
  })
}

const tiesOf = (rule: Rule, competencies: readonly CompetencyName[]) =>
  rule.tieBreaks.flatMap((id) => competencies.find((one) => one.id === id)?.name ?? [])

/** A rule in one line, for lists and histories. */
export function ruleInOneLine(rule: Rule, competencies: readonly CompetencyName[]): string {
  const ties = tiesOf(rule, competencies)
  return [
    rule.method === 'raw' ? 'Raw mean' : 'Adjusted score',
    scores(rule.leastScores),
    rule.hireBar === null ? 'no bar' : `bar at ${rule.hireBar}`,
    ...named(rule.competencyWeights, competencies)
      .filter(({ value }) => value !== 1)
      .map(({ name, value }) => `${name} × ${value}`),
    ...named(rule.competencyMinimums, competencies).map(({ name, value }) => `${name} at least ${value}`),
    ...(ties.length > 0 ? [`ties by ${ties.join(', then ')}`] : []),
  ].join(', ')
}

/** The same in plain sentences, for whoever did not set it. */
export function ruleInSentences(rule: Rule, competencies: readonly CompetencyName[]): string[] {
  const weights = named(rule.competencyWeights, competencies).filter(({ value }) => value !== 1)
  const minimums = named(rule.competencyMinimums, competencies)
  const ties = tiesOf(rule, competencies)
  return [
    rule.method === 'raw'
      ? 'A candidate’s value is the raw mean: the mean of each question, weighted by question.'
      : 'A candidate’s value is the adjusted score: severe and lenient interviewers and hard and easy questions are taken out. Where the scores do not support that, raw means are used, and this page says why.',
    weights.length > 0
      ? `${list(weights.map(({ name, value }) => `${name} counts ${timesInWords(value)}`))}; everything else counts once.`
      : 'All competencies count alike, by their questions’ own weights.',
    rule.leastScores === 1
      ? 'A single score is enough for it to say something.'
      : `Nothing is said of a candidate with fewer than ${rule.leastScores} scores.`,
    rule.hireBar === null
      ? 'There is no bar.'
      : `The bar is at ${rule.hireBar}: a value that equals it meets it.`,
    ...(minimums.length > 0
      ? [
          `Whoever has less than ${list(minimums.map(({ name, value }) => `${value} in ${name}`))} is below the bar, whatever the rest.`,
        ]
      : []),
    ties.length > 0
      ? `Equal values are put in order by ${ties.join(', then by ')}.`
      : 'Equal values share a rank.',
  ]
}

function timesInWords(weight: number): string {
  return { 0.5: 'half', 2: 'twice' }[weight] ?? `${weight} times`
}

/** What a change did, part by part. */
export function changeInWords(before: Rule, after: Rule, competencies: readonly CompetencyName[]): string {
  const bar = (rule: Rule) => (rule.hireBar === null ? 'none' : String(rule.hireBar))
  const method = (rule: Rule) => (rule.method === 'raw' ? 'raw means' : 'adjusted scores')
  const byCompetency = (what: string, field: 'competencyWeights' | 'competencyMinimums', none: string) =>
    competencies.flatMap(({ id, name }) => {
      const [old, now] = [before[field][id] ?? none, after[field][id] ?? none].map(String)
      return old === now ? [] : [`${what} of ${name} ${old} → ${now}`]
    })
  const ties = (rule: Rule) => tiesOf(rule, competencies).join(', then ') || 'none'
  const parts = [
    ...(before.method === after.method ? [] : [`${method(before)} → ${method(after)}`]),
    ...(before.leastScores === after.leastScores
      ? []
      : [`least scores ${before.leastScores} → ${after.leastScores}`]),
    ...(before.hireBar === after.hireBar ? [] : [`bar ${bar(before)} → ${bar(after)}`]),
    ...byCompetency('weight', 'competencyWeights', '1'),
    ...byCompetency('least', 'competencyMinimums', 'none'),
    ...(ties(before) === ties(after) ? [] : [`ties by ${ties(before)} → ${ties(after)}`]),
  ]
  const text = parts.join('; ')
  return text === '' ? 'nothing that its questions show' : text[0]!.toUpperCase() + text.slice(1)
}
