import { isSameRule, type Rule } from '@/server/decision-rules/rules'
import { ruleInput } from '@/server/panels/input'
import { readNumber } from '../../sets/read-number'

/** A rule as it is typed: numbers are text until they are read. */
export type Draft = {
  method: Rule['method']
  leastScores: string
  hireBar: string
  weights: Readonly<Record<string, string>>
  minimums: Readonly<Record<string, string>>
  tieBreaks: readonly string[]
}

const asText = (given: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(given).map(([id, value]) => [id, String(value)]))

export function draftOf(rule: Rule): Draft {
  return {
    method: rule.method,
    leastScores: String(rule.leastScores),
    hireBar: rule.hireBar === null ? '' : String(rule.hireBar),
    weights: asText(rule.competencyWeights),
    minimums: asText(rule.competencyMinimums),
    tieBreaks: rule.tieBreaks,
  }
}

/** What was typed as a rule; what is no number is NaN, which every input refuses in words. */
export function ruleOf(draft: Draft) {
  const read = (given: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(given).flatMap(([id, text]) => (text.trim() === '' ? [] : [[id, readNumber(text)]])),
    )
  return {
    method: draft.method,
    leastScores: readNumber(draft.leastScores),
    hireBar: draft.hireBar.trim() === '' ? null : readNumber(draft.hireBar),
    competencyWeights: read(draft.weights),
    competencyMinimums: read(draft.minimums),
    tieBreaks: [...draft.tieBreaks],
  }
}

const ruleAlone = ruleInput.omit({ panelId: true, reason: true })

/** The rule that was typed, or what is wrong with it, by field. */
export function readDraft(draft: Draft): { rule: Rule; errors: null } | { rule: null; errors: Errors } {
  const found = ruleAlone.safeParse(ruleOf(draft))
  if (found.success) return { rule: found.data, errors: null }
  const errors: Record<string, string> = {}
  for (const issue of found.error.issues) errors[issue.path.join('.')] ??= sayIssue(issue)
  return { rule: null, errors }
}

export type Errors = Readonly<Record<string, string>>

/** The server says these two of every number that brings no words of its own; here nobody told the input how. */
function sayIssue(issue: { code: string; message: string; expected?: string; path: readonly PropertyKey[] }) {
  const isOwn = issue.path[0] === 'competencyWeights' || issue.path[0] === 'competencyMinimums'
  if (issue.code !== 'invalid_type' || isOwn) return issue.message
  return issue.expected === 'int' ? 'Enter a whole number.' : 'Enter a number.'
}

const listed = (given: Readonly<Record<string, number>>) =>
  Object.entries(given)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, value]) => `${id}:${value}`)
    .join(',')

/** A rule that is tried, as it stands in an address; nothing where it is the one in force. */
export function addressOfTried(tried: Rule, inForce: Rule): Record<string, string> {
  if (isSameRule(tried, inForce)) return {}
  return {
    method: tried.method,
    least: String(tried.leastScores),
    bar: tried.hireBar === null ? 'none' : String(tried.hireBar),
    weights: listed(tried.competencyWeights),
    minimums: listed(tried.competencyMinimums),
    ties: tried.tieBreaks.join(','),
  }
}

export type TriedAddress = Partial<
  Record<'method' | 'least' | 'bar' | 'weights' | 'minimums' | 'ties', string | string[]>
>

/** The rule that an address tries; the one in force where it tries none, or none that could be. */
export function triedIn(address: TriedAddress, inForce: Rule): Draft {
  const text = (name: keyof TriedAddress) => {
    const value = address[name]
    return typeof value === 'string' ? value : ''
  }
  if (!text('method')) return draftOf(inForce)
  const entries = (name: 'weights' | 'minimums') =>
    Object.fromEntries(
      text(name)
        .split(',')
        .flatMap((pair) => {
          const [id, value] = pair.split(':')
          return id && value ? [[id, value] as const] : []
        }),
    )
  const draft: Draft = {
    method: text('method') === 'adjusted' ? 'adjusted' : 'raw',
    leastScores: text('least'),
    hireBar: text('bar') === 'none' ? '' : text('bar'),
    weights: entries('weights'),
    minimums: entries('minimums'),
    tieBreaks: text('ties').split(',').filter(Boolean),
  }
  return readDraft(draft).rule ? draft : draftOf(inForce)
}
