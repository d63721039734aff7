import type { ReactNode } from 'react'
import { Badge } from '@/app/_ui/badge'
import { ScoreMark } from '@/app/_ui/score-mark'
import type { TextChange, WordingChanges } from '@/server/bank/changes'
import { Pieces } from './pieces'

/** Two wordings of a question as one text, part by part, with what was taken out and put in. */
export function WhatChanged({ changes }: { changes: WordingChanges }) {
  const { prompt, hint, level, minutes, competencies, points, anchors, followUps } = changes
  if (Object.values(changes).every((part) => part === null))
    return <p className="text-ink-2">Both versions say the same.</p>
  return (
    <div className="flex max-w-[72ch] flex-col gap-4">
      {prompt ? <Part title="Prompt">{textOf(prompt)}</Part> : null}
      {level ? (
        <Part title="Level">
          <FromTo from={level[0]} to={level[1]} />
        </Part>
      ) : null}
      {minutes ? (
        <Part title="Minutes">
          <FromTo from={String(minutes[0])} to={String(minutes[1])} />
        </Part>
      ) : null}
      {competencies ? (
        <Part title="Competencies">
          <ul className="flex flex-col gap-1">
            {(['removed', 'added'] as const).flatMap((is) =>
              competencies[is].map((name) => (
                <li key={`${is} ${name}`}>
                  <Pieces pieces={[{ is, text: name }]} />
                </li>
              )),
            )}
          </ul>
        </Part>
      ) : null}
      {hint ? <Part title="Rubric hint">{textOf(hint)}</Part> : null}
      {points ? (
        <Part title="Points">
          <Texts texts={points} />
        </Part>
      ) : null}
      {anchors ? (
        <Part title="Anchors">
          <ul className="flex flex-col gap-2">
            {anchors.map(({ level: at, is, pieces }) => (
              <li key={at} className="flex items-start gap-3">
                <ScoreMark score={at} />
                <p className="min-w-0 flex-1 pt-0.5 whitespace-pre-line">
                  <Pieces pieces={pieces} /> <Badge>{is}</Badge>
                </p>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {followUps ? (
        <Part title="Follow-ups">
          <Texts texts={followUps} />
        </Part>
      ) : null}
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="mb-1 text-xs font-medium text-ink-2">{title}</h3>
      {children}
    </div>
  )
}

function textOf(pieces: NonNullable<WordingChanges['prompt']>) {
  if (pieces.every(({ is }) => is === 'same'))
    return <p className="text-ink-2">Only spaces and line breaks differ.</p>
  return (
    <p className="whitespace-pre-line">
      <Pieces pieces={pieces} />
    </p>
  )
}

function FromTo({ from, to }: { from: string; to: string }) {
  return (
    <p className="tabular-nums">
      <Pieces
        pieces={[
          { is: 'removed', text: from },
          { is: 'same', text: ' ' },
          { is: 'added', text: to },
        ]}
      />
    </p>
  )
}

/** A list's texts in their new order, those that only stayed included: they give the others their place. */
function Texts({ texts }: { texts: readonly TextChange[] }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {texts.map((text) => (
        <li
          key={`${text.from} ${text.to}`}
          className={text.is === 'same' && !text.isMoved ? 'text-ink-2' : ''}
        >
          <Pieces pieces={text.pieces} />
          {text.is === 'same' ? null : (
            <>
              {' '}
              <Badge>{text.is}</Badge>
            </>
          )}
          {text.isMoved ? (
            <>
              {' '}
              <Badge>
                moved from {text.from} to {text.to}
              </Badge>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
