import type { DecisionFile } from './decision-file'
import type { FrozenFile } from './decisions'

/** What a decision was made on, of the candidate it is about: a few figures of the frozen comparison. */
export type MadeOn = {
  panel: string | null
  ruleNumber: number | null
  /** Single scores in the whole comparison, and candidates who have some. */
  scores: number
  candidates: number
  raw: number | null
  /** Null where adjusting was refused; `refused` then says why. */
  adjusted: { value: number; low: number; high: number; rank: string | null } | null
  refused: string | null
  verdict: string | null
}

export function madeOn(frozen: FrozenFile): MadeOn {
  const { results, about } = frozen
  const panel = results?.panel
  const own = panel?.estimate?.candidates.find(({ id }) => id === about)
  const nameOf = new Map(frozen.candidates.map(({ id, number }) => [id, `candidate ${number}`]))
  return {
    panel: frozen.panel,
    ruleNumber: frozen.ruleNumber,
    scores: frozen.scores.filter(({ score }) => score !== null).length,
    candidates: new Set(frozen.scores.map(({ candidate }) => candidate)).size,
    raw: panel?.raw.find(({ id }) => id === about)?.mean ?? null,
    adjusted: own
      ? {
          value: own.adjusted,
          low: own.q05,
          high: own.q95,
          rank: panel?.isRanked ? own.rank.words : null,
        }
      : null,
    refused: own
      ? null
      : (panel?.refusals[0]?.message.replaceAll(/\b[CRQ]\d+\b/g, (id) => nameOf.get(id) ?? id) ?? null),
    verdict: results?.ranking.candidates.find(({ id }) => id === about)?.verdict ?? null,
  }
}

/** How a comparison has moved on: single scores that are another now, that came, and that went. */
export type Changes = { revised: number; added: number; removed: number }

export function changesSince(frozen: DecisionFile, now: DecisionFile): Changes {
  const [before, after] = [scoresOf(frozen), scoresOf(now)]
  const kept = [...before].filter(([key]) => after.has(key))
  return {
    revised: kept.filter(([key, score]) => after.get(key) !== score).length,
    added: [...after.keys()].filter((key) => !before.has(key)).length,
    removed: before.size - kept.length,
  }
}

/** Each score under whom, by whom and on what, whatever their pseudonyms are in that file. */
function scoresOf({ candidates, interviewers, questions, scores }: DecisionFile): Map<string, number | null> {
  const ids = new Map([
    ...candidates.map(({ id, application }) => [id, application] as const),
    ...interviewers.map(({ id, member }) => [id, member] as const),
    ...questions.map(({ id, question }) => [id, question] as const),
  ])
  const seen = new Map<string, number>()
  return new Map(
    scores.map(({ candidate, interviewer, question, score }) => {
      const key = [candidate, interviewer, question].map((id) => ids.get(id)).join(' ')
      // Two sessions may have asked the same of the same person.
      const nth = (seen.get(key) ?? 0) + 1
      seen.set(key, nth)
      return [`${key} ${nth}`, score]
    }),
  )
}
