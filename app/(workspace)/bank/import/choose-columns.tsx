'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Select } from '@/app/_ui/select'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import { useAct } from '@/app/_ui/use-act'
import { type Field, fieldNames, fields, whyNotColumns } from '@/server/bank-files/rules'
import { FollowImport } from './follow-import'

const options = fields.map((field) => ({ value: field, label: fieldNames[field] }))

type ChooseColumnsProps = {
  importId: string
  columns: readonly { column: string; field: string | null; samples: readonly string[] }[]
  /** Whether the questions were checked with these columns already. */
  isChecked: boolean
}

/** What each column of the file is read as: a guess that can be changed. */
export function ChooseColumns({ importId, columns, isChecked }: ChooseColumnsProps) {
  const router = useRouter()
  const [chosen, setChosen] = useState(columns.map(({ field }) => field as Field | null))
  const [refreshing, startRefreshing] = useTransition()
  const check = useAct((given: (Field | null)[]) => trpc.bankFiles.check.mutate({ importId, fields: given }))
  const missing = whyNotColumns(chosen)

  async function submit() {
    await check.run(chosen)
    startRefreshing(() => router.refresh())
  }

  if (check.pending || refreshing) return <FollowImport importId={importId} state="checking" percent={0} />
  return (
    <ActForm
      act={check}
      label="Columns of the file"
      asksBeforeLeaving={false}
      className="max-w-none!"
      onSubmit={() => void submit()}
    >
      <Table label="Columns">
        <TableHead>
          <Column>Column</Column>
          <Column>Read as</Column>
          <Column className="max-sm:hidden">First values</Column>
        </TableHead>
        <tbody>
          {columns.map(({ column, samples }, at) => (
            <Row key={column}>
              <RowHeading className="w-56">{column}</RowHeading>
              <Cell className="w-52">
                <Select
                  aria-label={`Read ${column} as`}
                  className="max-w-48"
                  placeholder="Leave out"
                  options={options}
                  value={chosen[at] ?? ''}
                  onChange={(event) =>
                    setChosen(
                      chosen.map((one, index) =>
                        index === at ? ((event.target.value || null) as Field) : one,
                      ),
                    )
                  }
                />
              </Cell>
              <Cell className="text-ink-2 max-sm:hidden">
                <span className="line-clamp-2 wrap-anywhere">{samples.join(' · ')}</span>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind={isChecked ? 'quiet' : 'primary'} disabledReason={missing}>
          {isChecked ? 'Check again' : 'Check the questions'}
        </Button>
        {missing ? <p className="text-attention-text">{missing}</p> : null}
      </div>
    </ActForm>
  )
}
