import type { Influence } from '@/server/debriefs/influence'
import { count, inWords } from '../compare-words'

type Interviewer = Influence['interviewers'][number]

/** Who moved between the seal and the end of the talk, and towards whom: in words first. */
export function InfluenceReport({ influence }: { influence: Influence }) {
  const { interviewers, afterEnd } = influence
  const moved = interviewers.filter((one) => one.moved > 0)
  const stayed = interviewers.filter((one) => one.moved === 0)
  return (
    <div className="flex max-w-[75ch] flex-col gap-3">
      {moved.length === 0 ? (
        <p>
          <strong className="font-semibold">Nobody moved.</strong>{' '}
          {interviewers.length === 0
            ? 'There is no score that was given under the seal.'
            : 'Every score stands as it was given under the seal.'}
        </p>
      ) : (
        <ul className="flex flex-col gap-2">
          {moved.map((one) => (
            <li key={one.memberId}>
              <Moved one={one} />
            </li>
          ))}
        </ul>
      )}
      {moved.length > 0 && stayed.length > 0 ? (
        <p className="text-ink-2">{inWords(stayed.map(({ name }) => name))} moved no score.</p>
      ) : null}
      {afterEnd > 0 ? (
        <p className="text-attention-text">
          {count(afterEnd, 'score')} {afterEnd === 1 ? 'was' : 'were'} revised after the end and{' '}
          {afterEnd === 1 ? 'is' : 'are'} not counted here.
        </p>
      ) : null}
      {moved.length > 0 ? (
        <p className="text-ink-3">
          {moved.every(({ chance }) => chance === 'too few')
            ? 'So few moves cannot be told from chance. '
            : ''}
          A move is towards a colleague if it goes in the direction of the score that they had given under the
          seal; one move can be towards several. It shows where people ended up, not who persuaded whom.
        </p>
      ) : null}
    </div>
  )
}

function Moved({ one }: { one: Interviewer }) {
  return (
    <>
      <p>
        <strong className="font-semibold">{one.name}</strong> moved {one.moved} of{' '}
        {count(one.scores, 'score')}
        {towardsInWords(one)}.{chanceInWords(one)}
      </p>
      {one.moved > 1 && one.towards.length > 1 ? (
        <ul className="mt-1 text-ink-2 tabular-nums">
          {one.towards.map((pull) => (
            <li key={pull.name}>
              Towards {pull.name}: {pull.moves} of {count(pull.of, 'move')}
              {typeof pull.chance === 'object'
                ? `, more than chance would have it (p ${pInWords(pull.chance.p)})`
                : ''}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

/** Names those towards whom most moves went; of more than two only how many there are. */
function towardsInWords({ towards, moved }: Interviewer): string {
  const most = towards[0]?.moves ?? 0
  const names = towards.filter(({ moves }) => moves === most).map(({ name }) => name)
  if (names.length === 0) return ', away from what the others had given'
  const all = most === moved ? '' : `, ${most} of them`
  return `${all} towards ${inWords(names)}`
}

function chanceInWords({ chance }: Interviewer): string {
  if (chance === 'too few') return ''
  if (chance === 'no') return ' That is no more than chance would have it.'
  return ` These moves follow the others’ scores more than chance would have it (p ${pInWords(chance.p)}).`
}

const pInWords = (p: number) => (p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`)
