'use client'

import { useCallback, useMemo, useRef, useState } from 'react'
import { usePreference } from '@/app/_ui/use-preference'
import { useStable } from '@/app/_ui/use-stable'
import type { Room } from '@/server/sessions/room'
import { AskedOfYou } from './_asked/asked-of-you'
import { SignedOutHere } from './_asked/signed-out-here'
import { useStart } from './_asked/use-start'
import { LiveBoard } from './_board/live-board'
import { usePanelBoard } from './_board/use-panel-board'
import { KeysDialog } from './_keys/keys-dialog'
import { useKeyMap } from './_keys/use-key-map'
import { useRoomKeys } from './_keys/use-room-keys'
import { evidenceInWords, firstPlace, marksOf, missingIn, recommendationOf, scoreOf } from './_question/marks'
import { QuestionNav } from './_question/question-nav'
import { QuestionPlace } from './_question/question-place'
import { ScoreBar } from './_question/score-bar'
import { useControls, useRecording } from './_question/use-recording'
import { doubtsOf, whyNotSubmitIn } from './_review/doubts'
import { Review, SubmitBar } from './_review/review'
import { useSubmit } from './_review/use-submit'
import { useOffline } from './_saving/use-offline'
import { useSaver } from './_saving/use-saver'
import type { Write } from './_saving/writes'
import { SaidAloud, useSaid } from './_shown/said'
import { useArrival } from './_shown/use-arrival'
import { usePlace } from './_shown/use-place'
import { useShown } from './_shown/use-shown'
import { RoomHeader } from './room-header'
import { RoomStatus } from './room-status'

const typingMs = 600

/**
 * The room while the scorecard is a draft: one question at a time, everything recorded at once. Keys act on where the
 * person is, controls on what is shown.
 */
export function ScoringRoom({ room, onChanged }: { room: Room; onChanged: () => void }) {
  const { saver, isReady } = useSaver(room, onChanged)
  const said = useSaid()
  const recording = useRecording(saver, room, said.say)
  const { questions } = room
  const findFirst = useCallback(() => firstPlace(questions, saver.state().fields), [questions, saver])
  const shown = useShown(saver, recording, findFirst)
  const { at, state, placeNow, showNow } = shown
  const isPlaced = usePlace(shown, questions.length, isReady, findFirst)
  const marks = useMemo(() => marksOf(questions, state.fields), [questions, state.fields])
  const { evidenceDemanded } = room.panel
  const missing = useMemo(() => missingIn(marks, evidenceDemanded), [marks, evidenceDemanded])
  const [keysOn, setKeysOn] = usePreference('keys')
  const [goesOn, setGoesOn] = usePreference('go on')
  const [showsKeys, setShowsKeys] = useState(false)
  const [keys, setKeys] = useKeyMap()
  const heading = useArrival(at)
  const note = useRef<HTMLTextAreaElement>(null)
  const recommendationChoice = useRef<HTMLDivElement>(null)
  const doubts = doubtsOf(missing.unscored.length, recommendationOf(state.fields).recommendation)
  const submission = useSubmit(saver, room, doubts, onChanged)
  const start = useStart(saver, room, onChanged)
  const whyNotSubmit = whyNotSubmitIn(state, missing.withoutEvidence.length)
  useOffline(room)
  const question = questions[at]
  const score = question ? scoreOf(state.fields, question.setItemId) : null
  const panel = usePanelBoard(room, { at, isPlaced }, turnTo, said.say)

  function go(to: number) {
    panel?.goOwnWay(to)
    shown.choose()
    turnTo(to)
  }

  function turnTo(to: number) {
    if (to === placeNow() || to < 0 || to > questions.length) return
    // Sent in the next task, as every act is: the place is painted first.
    setTimeout(saver.flush)
    submission.arrive()
    shown.go(to)
  }

  /** Submits as the review shows it; from a question it leads there. */
  async function submitByKey() {
    if (question) return go(questions.length)
    const isAsked = !whyNotSubmit && (await submission.submitByKey()) === 'asked'
    if (isAsked && doubts.includes('recommendation'))
      recommendationChoice.current?.querySelector('input')?.focus()
  }

  function undo() {
    const setItemId = recording.undo()
    const place = questions.findIndex((one) => one.setItemId === setItemId)
    if (place >= 0) go(place)
  }

  const onGo = useStable(go)
  const { onScore, onNotAssessed, onTakeBack, onTogglePoint, onToggleFollowUp } = useControls(
    recording,
    question,
  )
  const onWrite = useStable((written: Write, isTyping: boolean) =>
    saver.write(written, isTyping ? typingMs : 0),
  )
  const onUndo = useStable(undo)
  const onMove = useStable((step: 1 | -1) => go(placeNow() + step))
  const submit = useStable(() => void submission.submit())
  const onSubmit = useCallback(() => {
    // What was recorded last counts in what is asked.
    showNow()
    submit()
  }, [showNow, submit])
  const onSubmitByKey = useStable(() => void submitByKey())
  const onHelp = useCallback(() => setShowsKeys(true), [])
  const evidence = evidenceDemanded ? evidenceInWords(marks, at, missing.withoutEvidence) : null

  useRoomKeys(
    {
      room,
      saver,
      recording,
      shown,
      panel,
      go,
      turnTo,
      undo,
      goesOn,
      start: state.asksToStart ? start.run : null,
      toNote: () => note.current?.focus(),
      toHeading: () => heading.current?.focus({ preventScroll: true }),
      onHelp,
      onSubmit: onSubmitByKey,
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
          saver={saver}
          isReady={isReady}
          helpKey={keysOn ? keys.get('help') : undefined}
          onHelp={onHelp}
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
            saver={saver}
            keysOn={keysOn}
            headingRef={heading}
            noteRef={note}
            onScore={onScore}
            onTogglePoint={onTogglePoint}
            onToggleFollowUp={onToggleFollowUp}
            onNote={onWrite}
            onLeaveNote={saver.flush}
          />
        ) : (
          <div className="pt-5 md:col-span-full xl:col-span-2 xl:col-start-2">
            <Review
              marks={marks}
              missing={missing}
              saver={saver}
              onUnplanned={onWrite}
              headingRef={heading}
              recommendationRef={recommendationChoice}
              onRecommend={onWrite}
              onLeave={saver.flush}
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
            saver={saver}
            value={score.value}
            notAssessed={score.notAssessed}
            evidence={evidence?.words ?? null}
            lacksEvidence={evidence?.isLacking === true}
            keysOn={keysOn}
            onScore={onScore}
            onNotAssessed={onNotAssessed}
            onTakeBack={onTakeBack}
            onUndo={onUndo}
            canUndo={shown.canUndo}
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
            onSubmit={onSubmit}
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
          said.say(on ? 'Keys on' : 'Keys off')
        }}
        goesOn={goesOn}
        onGoesOn={setGoesOn}
      />
      <SaidAloud said={said} />
    </div>
  )
}
