'use client'

import { Checkbox } from '@/app/_ui/checkbox'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import { TextInput } from '@/app/_ui/text-input'
import { linkedGroups } from '@/server/plans/rules'
import { listInWords } from '../panel-words'
import { instantOf } from '../zoned-time'
import { Clashes, useClashes } from './clashes'
import type { Planned, Rotation } from './rotation'
import { Unqualified } from './unqualified'

type RotationTableProps = Omit<Parameters<typeof Rotation>[0], 'planned'> & {
  planned: readonly Planned[]
  before: readonly (readonly string[])[]
}

/** The sessions that would be scheduled, each with its start and who comes; every change says what it breaks. */
export function RotationTable(props: RotationTableProps) {
  const { panelId, candidates, interviewers, questions, slotMinutes, timeZone, planned, before, onPlanned } =
    props
  const timed = planned.map((one) => ({ ...one, startsAt: instantOf(one.startsAt, timeZone) }))
  // Without a start or anybody there is nothing to ask about, and nothing to schedule.
  const complete = timed.flatMap(({ startsAt, ...one }) =>
    startsAt && one.memberIds.length > 0 ? [{ ...one, startsAt }] : [],
  )
  const clashes = useClashes(panelId, slotMinutes, complete)
  const clashesOf = (applicationId: string) =>
    clashes[complete.findIndex((one) => one.applicationId === applicationId)]
  const change = (applicationId: string, of: Partial<Planned>) =>
    onPlanned(planned.map((one) => (one.applicationId === applicationId ? { ...one, ...of } : one)))

  return (
    <div>
      <Table label="Proposed sessions">
        <TableHead>
          <Column>Candidate</Column>
          <Column className="w-56">Starts at</Column>
          <Column>Who comes</Column>
        </TableHead>
        <tbody>
          {planned.map(({ applicationId, startsAt, memberIds }) => {
            const name = candidates.find((one) => one.id === applicationId)?.name ?? ''
            return (
              <Row key={applicationId}>
                <RowHeading>{name}</RowHeading>
                <Cell>
                  <TextInput
                    type="datetime-local"
                    aria-label={`Start for ${name}`}
                    value={startsAt}
                    onChange={(event) => change(applicationId, { startsAt: event.target.value })}
                  />
                </Cell>
                <Cell>
                  <div className="flex flex-wrap gap-x-4 gap-y-1">
                    {interviewers.map((one) => (
                      <Checkbox
                        key={one.id}
                        label={one.name}
                        aria-label={`${one.name} comes to ${name}`}
                        checked={memberIds.includes(one.id)}
                        onChange={(event) =>
                          change(applicationId, {
                            memberIds: event.target.checked
                              ? [...memberIds, one.id]
                              : memberIds.filter((id) => id !== one.id),
                          })
                        }
                      />
                    ))}
                  </div>
                  <Clashes words={memberIds.length === 0 ? ['Nobody comes.'] : clashesOf(applicationId)} />
                  <Unqualified
                    questions={questions}
                    coming={interviewers.filter((one) => memberIds.includes(one.id))}
                  />
                </Cell>
              </Row>
            )
          })}
        </tbody>
      </Table>
      <div aria-live="polite" className="mt-2">
        <p className="text-ink-2 tabular-nums">
          {listInWords(
            interviewers.map(
              (one) => `${one.name} ${planned.filter((row) => row.memberIds.includes(one.id)).length}`,
            ),
          )}
          . Nothing is scheduled yet.
        </p>
        <Unlinked interviewers={interviewers} teams={[...planned.map((one) => one.memberIds), ...before]} />
      </div>
    </div>
  )
}

/** Says where severity could not be told from whom somebody happened to interview. */
function Unlinked({
  interviewers,
  teams,
}: {
  interviewers: RotationTableProps['interviewers']
  teams: readonly (readonly string[])[]
}) {
  const here = new Set(interviewers.map((one) => one.id))
  const [first, second] = linkedGroups(teams.map((team) => ({ scorers: team.filter((id) => here.has(id)) })))
  if (!first || !second) return null
  const names = (ids: readonly string[]) =>
    listInWords(interviewers.filter((one) => ids.includes(one.id)).map((one) => one.name))
  return (
    <p className="font-medium text-attention-text">
      None of {names(first)} ever sits with {names(second)}: who is severe cannot be told from whom they
      interviewed.
    </p>
  )
}
