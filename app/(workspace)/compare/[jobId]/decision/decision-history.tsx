import { outcomeWords } from '../compare-words'
import { Answers } from './answers'
import { erased, type GivenDecision } from './given-decision'

/** The decisions that were reopened, newest first, with everything that was said to them. */
export function DecisionHistory({
  decisions,
  moment,
}: {
  decisions: readonly GivenDecision[]
  moment: (at: Date) => string
}) {
  if (decisions.length === 0) return null
  return (
    <div>
      <h3 className="mb-1 font-semibold">Decisions before</h3>
      <ol reversed className="flex max-w-[75ch] flex-col">
        {decisions.map((one) => (
          <li key={one.number} className="flex flex-col gap-2 border-t border-line py-2">
            <div>
              <p>
                <strong className="font-semibold">{outcomeWords[one.outcome]}</strong>
                <span className="text-ink-2">
                  {' '}
                  by {one.decidedBy}, {moment(one.decidedAt)}
                </span>
              </p>
              <p className="break-words whitespace-pre-line">{one.reason ?? erased}</p>
            </div>
            <Answers answers={one.answers} moment={moment} />
            {one.reopening ? (
              <p className="break-words whitespace-pre-line">
                <span className="text-ink-2">
                  Reopened by {one.reopening.name}, {moment(one.reopening.reopenedAt)}:{' '}
                </span>
                {one.reopening.reason ?? erased}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  )
}
