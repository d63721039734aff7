import type { Term } from '../mixed-model/terms'
import type { SdSummary } from './lens-fit'
import type { Rank } from './ranks'
import type { Refusal } from './refusals'
import type { Verdict } from './verdicts'
import type { Warning } from './warnings'

export type PanelCandidate = {
  id: string
  n: number
  /** The plain mean of this candidate's scores; it always stands beside the adjusted one. */
  raw: number
  /** μ + c_i. */
  adjusted: number
  /** Of c_i, the distance from the people such candidates come from; part of what is unknown of it is common to all. */
  sd: number
  q05: number
  q95: number
  /** Within the candidate's component. */
  rank: Rank
  pTop1: number
  pTop3: number
  component: number
  reliability: number
}

export type PanelInterviewer = {
  id: string
  n: number
  /** How many of their candidates were scored by somebody else too. */
  shared: number
  /** r_j: positive for one who gives more than the others would. */
  leniency: number
  sd: number
  q05: number
  q95: number
  words: string
}

export type PanelQuestion = { id: string; n: number; easiness: number; sd: number; q05: number; q95: number }
export type PanelPair = { a: string; b: string; difference: number; sd: number; p: number }

export type PanelEstimate = {
  mu: { mean: number; sd: number }
  sd: Record<string, SdSummary>
  candidates: PanelCandidate[]
  interviewers: PanelInterviewer[]
  questions: PanelQuestion[]
  pairs: PanelPair[]
  /** How many of the integration's points carry the result, and of how many. */
  effectivePoints: number
  points: number
}

/** What STATISTICS calls `--kind panel`. `estimate` and `check` are null where adjusting is refused altogether. */
export type PanelResult = {
  kind: 'panel'
  method: string
  n: number
  terms: readonly Term[]
  /** The plain means, which are there even where everything else is refused. */
  raw: { id: string; n: number; mean: number }[]
  components: { candidates: string[]; interviewers: string[] }[]
  estimate: PanelEstimate | null
  check: { pairs: PanelPair[] } | null
  /** Whether an order of all candidates may be given. */
  isRanked: boolean
  verdicts: Verdict[]
  refusals: Refusal[]
  warnings: Warning[]
}
