'use client'

import clsx from 'clsx'
import CloudOff from 'lucide-react/icons/cloud-off'
import Mic from 'lucide-react/icons/mic'
import Users from 'lucide-react/icons/users'
import { memo } from 'react'
import { Button } from '@/app/_ui/button'
import type { Room } from '@/server/sessions/room'
import { KeyHint } from '../_keys/key-hint'
import { useKeyMap } from '../_keys/use-key-map'
import type { Question } from '../_question/marks'
import { AskedTime } from '../time-left'
import { boardControls } from './board-words'
import type { PanelBoard } from './use-panel-board'

// With more of them their names would push the question that is asked out of the line.
const namesMax = 4

/** What everybody in the session sees of it, in one line: who is here, what is asked and by whom; and what moves it. */
export const LiveBoard = memo(function LiveBoard({
  panel,
  room,
  question,
  keysOn,
}: {
  panel: PanelBoard
  room: Room
  question: Question | undefined
  keysOn: boolean
}) {
  const { board, isCurrent, isSlow, problem, hint } = panel
  return (
    <section aria-label="Live board" className="border-t border-line print:hidden">
      <div className="mx-auto flex min-h-9 max-w-[92rem] items-center gap-x-3 px-4 py-1 sm:gap-x-5 sm:px-6 pointer-coarse:min-h-12">
        {board && isCurrent ? <Here panel={panel} room={room} /> : null}
        <div className="min-w-0 flex-1">
          {isCurrent ? (
            board ? (
              <AskedNow
                panel={panel}
                room={room}
                keysOn={keysOn}
                isHere={board.asking?.setItemId === question?.setItemId}
              />
            ) : null
          ) : (
            <p className="flex items-center gap-1.5 text-attention-text">
              <CloudOff aria-hidden size={16} className="shrink-0" />
              <span>
                Board not up to date
                <span className="max-sm:sr-only">: what the others do appears once you are back</span>
              </span>
            </p>
          )}
        </div>
        {board && isCurrent && isSlow ? (
          <p className="whitespace-nowrap text-ink-3 max-lg:sr-only">Read every 10 seconds</p>
        ) : null}
        {question ? <Controls panel={panel} question={question} keysOn={keysOn} /> : null}
      </div>
      {problem ? (
        <p role="alert" className="mx-auto max-w-[92rem] px-4 pb-2 font-medium text-loss-text sm:px-6">
          {problem}
        </p>
      ) : hint ? (
        // Said in the room's own line as well, where a screen reader hears it.
        <p className="mx-auto max-w-[92rem] px-4 pb-2 font-medium text-attention-text sm:px-6">{hint}</p>
      ) : null}
    </section>
  )
})

/** Who has the room open, of those who sit in the session. */
function Here({ panel, room }: { panel: PanelBoard; room: Room }) {
  const present = new Set(panel.board?.present.map((one) => one.memberId))
  const others = room.others.filter((one) => one.here && !one.excusedAt)
  const here = others.filter((one) => present.has(one.memberId)).length + 1
  const showsNames = others.length <= namesMax
  return (
    <div className="flex shrink-0 items-center gap-1.5 text-ink-2">
      <Users aria-hidden size={16} className="shrink-0" />
      <p className={clsx('whitespace-nowrap tabular-nums', showsNames && 'lg:sr-only')}>
        {here}
        <span className="max-sm:sr-only"> of {others.length + 1} here</span>
      </p>
      {showsNames ? (
        <ul aria-label="In the room" className="hidden gap-3 lg:flex">
          {others.map((one) => (
            <li key={one.scorecardId} className="flex items-center gap-1.5">
              <span
                aria-hidden
                className={clsx(
                  'size-2 rounded-full',
                  present.has(one.memberId) ? 'bg-accent' : 'ring-1 ring-control ring-inset',
                )}
              />
              <span className={clsx('max-w-40 truncate', present.has(one.memberId) && 'text-ink')}>
                {one.name}
              </span>
              <span className="sr-only">{present.has(one.memberId) ? 'is here' : 'is not here'}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

/** The question that is asked now, with the way to it for whoever looks at another. */
function AskedNow({
  panel,
  room,
  keysOn,
  isHere,
}: {
  panel: PanelBoard
  room: Room
  keysOn: boolean
  isHere: boolean
}) {
  const [keys] = useKeyMap()
  const { board, place, behindMs, follows, isAsker, acts } = panel
  const asking = board?.asking
  const question = room.questions[place]
  const shortcut = keysOn ? keys.get('follow') : undefined
  return (
    <div className="flex min-w-0 items-center gap-x-3">
      {asking && question ? (
        <p className="flex min-w-0 items-center gap-1.5">
          <Mic aria-hidden size={16} className="shrink-0 text-accent-text" />
          <span className="truncate">
            <span className="font-medium">
              <span className="max-sm:sr-only">Question </span>
              {question.number}
            </span>
            <span className="max-sm:sr-only"> asked by {isAsker ? 'you' : asking.name}</span>
          </span>
          <AskedTime since={asking.since} minutes={question.minutes} behindMs={behindMs} />
        </p>
      ) : (
        <p className="truncate text-ink-2">
          <span className="max-sm:hidden">No question is asked now</span>
          <span className="sm:hidden">None asked</span>
        </p>
      )}
      {isAsker ? null : asking && !isHere ? (
        <Button size="small" aria-keyshortcuts={shortcut} onClick={acts.follow}>
          <span>
            Go<span className="max-sm:sr-only"> to question {question?.number}</span>
          </span>
          {keysOn ? <KeyHint act="follow" /> : null}
        </Button>
      ) : (
        <Button
          kind="bare"
          size="small"
          aria-keyshortcuts={shortcut}
          onClick={acts.follow}
          className="max-sm:hidden"
        >
          {follows ? 'Stay here' : 'Follow'}
          {keysOn ? <KeyHint act="follow" /> : null}
        </Button>
      )}
    </div>
  )
}

/** What moves the board, on the question that is shown. Those who do not ask it can, and are not pushed to. */
function Controls({ panel, question, keysOn }: { panel: PanelBoard; question: Question; keysOn: boolean }) {
  const [keys] = useKeyMap()
  const { standing, whyNotMove, isMoving, acts } = panel
  const controls = boardControls[standing]
  const isOwn = question.asks || question.askedBy.length === 0
  return (
    <div className="flex shrink-0 gap-1.5">
      <Button
        kind={isOwn || standing === 'asking' ? 'quiet' : 'bare'}
        size="small"
        pending={isMoving}
        disabledReason={whyNotMove}
        aria-keyshortcuts={keysOn ? keys.get('ask') : undefined}
        onClick={acts.ask}
      >
        <span>
          {controls.ask.label}
          <span className="max-sm:sr-only">{controls.ask.more}</span>
        </span>
        {keysOn ? <KeyHint act="ask" /> : null}
      </Button>
      <Button
        kind="bare"
        size="small"
        disabledReason={whyNotMove}
        aria-keyshortcuts={keysOn ? keys.get('skip') : undefined}
        onClick={acts.skip}
      >
        {controls.skip.label}
        {keysOn ? <KeyHint act="skip" /> : null}
      </Button>
    </div>
  )
}
