import { count } from '../compare-words'
import type { GivenDecision } from './given-decision'

/** The figures that a decision was made on, frozen then, and whether the comparison has moved on since. */
export function MadeOn({ decision }: { decision: GivenDecision }) {
  const { madeOn, changes, comparisonSha256 } = decision
  if (!madeOn) return null
  const { adjusted, raw, refused, candidates, scores, panel, ruleNumber, verdict } = madeOn
  const where = panel
    ? `“${panel}”${ruleNumber ? ` under its rule ${ruleNumber}` : ''}`
    : 'all panels of the job'
  const figures = [
    adjusted
      ? `${adjusted.value.toFixed(1)} adjusted (${adjusted.low.toFixed(1)}–${adjusted.high.toFixed(1)})`
      : null,
    adjusted?.rank ? `${adjusted.rank} of ${candidates}` : null,
    raw === null ? 'no score' : `${raw.toFixed(1)} raw`,
    verdict,
  ].filter((one) => one !== null)
  return (
    <div className="border-s-2 border-line ps-3 text-ink-2">
      <p className="tabular-nums">
        <span className="text-ink">Decided on: {figures.join(', ')}</span>, from {count(scores, 'score')} of{' '}
        {count(candidates, 'candidate')} in {where}.
      </p>
      {refused ? <p>Not adjusted then: {refused}</p> : null}
      {changes ? <Since changes={changes} /> : null}
      <p className="text-xs text-ink-3">
        Kept as it was, SHA-256{' '}
        <code title={comparisonSha256} className="break-all">
          {comparisonSha256.slice(0, 16)}…
        </code>
      </p>
    </div>
  )
}

function Since({ changes }: { changes: NonNullable<GivenDecision['changes']> }) {
  const { revised, added, removed } = changes
  if (revised + added + removed === 0) return <p>No score of this comparison has changed since.</p>
  const were = (many: number, what: string) =>
    `${count(many, 'score')} ${many === 1 ? 'was' : 'were'} ${what}`
  const said = [
    revised > 0 ? were(revised, 'revised') : '',
    added > 0 ? were(added, 'added') : '',
    removed > 0 ? were(removed, 'taken out') : '',
  ].filter(Boolean)
  return (
    <p className="font-medium text-attention-text">
      The comparison has changed since: {said.join(', ')}. What stands above does not follow it.
    </p>
  )
}
