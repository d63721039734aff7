'use client'

import { Checkbox } from '@/app/_ui/checkbox'
import { CheckboxGroup } from '@/app/_ui/checkbox-group'
import { RadioGroup } from '@/app/_ui/radio-group'
import type { SealPolicy } from '@/db/schema/panels'
import { sealChoices } from './panel-words'

export type Person = { id: string; name: string }

/** With the ids of the competencies they are qualified for; none stands for all. */
export type Interviewer = Person & { qualifiedFor: readonly string[] }

export const asPlanner = ({ id, name, qualifiedFor }: Interviewer) => ({ memberId: id, name, qualifiedFor })

export type PanelChoices = {
  memberIds: readonly string[]
  sealPolicy: SealPolicy
  namesHidden: boolean
  evidenceDemanded: boolean
  interviewersMayCompare: boolean
}

type PanelFieldsProps = {
  people: readonly Person[]
  choices: PanelChoices
  onChange: (choices: PanelChoices) => void
  errors: Readonly<Record<string, string>>
  /** Why the seal stands; it is then shown and not offered. */
  sealLocked?: string | null
}

/** What a new panel and a changed one are asked alike: who interviews, the seal, and three options. */
export function PanelFields({ people, choices, onChange, errors, sealLocked }: PanelFieldsProps) {
  const set = (part: Partial<PanelChoices>) => onChange({ ...choices, ...part })
  return (
    <>
      <CheckboxGroup
        legend="Interviewers"
        name="memberIds"
        description="Two or more make scores comparable."
        choices={people.map(({ id, name }) => ({ value: id, label: name }))}
        values={choices.memberIds}
        onChange={(memberIds) => set({ memberIds })}
        error={errors.memberIds}
      />
      <RadioGroup
        legend="Seal"
        name="sealPolicy"
        {...(sealLocked ? { description: sealLocked } : {})}
        choices={sealChoices.map((choice) => ({ ...choice, disabled: Boolean(sealLocked) }))}
        value={choices.sealPolicy}
        onChange={(value) => set({ sealPolicy: value as SealPolicy })}
        {...(errors.sealPolicy ? { error: errors.sealPolicy } : {})}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium">Options</legend>
        <Checkbox
          label="Hide names"
          description="Interviewers see a number instead of the candidate’s name."
          checked={choices.namesHidden}
          onChange={(event) => set({ namesHidden: event.target.checked })}
        />
        <Checkbox
          label="Demand evidence"
          description="A score needs a note or a point heard before the scorecard can be submitted."
          checked={choices.evidenceDemanded}
          onChange={(event) => set({ evidenceDemanded: event.target.checked })}
        />
        <Checkbox
          label="Interviewers may compare"
          description="They see the comparison of those they met, once their own scorecards are in."
          checked={choices.interviewersMayCompare}
          onChange={(event) => set({ interviewersMayCompare: event.target.checked })}
        />
      </fieldset>
    </>
  )
}
