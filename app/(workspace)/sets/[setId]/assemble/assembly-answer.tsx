import type { RefObject } from 'react'
import { ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import type { BankQuestion } from '../draft'
import { AssembledList } from './assembled-list'
import type { useAssembly } from './use-assembly'
import { relaxationInWords } from './wish-words'
import { afterGiving } from './wishes'

type AssemblyAnswerProps = {
  assembly: ReturnType<typeof useAssembly>
  bank: readonly BankQuestion[]
  slotMinutes: number
  onSlot: (minutes: number) => void
  /** Takes what was found; without it, what is shown is what is taken. */
  onUse?: (questionIds: readonly string[]) => void
  /** Takes the focus when an answer is there. */
  region: RefObject<HTMLDivElement | null>
}

/** The set that was found, or which wishes stand in the way of one. */
export function AssemblyAnswer({ assembly, bank, slotMinutes, onSlot, onUse, region }: AssemblyAnswerProps) {
  const { asked, found, error } = assembly
  const questionOf = (id: string) => bank.find((one) => one.id === id)
  const nameOf = (id: string) => questionOf(id)?.prompt ?? 'a question that is not in the bank any more'
  return (
    <>
      {error ? <ActRefusal error={error} /> : null}
      <div ref={region} tabIndex={-1} className="outline-none">
        {found?.status === 'assembled' ? (
          <AssembledList
            found={found}
            slotMinutes={slotMinutes}
            questionOf={questionOf}
            must={asked.must}
            onFate={assembly.turn}
            {...(onUse ? { onUse: () => onUse(found.questionIds) } : {})}
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
                assembly.assemble(next.asked, next.slotMinutes)
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
    </>
  )
}
