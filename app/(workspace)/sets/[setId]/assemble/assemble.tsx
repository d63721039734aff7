'use client'

import { useRef, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { useAct } from '@/app/_ui/use-act'
import type { Assembly } from '@/server/assembly/wishes'
import { countOf } from '../../../bank/question-words'
import type { BankQuestion, DraftRow } from '../draft'
import { AssembledList } from './assembled-list'
import { relaxationInWords } from './wish-words'
import { type Asked, afterGiving, noWishes, withFate } from './wishes'
import { WishesForm } from './wishes-form'

type AssembleProps = {
  bank: readonly BankQuestion[]
  rows: readonly DraftRow[]
  slotMinutes: number
  jobs: readonly { id: string; title: string }[]
  onSlot: (minutes: number) => void
  onUse: (questionIds: readonly string[]) => void
  onClose: () => void
}

type Answered = { wishes: Asked; minutes: number; assembly: Assembly }

/** Assembles the best set for some wishes, and shows it before anything changes. */
export function Assemble({ bank, rows, slotMinutes, jobs, onSlot, onUse, onClose }: AssembleProps) {
  const inSet = rows.filter(({ usable }) => usable).map(({ id }) => id)
  const [asked, setAsked] = useState<Asked>(() => ({ ...noWishes(bank), must: inSet }))
  const [answered, setAnswered] = useState<Answered | null>(null)
  const region = useRef<HTMLDivElement>(null)
  const act = useAct(
    async (wishes: Asked, minutes: number) => ({
      wishes,
      minutes,
      assembly: await trpc.assembly.assemble.query({ ...wishes, slotMinutes: minutes }),
    }),
    {
      whilePending: 'queue',
      onDone: (answer) => {
        setAnswered(answer)
        region.current?.focus({ preventScroll: true })
      },
    },
  )
  // An answer to other wishes, or for another slot, is none; the last one stays while the next is worked out.
  const isCurrent = answered?.wishes === asked && answered.minutes === slotMinutes
  const found = answered && (isCurrent || act.pending) ? answered.assembly : null
  const questionOf = (id: string) => bank.find((one) => one.id === id)
  const nameOf = (id: string) => questionOf(id)?.prompt ?? 'a question that is not in the bank any more'

  function ask(next: Asked) {
    setAsked(next)
    setAnswered(null)
  }

  /** What is the best with a question in it stays the best when that question has to stay; all else is asked anew. */
  function turn(id: string, fate: 'must' | 'never' | null) {
    const next = withFate(asked, id, fate)
    if (fate !== 'must') return assemble(next)
    setAsked(next)
    setAnswered(answered && { ...answered, wishes: next })
  }

  function assemble(wishes: Asked, minutes = slotMinutes) {
    setAsked(wishes)
    void act.run(wishes, minutes)
  }

  return (
    <section
      aria-label="Assemble for me"
      className="@container mb-6 flex flex-col gap-5 border-y border-line py-4"
    >
      <WishesForm asked={asked} onAsk={ask} jobs={jobs} inSet={inSet} />
      {asked.never.length > 0 ? (
        <p className="flex flex-wrap items-center gap-2 text-ink-2">
          {countOf(asked.never.length, 'question')} left out.
          <Button size="small" kind="bare" onClick={() => ask({ ...asked, never: [] })}>
            Allow them again
          </Button>
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button
          kind={found?.status === 'assembled' ? undefined : 'primary'}
          pending={act.pending}
          onClick={() => assemble(asked)}
        >
          Assemble
        </Button>
        <Button kind="bare" onClick={onClose}>
          Close
        </Button>
      </div>
      {act.error ? <ActRefusal error={act.error} /> : null}
      <div ref={region} tabIndex={-1} className="outline-none">
        {found?.status === 'assembled' ? (
          <AssembledList
            found={found}
            slotMinutes={slotMinutes}
            questionOf={questionOf}
            must={asked.must}
            onFate={turn}
            onUse={() => onUse(found.questionIds)}
          />
        ) : null}
        {found?.status === 'conflict' ? (
          <Callout live tone="attention" title="Not all of this can be had at once">
            <p>It takes this to make it possible, and nothing less:</p>
            <ul className="my-2 list-disc ps-5">
              {found.relaxations.map((one) => (
                <li key={JSON.stringify(one.wish)}>{relaxationInWords(one, nameOf)}</li>
              ))}
            </ul>
            <Button
              size="small"
              onClick={() => {
                const next = afterGiving(asked, slotMinutes, found.relaxations)
                if (next.slotMinutes !== slotMinutes) onSlot(next.slotMinutes)
                assemble(next.asked, next.slotMinutes)
              }}
            >
              Change the wishes so
            </Button>
          </Callout>
        ) : null}
        {found?.status === 'out of time' ? (
          <Callout live tone="attention">
            Nothing was found in ten seconds. Ask for less, or leave out part of the bank.
          </Callout>
        ) : null}
      </div>
    </section>
  )
}
