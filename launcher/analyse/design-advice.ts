import { smallestDesign, type VarianceComponents } from '@/server/stats/generalizability'
import type { SdSummary } from '@/server/stats/panel/lens-fit'

const wanted = 0.8
const interviewersMax = 8
const questionsMax = 20

/**
 * What it would take to tell such candidates apart with a reliability of 0.8, from the panel's own variances: for each
 * number of interviewers the fewest questions, in words.
 */
export function adviseDesign(sd: Readonly<Record<string, SdSummary>>): string {
  if (!sd['candidate:interviewer']) {
    return 'With one score by an interviewer for a candidate, impression and chance cannot be told apart: this file cannot say how many more interviewers or questions it would take.'
  }
  // E σ², not (E σ)²: what is unknown of a standard deviation is part of the variance.
  const variance = (term: keyof VarianceComponents) => (sd[term] ? sd[term].mean ** 2 + sd[term].sd ** 2 : 0)
  const components: VarianceComponents = {
    candidate: variance('candidate'),
    interviewer: variance('interviewer'),
    question: variance('question'),
    'candidate:interviewer': variance('candidate:interviewer'),
    'candidate:question': variance('candidate:question'),
    residual: variance('residual'),
  }
  const study = smallestDesign(components, { wanted, coefficient: 'relative', interviewersMax, questionsMax })
  if (study.reason !== null) return study.reason
  const able = study.fewestQuestions.flatMap(({ interviewers, questions }) =>
    questions === null ? [] : [{ interviewers, questions }],
  )
  // More interviewers who need as many questions are no other choice.
  const choices = able
    .filter(({ questions }, at) => at === 0 || questions < able[at - 1]!.questions)
    .slice(0, 4)
  if (choices.length === 0) {
    return `Even ${interviewersMax} interviewers with ${questionsMax} questions each would not tell such candidates apart with a reliability of ${wanted}.`
  }
  const said = choices.map(({ interviewers, questions }, at) =>
    at === 0
      ? `${interviewers} ${interviewers === 1 ? 'interviewer' : 'interviewers'} with ${questions} ${questions === 1 ? 'question' : 'questions'} each`
      : `${interviewers} with ${questions}`,
  )
  return `Everybody met by the same interviewers, a reliability of ${wanted} would take ${new Intl.ListFormat('en', { type: 'disjunction' }).format(said)}.`
}
