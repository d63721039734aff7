'use client'

import type { KeyboardEvent, RefObject } from 'react'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { TextInput } from '@/app/_ui/text-input'
import { AssemblyAnswer } from '../../sets/[setId]/assemble/assembly-answer'
import { LeftOut } from '../../sets/[setId]/assemble/left-out'
import type { useAssembly } from '../../sets/[setId]/assemble/use-assembly'
import { withCount } from '../../sets/[setId]/assemble/wishes'
import { WishesForm } from '../../sets/[setId]/assemble/wishes-form'
import type { BankQuestion } from '../../sets/[setId]/draft'
import { CountField, SlotField } from '../../sets/[setId]/number-fields'

type NewSetProps = {
  bank: readonly BankQuestion[]
  assembly: ReturnType<typeof useAssembly>
  region: RefObject<HTMLDivElement | null>
  /** The job the panel is for, whose candidates can be spared what they have met. */
  job: { id: string; title: string } | null
  name: string
  onName: (name: string) => void
  slotMinutes: number
  onSlot: (minutes: number) => void
  errors: Readonly<Record<string, string>>
}

/** A set of the panel's own, assembled here and published with it. */
export function NewSet(props: NewSetProps) {
  const { bank, assembly, region, job, name, onName, slotMinutes, onSlot, errors } = props
  // Enter in one of these fields asks for the set; the panel around it is not ready to be made.
  function assembleByKey(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    assembly.assemble()
  }

  return (
    <section
      aria-label="New set"
      onKeyDown={assembleByKey}
      className="@container flex flex-col gap-5 border-y border-line py-4"
    >
      <div className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-[minmax(0,1fr)_auto_auto]">
        <Field label="Set name" error={errors['newSet.name']}>
          {(control) => (
            <TextInput
              {...control}
              autoComplete="off"
              value={name}
              onChange={(event) => onName(event.target.value)}
            />
          )}
        </Field>
        <SlotField label="Slot in minutes" value={slotMinutes} onNumber={onSlot} />
        <CountField
          label="Questions"
          value={assembly.asked.questionsMost}
          onNumber={(count) => count > 0 && assembly.ask(withCount(assembly.asked, bank, count))}
        />
      </div>
      <details>
        <summary className="w-fit cursor-pointer font-medium">
          More wishes: competencies, level mix, what candidates have met
        </summary>
        <div className="mt-3">
          <WishesForm asked={assembly.asked} onAsk={assembly.ask} jobs={job ? [job] : []} inSet={[]} />
        </div>
      </details>
      <LeftOut assembly={assembly} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button pending={assembly.pending} onClick={() => assembly.assemble()}>
          Assemble
        </Button>
        <p className="text-ink-2">
          {mixInWords(assembly.asked.levels)}
          {job ? 'Of sets as good, the one that this job’s candidates have met the least of.' : null}
        </p>
      </div>
      {errors['newSet.questionIds'] && assembly.found?.status !== 'assembled' ? (
        <p role="alert" className="text-loss-text">
          {errors['newSet.questionIds']}
        </p>
      ) : null}
      <AssemblyAnswer
        assembly={assembly}
        bank={bank}
        slotMinutes={slotMinutes}
        onSlot={onSlot}
        region={region}
      />
    </section>
  )
}

function mixInWords(levels: readonly { level: string; least: number }[]): string | null {
  const parts = levels.flatMap(({ level, least }) => (least > 0 ? `${least} ${level}` : []))
  return parts.length > 0 ? `At least ${new Intl.ListFormat('en').format(parts)}. ` : null
}
