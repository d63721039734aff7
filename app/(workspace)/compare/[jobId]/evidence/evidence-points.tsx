import clsx from 'clsx'
import { ScrollRegion } from '@/app/_ui/scroll-region'
import type { Evidence } from '@/server/compare/evidence'
import type { MatrixRow } from '../matrix/matrix-rows'
import type { Scorer } from './scorer'

type EvidencePointsProps = {
  evidence: Pick<Evidence, 'question' | 'candidates'>
  beside: readonly Pick<MatrixRow, 'applicationId' | 'candidate'>[]
}

/** Every point of the hint with who heard it, interviewers under their candidate. */
export function EvidencePoints({ evidence, beside }: EvidencePointsProps) {
  const groups = evidence.candidates.flatMap((one) => {
    if (one.state !== 'open' || one.scorers.length === 0) return []
    const row = beside.find(({ applicationId }) => applicationId === one.applicationId)
    return row ? [{ candidate: row.candidate, scorers: one.scorers }] : []
  })
  const texts = new Set([
    ...evidence.question.points,
    ...groups.flatMap(({ scorers }) => scorers.flatMap(({ points }) => points.map(({ text }) => text))),
  ])
  if (texts.size === 0) return null
  return (
    <div className="border-t border-line py-4">
      <ScrollRegion label="Points heard" kind="page" className="@container overflow-x-auto">
        <table aria-label="Points heard" className="w-full border-separate border-spacing-0 text-start">
          <thead>
            {groups.length > 1 ? (
              <tr>
                <td />
                {groups.map(({ candidate, scorers }) => (
                  <th
                    key={candidate}
                    scope="colgroup"
                    colSpan={scorers.length}
                    className="px-2 text-start align-bottom text-xs font-medium text-ink-2"
                  >
                    {candidate}
                  </th>
                ))}
              </tr>
            ) : null}
            <tr>
              <th scope="col" className="pb-1 text-start font-semibold">
                Points
              </th>
              {groups.map(({ candidate, scorers }) =>
                scorers.map(({ scorecardId, name }, at) => (
                  <th
                    key={scorecardId}
                    scope="col"
                    title={name}
                    className={clsx(
                      'w-8 min-w-5 pb-1 @max-md:px-0 text-xs font-medium text-ink-2',
                      at === 0 && 'ps-2',
                    )}
                  >
                    <span aria-hidden>{initialsOf(name)}</span>
                    <span className="sr-only">
                      {name} on {candidate}
                    </span>
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {[...texts].map((text) => (
              <tr key={text}>
                <th
                  scope="row"
                  className="min-w-32 border-t border-line bg-canvas py-1 pe-2 text-start font-normal text-ink-2 @max-md:text-xs @md:min-w-40"
                >
                  {text}
                </th>
                {groups.map(({ scorers }) =>
                  scorers.map((scorer, at) => (
                    <td
                      key={scorer.scorecardId}
                      className={clsx(
                        'border-t border-line px-0 text-center align-middle',
                        at === 0 && 'ps-2',
                      )}
                    >
                      <Heard scorer={scorer} text={text} />
                    </td>
                  )),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  )
}

function Heard({ scorer, text }: { scorer: Scorer; text: string }) {
  const point = scorer.points.find((one) => one.text === text)
  if (!point) return <span className="sr-only">not part of the question then</span>
  return (
    <>
      <span
        aria-hidden
        className={clsx(
          'inline-block size-2.5 rounded-full align-middle',
          point.heard ? 'bg-ink-2' : 'ring-1 ring-control ring-inset',
        )}
      />
      <span className="sr-only">{point.heard ? 'heard' : 'not heard'}</span>
    </>
  )
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => (word ? (Array.from(word)[0] ?? '') : ''))
    .join('')
    .toUpperCase()
}
