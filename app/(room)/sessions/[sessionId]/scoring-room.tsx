'use client'

import { useCallback, useMemo, useRef, useState } from 'react'
import { usePreference } from '@/app/_ui/use-preference'
import { useStable } from '@/app/_ui/use-stable'
import type { NotAssessedReason } from '@/db/schema/scores'
import type { Room } from '@/server/sessions/room'
import { AskedOfYou } from './asked-of-you'
import { doubtsOf, whyNotSubmitIn } from './doubts'
import { KeysDialog } from './keys-dialog'
import { LiveBoard } from './live-board'
import {
  evidenceInWords,
  firstPlace,
  marksOf,
  missingIn,
  nextReason,
  nextUnscored,
  recommendationOf,
  scoreOf,
  unplannedOf,
} from './marks'
import { QuestionNav } from './question-nav'
import { QuestionPlace } from './question-place'
import { Review, SubmitBar } from './review'
import { RoomHeader } from './room-header'
import { RoomStatus } from './room-status'
import { ScoreBar } from './score-bar'
import { SignedOutHere } from './signed-out-here'
import { useArrival } from './use-arrival'
import { useKeyMap } from './use-key-map'
import { useKeys } from './use-keys'
import { useOffline } from './use-offline'
import { usePanelBoard } from './use-panel-board'
import { usePlace } from './use-place'
import { useRecord } from './use-record'
import { useSaver } from './use-saver'
import { useStart } from './use-start'
import { useSubmit } from './use-submit'

const typingMs = 600

/** The room while the scorecard is a draft: one question at a time, everything recorded at once. */
export function ScoringRoom({ room, onChanged }: { room: Room; onChanged: () => void }) {
  const { saver, state, isReady } = useSaver(room, onChanged)
  const { questions } = room
  const marks = useMemo(() => marksOf(questions, state.fields), [questions, state.fields])
  const missing = missingIn(marks, room.panel.evidenceDemanded)
  const findFirst = useCallback(
    () => firstPlace(marksOf(questions, saver.state().fields)),
    [questions, saver],
  )
  const { at, setAt, isPlaced } = usePlace(questions.length, isReady, findFirst)
  const [keysOn, setKeysOn] = usePreference('keys')
  const [goesOn, setGoesOn] = usePreference('go on')
  const [showsKeys, setShowsKeys] = useState(false)
  const [keys, setKeys] = useKeyMap()
  const heading = useArrival(at)
  const note = useRef<HTMLTextAreaElement>(null)
  const recommendationChoice = useRef<HTMLDivElement>(null)
  const recommendation = recommendationOf(state.fields)
  const doubts = doubtsOf(missing.unscored.length, recommendation.recommendation)
  const submission = useSubmit(saver, room, doubts, onChanged)
  const start = useStart(saver, room, onChanged)
  const whyNotSubmit = whyNotSubmitIn(state, missing.withoutEvidence.length)
  useOffline(room)
  const question = questions[at]
  const act = useRecord(saver, questions, question, (value) =>
    room.panel.evidenceDemanded && value !== null && !marks[at]?.hasEvidence
      ? ', needs a note or a point heard'
      : '',
  )
  const score = question ? scoreOf(state.fields, question.setItemId) : null
  const panel = usePanelBoard(room, { at, isPlaced }, turnTo, act.say)

  function go(to: number) {
    panel?.goOwnWay(to)
    turnTo(to)
  }

  function turnTo(to: number) {
    if (to === at || to < 0 || to > questions.length) return
    // Sent in the next task, as every act is: the place is painted first.
    setTimeout(saver.flush)
    submission.arrive()
    setAt(to)
  }

  async function submitByKey() {
    const isAsked = !whyNotSubmit && (await submission.submitByKey()) === 'asked'
    if (isAsked && doubts.includes('recommendation'))
      recommendationChoice.current?.querySelector('input')?.focus()
  }

  function undo() {
    const setItemId = act.undo()
    const place = questions.findIndex((one) => one.setItemId === setItemId)
    if (place >= 0) go(place)
  }

  const onGo = useStable(go)
  const onScore = useStable((value: number) => act.score(value, null))
  const onNotAssessed = useStable((reason: NotAssessedReason) => act.score(null, reason))
  const onTakeBack = useStable(() => act.score(null, null))
  const onUndo = useStable(undo)
  const onMove = useStable((step: 1 | -1) => go(at + step))
  const evidence = room.panel.evidenceDemanded ? evidenceInWords(marks, at, missing.withoutEvidence) : null

  useKeys(
    {
      score: (value) => {
        if (!question) return
        act.score(value, null)
        if (!goesOn) return
        // Whoever follows goes where the others are.
        if (panel?.isLed) turnTo(panel.place)
        else go(nextUnscored(marks, at) ?? (question.scores ? questions.length : at + 1))
      },
      notAssessed: () => act.score(null, nextReason(score?.notAssessed ?? null)),
      togglePoint: (place) => act.pointAt(place),
      followUp: () => act.nextFollowUp(),
      undo,
      move: (step) => go(at + step),
      note: () => note.current?.focus(),
      leaveNote: () => heading.current?.focus({ preventScroll: true }),
      help: () => setShowsKeys(true),
      start: state.asksToStart ? start.run : null,
      board: panel?.acts ?? null,
      submit: () => (question ? go(questions.length) : void submitByKey()),
    },
    keys,
    keysOn,
    isReady,
  )

  if (state.dropped !== null) return <SignedOutHere dropped={state.dropped} />
  return (
    <div className="flex min-h-dvh flex-col">
      <RoomHeader
        room={room}
        below={
          panel ? <LiveBoard panel={panel} room={room} question={question} keysOn={keysOn} /> : undefined
        }
      >
        <RoomStatus
          room={room}
          question={question}
          state={state}
          isReady={isReady}
          helpKey={keysOn ? keys.get('help') : undefined}
          onHelp={() => setShowsKeys(true)}
        />
      </RoomHeader>
      <main
        id="content"
        className="mx-auto flex w-full max-w-[92rem] flex-1 flex-col px-4 pb-8 sm:px-6 md:grid md:grid-cols-[minmax(0,1fr)_20rem] md:grid-rows-[auto_auto_1fr] md:gap-x-8 xl:grid-cols-[13rem_minmax(0,1fr)_22rem] xl:grid-rows-[auto_1fr] 2xl:grid-cols-[15rem_minmax(0,1fr)_23rem] 2xl:gap-x-10"
      >
        <div className="max-xl:border-b max-xl:border-line md:col-span-full xl:col-span-1 xl:row-span-2 xl:pt-4">
          <QuestionNav
            marks={marks}
            withoutEvidence={missing.withoutEvidence}
            at={at}
            board={panel ? panel.board : undefined}
            onGo={onGo}
          />
        </div>
        {question && score ? (
          <QuestionPlace
            room={room}
            question={question}
            value={score.value}
            state={state}
            keysOn={keysOn}
            headingRef={heading}
            noteRef={note}
            onScore={onScore}
            onTogglePoint={(pointId, heard) => act.point(pointId, heard)}
            onToggleFollowUp={(followUpId, used) => act.followUp(followUpId, used)}
            onNote={(written, isTyping) => saver.write(written, isTyping ? typingMs : 0)}
            onLeaveNote={() => saver.flush()}
          />
        ) : (
          <div className="pt-5 md:col-span-full xl:col-span-2 xl:col-start-2">
            <Review
              marks={marks}
              missing={missing}
              recommendation={recommendation}
              unplanned={unplannedOf(state.fields)}
              slots={state.slots}
              onUnplanned={(written, isTyping) => saver.write(written, isTyping ? typingMs : 0)}
              headingRef={heading}
              recommendationRef={recommendationChoice}
              onRecommend={(write, isTyping) => saver.write(write, isTyping ? typingMs : 0)}
              onLeave={() => saver.flush()}
              onGo={go}
            />
          </div>
        )}
      </main>
      {/* Always in view, whatever of the question is: the score, and what went wrong with saving one. */}
      <div className="sticky bottom-0 z-10">
        <AskedOfYou
          room={room}
          saver={saver}
          state={state}
          start={start}
          keysOn={keysOn}
          onChanged={onChanged}
        />
        {question && score ? (
          <ScoreBar
            question={question}
            value={score.value}
            notAssessed={score.notAssessed}
            evidence={evidence?.words ?? null}
            lacksEvidence={evidence?.isLacking === true}
            keysOn={keysOn}
            onScore={onScore}
            onNotAssessed={onNotAssessed}
            onTakeBack={onTakeBack}
            onUndo={onUndo}
            canUndo={act.canUndo}
            onMove={onMove}
            isFirst={at === 0}
          />
        ) : (
          <SubmitBar
            unscored={missing.unscored.length}
            asksAbout={submission.asksAbout}
            disabledReason={whyNotSubmit}
            pending={submission.pending}
            error={submission.error}
            onBack={() => go(questions.length - 1)}
            onSubmit={() => void submission.submit()}
          />
        )}
      </div>
      <KeysDialog
        open={showsKeys}
        onClose={() => setShowsKeys(false)}
        keys={keys}
        onKeyMap={setKeys}
        keysOn={keysOn}
        onKeys={(on) => {
          setKeysOn(on)
          act.say(on ? 'Keys on' : 'Keys off')
        }}
        goesOn={goesOn}
        onGoesOn={setGoesOn}
      />
      <p aria-live="polite" className="sr-only">
        {act.said}
      </p>
    </div>
  )
}
