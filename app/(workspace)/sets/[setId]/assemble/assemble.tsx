'use client'

import { useRef } from 'react'
import { Button } from '@/app/_ui/button'
import type { BankQuestion, DraftRow } from '../draft'
import { AssemblyAnswer } from './assembly-answer'
import { LeftOut } from './left-out'
import { useAssembly } from './use-assembly'
import { noWishes } from './wishes'
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

/** Assembles the best set for some wishes, and shows it before anything changes. */
export function Assemble({ bank, rows, slotMinutes, jobs, onSlot, onUse, onClose }: AssembleProps) {
  const inSet = rows.filter(({ usable }) => usable).map(({ id }) => id)
  const region = useRef<HTMLDivElement>(null)
  const assembly = useAssembly(() => ({ ...noWishes(bank), must: inSet }), slotMinutes, region)
  return (
    <section
      aria-label="Assemble for me"
      className="@container mb-6 flex flex-col gap-5 border-y border-line py-4"
    >
      <WishesForm asked={assembly.asked} onAsk={assembly.ask} jobs={jobs} inSet={inSet} />
      <LeftOut assembly={assembly} />
      <div className="flex flex-wrap gap-2">
        <Button
          kind={assembly.found?.status === 'assembled' ? undefined : 'primary'}
          pending={assembly.pending}
          onClick={() => assembly.assemble()}
        >
          Assemble
        </Button>
        <Button kind="bare" onClick={onClose}>
          Close
        </Button>
      </div>
      <AssemblyAnswer
        assembly={assembly}
        bank={bank}
        slotMinutes={slotMinutes}
        onSlot={onSlot}
        onUse={onUse}
        region={region}
      />
    </section>
  )
}
