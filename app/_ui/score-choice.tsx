import clsx from 'clsx'
import { memo } from 'react'
import { scoreStepClass } from './score-mark'

type ScoreChoiceProps = {
  /** Tells the radio group from every other on the page. */
  name: string
  legend: string
  legendHidden?: boolean
  value: number | null
  isNotAssessed: boolean
  /** The id of what an answer at this level looks like, where it is described on the page. */
  describedBy?: (value: number) => string | undefined
  /** Whether the number keys score this one now. */
  keysOn: boolean
  onScore: (value: number) => void
  onNotAssessed: () => void
}

/**
 * A score of 1 to 5, or none: each a target that a thumb can hit, with its step of the scale. It keeps the width for
 * that: what stands beside it goes below where both have no room.
 */
export function ScoreChoice(props: ScoreChoiceProps) {
  const { name, legend, value: chosen, isNotAssessed, describedBy, keysOn, onScore, onNotAssessed } = props
  return (
    <fieldset className="flex min-w-min flex-1 items-center gap-1 sm:flex-none sm:gap-1.5">
      <legend className="sr-only">{legend}</legend>
      {props.legendHidden ? null : (
        <span aria-hidden className="me-1 hidden font-medium sm:inline">
          {legend}
        </span>
      )}
      {[1, 2, 3, 4, 5].map((value) => (
        <Chip
          key={value}
          name={name}
          value={value}
          isChosen={chosen === value}
          describedBy={describedBy?.(value)}
          keysOn={keysOn}
          onScore={onScore}
        />
      ))}
      <label
        className={clsx(
          chipClass,
          'px-1 text-sm sm:px-3',
          isNotAssessed
            ? 'bg-hover text-ink ring-2 ring-ink'
            : 'bg-canvas text-ink-2 ring-1 ring-control hover:bg-hover',
        )}
      >
        <input
          type="radio"
          name={name}
          aria-label="Not assessed"
          aria-keyshortcuts={keysOn ? '0' : undefined}
          checked={isNotAssessed}
          onChange={onNotAssessed}
          className={radioClass}
        />
        <span aria-hidden className="max-sm:hidden">
          Not assessed
        </span>
        <span aria-hidden className="sm:hidden">
          N/A
        </span>
      </label>
    </fieldset>
  )
}

/** One score; only what is about it renders it again. */
const Chip = memo(function Chip({
  name,
  value,
  isChosen,
  describedBy,
  keysOn,
  onScore,
}: {
  name: string
  value: number
  isChosen: boolean
  describedBy: string | undefined
  keysOn: boolean
  onScore: (value: number) => void
}) {
  return (
    <label
      className={clsx(
        chipClass,
        isChosen
          ? clsx(scoreStepClass(value), 'ring-2 ring-ink')
          : 'bg-canvas text-ink ring-1 ring-control hover:bg-hover',
      )}
    >
      <input
        type="radio"
        name={name}
        aria-label={`Score ${value}`}
        aria-describedby={describedBy}
        aria-keyshortcuts={keysOn ? String(value) : undefined}
        checked={isChosen}
        onChange={() => onScore(value)}
        className={radioClass}
      />
      <span aria-hidden>{value}</span>
      <span
        aria-hidden
        className={clsx('absolute inset-x-1 bottom-1 h-1 rounded-sm', scoreStepClass(value), {
          'opacity-0': isChosen,
        })}
      />
    </label>
  )
})

const chipClass =
  'relative flex h-11 min-w-9 flex-1 sm:min-w-11 items-center justify-center rounded-md text-base font-semibold tabular-nums ring-inset sm:flex-none has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus'
const radioClass = 'absolute inset-0 cursor-pointer appearance-none opacity-0'
