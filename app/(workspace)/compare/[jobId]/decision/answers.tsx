import { erased, type GivenDecision } from './given-decision'

const answerWords = { approved: 'approved', objected: 'objected' } as const

/** Who approved or objected, when, and what they said. */
export function Answers({
  answers,
  moment,
}: {
  answers: GivenDecision['answers']
  moment: (at: Date) => string
}) {
  if (answers.length === 0) return null
  return (
    <ul aria-label="Approvals and objections" className="flex flex-col gap-1.5">
      {answers.map(({ name, answer, comment, answeredAt }) => (
        <li
          key={name}
          className={answer === 'objected' ? 'border-s-2 border-loss ps-3' : 'border-s-2 border-accent ps-3'}
        >
          <p>
            <strong className="font-semibold">
              {name} {answerWords[answer]}
            </strong>
            <span className="text-ink-2">, {moment(answeredAt)}</span>
          </p>
          {comment === '' ? null : <p className="break-words whitespace-pre-line">{comment ?? erased}</p>}
        </li>
      ))}
    </ul>
  )
}
