import type { Ratings } from '../mixed-model/ratings'
import { countDuplicates, namesWithOneInterviewer } from './counts'
import type { LensFit } from './lens-fit'
import type { Difference } from './pairs'

export type Warning = { code: string; message: string }

/** A pair under both lenses. */
export type Compared = { estimate: Difference; check: Difference }

/** What a reader has to know before trusting the numbers; none of it stops them. */
export function warn(
  ratings: Ratings,
  compared: readonly Compared[],
  nameOf: (candidate: number) => string,
  fits: readonly LensFit[],
): Warning[] {
  const warnings: Warning[] = []
  const apart = compared
    .map(({ estimate, check }) => ({
      ...estimate,
      gap: Math.abs(estimate.difference - check.difference) / check.sd,
    }))
    .filter(({ gap }) => gap > 2)
    .sort((x, y) => y.gap - x.gap)
  if (apart.length > 0) {
    const { a, b } = apart[0]!
    warnings.push({
      code: 'assignment',
      message: `What is estimated depends on the assumption that who met whom had nothing to do with ability: without it ${apart.length === 1 ? 'one difference changes' : `${apart.length} differences change`} by more than twice its error, most of all that of ${nameOf(a)} and ${nameOf(b)}. Were the strongest candidates sent to the same interviewers?`,
    })
  }
  const alone = namesWithOneInterviewer(ratings)
  if (alone.length > 0) {
    warnings.push({
      code: 'one-interviewer',
      message: `Scored by one interviewer only: ${alone.join(', ')}. Their adjusted scores lean on what is known of that interviewer.`,
    })
  }
  const duplicates = countDuplicates(ratings)
  if (duplicates > 0) {
    warnings.push({
      code: 'duplicates',
      message: `${duplicates} ${duplicates === 1 ? 'score repeats' : 'scores repeat'} a candidate, interviewer and question that has one already; each counts as a score of its own.`,
    })
  }
  const thin = fits.find(({ effectivePoints }) => effectivePoints < 100)
  if (thin) {
    warnings.push({
      code: 'integration',
      message: `The integration rests on ${Math.floor(thin.effectivePoints)} effective points of ${thin.points}; give more with --points.`,
    })
  }
  return warnings
}
