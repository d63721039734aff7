import type { RankingChange } from '@/server/stats/decision-rule/ranking'

const list = (parts: readonly string[]) => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(parts)

const namedMax = 4

function someOf(parts: readonly string[]): string {
  return parts.length > namedMax
    ? `${parts.slice(0, namedMax).join(', ')} and ${parts.length - namedMax} more`
    : list(parts)
}

/** Who moves and of whom the rule would say something else; that nothing moves is said too. */
export function changesInWords(
  changes: readonly RankingChange[],
  names: Readonly<Record<string, string>>,
): string {
  const name = (id: string) => names[id] ?? id
  const moved = changes.filter(({ before, after }) => before.rank !== after.rank)
  const said = changes.filter(({ before, after }) => before.verdict !== after.verdict)
  const places = moved.map(
    ({ id, before, after }) => `${name(id)} ${before.rank ?? 'unranked'} → ${after.rank ?? 'unranked'}`,
  )
  const verdicts = said.map(({ id, after }) => `${name(id)}: ${after.verdict ?? 'nothing'}`)
  return [
    moved.length === 0
      ? 'Nobody changes place.'
      : `${moved.length} of ${changes.length} change place: ${someOf(places)}.`,
    said.length === 0
      ? 'The rule would say the same of everybody.'
      : `It would say something else of ${said.length}: ${someOf(verdicts)}.`,
  ].join(' ')
}
