import { useState } from 'react'
import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { approvalsMax } from '@/server/jobs/input'

type ApprovalsFieldProps = { wrong: string | undefined; initial: number; othersInTeam: number }

/** How many others approve before a decision stands; says so where the team has too few of them. */
export function ApprovalsField({ wrong, initial, othersInTeam }: ApprovalsFieldProps) {
  const [needed, setNeeded] = useState(initial)
  const warning =
    needed > othersInTeam
      ? `Beside whoever decides, the team has ${othersInTeam === 0 ? 'nobody' : `only ${othersInTeam}`} to approve. Add people to the team, or no decision will stand.`
      : null
  return (
    <Field
      label="Approvals"
      description="How many others of the job’s team, managers or reviewers, approve before a decision stands. Decisions already recorded keep theirs."
      error={wrong}
      warning={warning}
    >
      {(control) => (
        <Select
          {...control}
          name="approvalsNeeded"
          className="max-w-60"
          value={needed}
          onChange={(event) => setNeeded(Number(event.target.value))}
          options={Array.from({ length: approvalsMax + 1 }, (_, many) => ({
            value: String(many),
            label: many === 0 ? 'None: it stands at once' : `${many} ${many === 1 ? 'other' : 'others'}`,
          }))}
        />
      )}
    </Field>
  )
}
