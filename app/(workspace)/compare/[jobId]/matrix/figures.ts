import type { FigureKey } from './grid-view'

/** The figures of a candidate over all questions that are looked at: what a heading shows, and what it means. */
export const figureWords: Record<FigureKey, { label: string; means: string }> = {
  mean: {
    label: 'Raw',
    means:
      'The raw mean: of each answer the mean of its scores, of these the mean by the weight of the questions.',
  },
  adjusted: {
    label: 'Adjusted',
    means:
      'The score without who was severe or lenient and which questions were hard, with its 90 % interval.',
  },
  spread: { label: 'Spread', means: 'The standard deviation of the single scores.' },
  scores: { label: 'Scores', means: 'How many single scores there are.' },
  disagreement: {
    label: 'Apart',
    means: 'On how many answers two interviewers stand two steps or more apart.',
  },
  recommended: { label: 'Recommended', means: 'What the interviewers recommend; it enters no figure.' },
}
