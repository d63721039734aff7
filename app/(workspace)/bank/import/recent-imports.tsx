import { path } from '@/app/_api/path'
import { Cell, Column, Row, RowHeading, RowLink, Table, TableHead } from '@/app/_ui/table'
import type { ImportState } from '@/db/schema/bank-imports'

const stateWords: Record<ImportState, string> = {
  uploading: 'Uploading',
  uploaded: 'Not checked yet',
  checking: 'Being checked',
  checked: 'Not imported yet',
  importing: 'Being imported',
  imported: 'Imported',
  'taking back': 'Being taken back',
  'taken back': 'Taken back',
}

type RecentImportsProps = {
  imports: readonly { id: string; fileName: string; state: ImportState; createdAt: Date; createdBy: string }[]
  timeZone: string
}

/** The last files, to go on with one or take it back. */
export function RecentImports({ imports, timeZone }: RecentImportsProps) {
  const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <Table label="Files">
      <TableHead>
        <Column>File</Column>
        <Column>State</Column>
        <Column className="max-sm:hidden">By</Column>
        <Column className="max-sm:hidden">On</Column>
      </TableHead>
      <tbody>
        {imports.map(({ id, fileName, state, createdAt, createdBy }) => (
          <Row key={id}>
            <RowHeading>
              <RowLink href={path.importQuestions({ file: id })}>{fileName}</RowLink>
            </RowHeading>
            <Cell className="text-ink-2">{stateWords[state]}</Cell>
            <Cell className="text-ink-2 max-sm:hidden">{createdBy}</Cell>
            <Cell className="text-ink-2 max-sm:hidden">{moment.format(createdAt)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
