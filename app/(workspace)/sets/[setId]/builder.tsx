'use client'

import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { LeaveGuard } from '@/app/_ui/leave-guard'
import { Meter } from '@/app/_ui/meter'
import { moveItem } from '@/app/_ui/reorder'
import { Section } from '@/app/_ui/section'
import { showToast } from '@/app/_ui/toast'
import { sumUp, whyNotAdd, whyNotPublish } from '@/server/sets/rules'
import { countOf } from '../../bank/question-words'
import { Assemble } from './assemble/assemble'
import { BankPane } from './bank-pane'
import { Checks } from './checks'
import { Conflict } from './conflict'
import { DiscardSet } from './discard-set'
import {
  type BankQuestion,
  type DraftRow,
  type FoundSet,
  withOrder,
  withoutQuestion,
  withQuestion,
  withQuestions,
  withSwapped,
  withWeight,
} from './draft'
import { SlotField } from './number-fields'
import { SaveLine } from './save-line'
import { SetHeader } from './set-header'
import { SetList } from './set-list'
import { TurnButtons } from './turn-buttons'
import { useChecks } from './use-checks'
import { useDraft } from './use-draft'
import { useLead } from './use-lead'
import { usePublish } from './use-publish'

/** Builds a draft on one screen: the bank beside the set, and what the set adds up to. */
export function Builder({
  found,
  otherNames,
  questions,
  jobs,
  children,
}: {
  found: FoundSet
  otherNames: readonly string[]
  /** Whose candidates can be spared questions they have met. */
  jobs: readonly { id: string; title: string }[]
  questions: readonly BankQuestion[]
  /** What stands below. */
  children?: ReactNode
}) {
  const search = useRef<HTMLInputElement>(null)
  const setColumn = useRef<HTMLDivElement>(null)
  const [spoken, setSpoken] = useState('')
  const [isAssembling, setIsAssembling] = useState(false)
  const draft = useDraft(found, questions)
  const { rows, slotMinutes, change, undo } = draft
  const [jobId, setJobId] = useState(jobs.length === 1 ? (jobs[0]?.id ?? '') : '')
  const usableIds = useMemo(() => rows.filter(({ usable }) => usable).map(({ id }) => id), [rows])
  const checks = useChecks(usableIds, jobId)
  const lead = useLead(setColumn)
  const sums = useMemo(() => sumUp(rows), [rows])
  const taken = useMemo(() => new Set(rows.map(({ id }) => id)), [rows])

  const { publish, isLeaving } = usePublish(draft)

  const isNew = useRef(found.items.length === 0)
  useEffect(() => {
    // Where a touch would open the keyboard over the page, the person opens it.
    if (isNew.current && globalThis.matchMedia('(pointer: fine)').matches) search.current?.focus()
    isNew.current = false
  }, [])

  // On wide screens the bank stays where it is, so the page can follow to where the question went.
  const grown = useRef(false)
  useEffect(() => {
    if (!grown.current) return
    grown.current = false
    if (!globalThis.matchMedia('(min-width: 64rem)').matches) return
    setColumn.current?.querySelector(`[data-key="${rows.at(-1)?.id}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [rows])

  function add(question: BankQuestion) {
    publish.clearError()
    grown.current = true
    change((now) => withQuestion(now, { questionId: question.id, weight: 1 }), 'question added')
    const minutes = sums.minutes + question.minutes
    setSpoken(`Added. ${countOf(rows.length + 1, 'question')}, ${minutes} of ${slotMinutes} minutes.`)
  }

  function remove(row: DraftRow) {
    publish.clearError()
    const step = change((now) => withoutQuestion(now, row.id), 'question removed')
    setSpoken(`Removed. ${countOf(rows.length - 1, 'question')} left.`)
    if (step) showToast('Question removed', { undo: () => undo(step) })
  }

  function place(row: DraftRow, to: number) {
    const ids = rows.map(({ id }) => id)
    change((now) => withOrder(now, moveItem(ids, row.id, to)), 'order changed')
    setSpoken(`${row.name}: now ${to + 1} of ${ids.length}`)
  }

  function swap(row: DraftRow, question: BankQuestion) {
    publish.clearError()
    const step = change((now) => withSwapped(now, row.id, question.id), 'question swapped')
    setSpoken(`Swapped. In its place: ${question.prompt}`)
    if (step) showToast('Question swapped', { undo: () => undo(step) })
  }

  function replaceBy(questionIds: readonly string[]) {
    publish.clearError()
    const step = change((now) => withQuestions(now, questionIds), 'set assembled')
    setIsAssembling(false)
    setColumn.current?.focus({ preventScroll: true })
    if (step)
      showToast(`The set has ${countOf(questionIds.length, 'question')} now`, { undo: () => undo(step) })
  }

  const setSlot = (minutes: number) =>
    change((now) => ({ ...now, slotMinutes: minutes }), 'slot changed', 'slot')

  function turn(which: 'back' | 'again') {
    publish.clearError()
    const what = draft.turn(which)
    if (what) setSpoken(`${which === 'back' ? 'Taken back' : 'Done again'}: ${what}.`)
  }

  return (
    <>
      <LeaveGuard changed={['refused', 'unreachable', 'conflict'].includes(draft.state)} />
      <SetHeader
        set={found}
        otherNames={otherNames}
        actions={
          <>
            {found.versions.length === 1 ? (
              <DiscardSet
                set={found}
                onDiscarded={() => {
                  draft.line.current.closed = true
                }}
              />
            ) : null}
            <Button
              kind="primary"
              pending={publish.pending || isLeaving}
              disabledReason={
                draft.theirs
                  ? 'Choose first what becomes of the other changes.'
                  : whyNotPublish({
                      publishedAt: null,
                      questions: rows.length,
                      unusable: rows.filter((row) => !row.usable).length,
                    })
              }
              onClick={() => void publish.run()}
            >
              Publish set
            </Button>
          </>
        }
      />
      {draft.theirs ? <Conflict draft={draft} theirs={draft.theirs} /> : null}
      {publish.error ? (
        <Callout live tone="refusal" className="mb-6" title="Not published">
          {publish.error.message}
        </Callout>
      ) : null}
      <div className="grid gap-x-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] lg:grid-rows-[auto_1fr] min-[88rem]:grid-cols-[minmax(18rem,22rem)_minmax(0,1fr)_15rem] min-[88rem]:grid-rows-1 2xl:grid-cols-[26rem_minmax(0,1fr)_16rem]">
        <Section
          title="Bank"
          className="flex flex-col lg:sticky lg:row-span-2 min-[88rem]:row-span-1 lg:top-0 lg:mb-0 lg:h-[calc(100dvh-7rem)] lg:pt-3 [&>:last-child]:min-h-0"
        >
          <BankPane
            bank={draft.bank}
            taken={taken}
            onAdd={add}
            fullReason={whyNotAdd({ questions: rows.length })}
            searchRef={search}
          />
        </Section>
        <div ref={setColumn} tabIndex={-1} className="min-w-0 outline-none lg:pt-3">
          <Section
            title="Set"
            actions={
              <>
                <TurnButtons canTurn={draft.canTurn} onTurn={turn} />
                <Button
                  size="small"
                  aria-expanded={isAssembling}
                  disabledReason={draft.bank.length === 0 ? 'The bank has no published question.' : null}
                  onClick={() => setIsAssembling(!isAssembling)}
                >
                  Assemble for me
                </Button>
              </>
            }
          >
            <div className="sticky top-14 z-10 -mt-1 mb-3 flex items-start gap-6 bg-canvas pt-1 pb-2 lg:top-0 lg:pt-3">
              <div className="min-w-0 flex-1">
                <Meter label="Minutes" value={sums.minutes} max={slotMinutes} unit="min" className="pt-1.5" />
                <SaveLine
                  state={draft.state}
                  error={draft.save.error}
                  onRetry={() => void draft.save.run()}
                />
              </div>
              <SlotField label="Slot in minutes" value={slotMinutes} onNumber={setSlot} />
            </div>
            {isAssembling ? (
              <Assemble
                bank={draft.bank}
                rows={rows}
                slotMinutes={slotMinutes}
                jobs={jobs}
                onSlot={setSlot}
                onUse={replaceBy}
                onClose={() => setIsAssembling(false)}
              />
            ) : null}
            <SetList
              rows={rows}
              bank={draft.bank}
              onReorder={(ids) => change((now) => withOrder(now, ids), 'order changed')}
              onPlace={place}
              onWeight={(id, weight) =>
                change((now) => withWeight(now, id, weight), 'weight changed', `weight ${id}`)
              }
              onRemove={remove}
              onSwap={swap}
              focusBank={() => search.current?.focus()}
            />
          </Section>
        </div>
        <div className="min-w-0 lg:col-start-2 min-[88rem]:sticky min-[88rem]:top-0 min-[88rem]:col-start-3 min-[88rem]:self-start">
          <Checks
            rows={rows}
            slotMinutes={slotMinutes}
            found={checks.found}
            isFailed={checks.isFailed}
            jobs={jobs}
            jobId={jobId}
            onJob={setJobId}
            onLead={lead}
          />
        </div>
      </div>
      {children}
      <p role="status" className="sr-only">
        {spoken}
      </p>
    </>
  )
}
