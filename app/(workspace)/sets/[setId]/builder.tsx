'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useMemo, useRef, useState, useTransition } from 'react'
import { trpc } from '@/app/_api/client'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { LeaveGuard } from '@/app/_ui/leave-guard'
import { Meter } from '@/app/_ui/meter'
import { Section } from '@/app/_ui/section'
import { showToast } from '@/app/_ui/toast'
import { describeActError, useAct } from '@/app/_ui/use-act'
import { sumUp, whyNotAdd, whyNotPublish } from '@/server/sets/rules'
import { countOf } from '../../bank/question-words'
import { Assemble } from './assemble/assemble'
import { BankPane } from './bank-pane'
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
  withWeight,
} from './draft'
import { SlotField } from './number-fields'
import { SaveLine } from './save-line'
import { SetHeader } from './set-header'
import { SetList } from './set-list'
import { Coverage } from './sums'
import { useDraft } from './use-draft'

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
  const router = useRouter()
  const search = useRef<HTMLInputElement>(null)
  const setColumn = useRef<HTMLDivElement>(null)
  const [isLeaving, startLeaving] = useTransition()
  const [spoken, setSpoken] = useState('')
  const [isAssembling, setIsAssembling] = useState(false)
  const draft = useDraft(found, questions)
  const { rows, slotMinutes, change, undo } = draft
  const sums = useMemo(() => sumUp(rows), [rows])
  const taken = useMemo(() => new Set(rows.map(({ id }) => id)), [rows])

  const publish = useAct(
    async (): Promise<boolean> => {
      await draft.save.run()
      const at = draft.line.current
      if (at.latest !== at.saved || at.conflict) return false
      try {
        await trpc.sets.publish.mutate({ setVersionId: at.set.setVersionId, revision: at.set.revision })
      } catch (cause) {
        if (describeActError(cause).kind === 'refused') await draft.lookAgain('refusal')
        throw cause
      }
      at.closed = true
      return true
    },
    {
      onDone: (isPublished) => {
        if (!isPublished) return
        showToast('Set published')
        // The button that was pressed goes; what takes its place does something else.
        document.getElementById('content')?.focus()
        startLeaving(() => router.refresh())
      },
    },
  )

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
    change((now) => withQuestion(now, { questionId: question.id, weight: 1 }))
    const minutes = sums.minutes + question.minutes
    setSpoken(`Added. ${countOf(rows.length + 1, 'question')}, ${minutes} of ${slotMinutes} minutes.`)
  }

  function remove(row: DraftRow, at: number) {
    publish.clearError()
    change((now) => withoutQuestion(now, row.id))
    setSpoken(`Removed. ${countOf(rows.length - 1, 'question')} left.`)
    showToast('Question removed', {
      undo: () => undo((now) => withQuestion(now, { questionId: row.id, weight: row.weight }, at)),
    })
  }

  function replaceBy(questionIds: readonly string[]) {
    publish.clearError()
    const before = draft.line.current.latest.items
    change((now) => withQuestions(now, questionIds))
    setIsAssembling(false)
    setColumn.current?.focus({ preventScroll: true })
    showToast(`The set has ${countOf(questionIds.length, 'question')} now`, {
      undo: () => undo((now) => ({ ...now, items: before })),
    })
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
      <div className="grid gap-x-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] 2xl:grid-cols-[26rem_minmax(0,1fr)_14rem]">
        <Section
          title="Bank"
          className="flex flex-col lg:sticky lg:top-0 lg:mb-0 lg:h-[calc(100dvh-7rem)] lg:pt-3 [&>:last-child]:min-h-0"
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
              <Button
                size="small"
                aria-expanded={isAssembling}
                disabledReason={draft.bank.length === 0 ? 'The bank has no published question.' : null}
                onClick={() => setIsAssembling(!isAssembling)}
              >
                Assemble for me
              </Button>
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
              <SlotField
                label="Slot in minutes"
                value={slotMinutes}
                onNumber={(minutes) => change((now) => ({ ...now, slotMinutes: minutes }))}
              />
            </div>
            {isAssembling ? (
              <Assemble
                bank={draft.bank}
                rows={rows}
                slotMinutes={slotMinutes}
                jobs={jobs}
                onSlot={(minutes) => change((now) => ({ ...now, slotMinutes: minutes }))}
                onUse={replaceBy}
                onClose={() => setIsAssembling(false)}
              />
            ) : null}
            <Coverage sums={sums} className="mb-4 2xl:hidden" />
            <SetList
              rows={rows}
              onReorder={(ids) => change((now) => withOrder(now, ids))}
              onWeight={(id, weight) => change((now) => withWeight(now, id, weight))}
              onRemove={remove}
              focusBank={() => search.current?.focus()}
            />
          </Section>
        </div>
        <Coverage sums={sums} className="sticky top-0 hidden self-start pt-14 2xl:flex" />
      </div>
      {children}
      <p role="status" className="sr-only">
        {spoken}
      </p>
    </>
  )
}
