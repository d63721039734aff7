import { path } from '@/app/_api/path'
import { Badge } from '@/app/_ui/badge'
import { TextLink } from '@/app/_ui/link'
import { Section } from '@/app/_ui/section'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import type { FoundSet } from './draft'

/** Every version of the set, newest first, and the panels that ask it. */
export function VersionsTable({
  set,
  timeZone,
}: {
  set: Pick<FoundSet, 'setId' | 'number' | 'newestNumber' | 'versions'>
  timeZone: string
}) {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone })
  return (
    <Section
      title="Versions"
      description="A published version never changes; a panel keeps the one it was made from."
      ruled
    >
      <Table label="Versions">
        <TableHead>
          <Column className="w-40">Version</Column>
          <Column className="w-28">Status</Column>
          <Column>Published</Column>
          <Column>Panels</Column>
        </TableHead>
        <tbody>
          {set.versions.map((version) => (
            <Row key={version.number}>
              <RowHeading className="min-w-0">
                {version.number === set.number ? (
                  <span aria-current="true">Version {version.number}</span>
                ) : (
                  <TextLink
                    href={path.set(
                      set.setId,
                      version.number === set.newestNumber ? {} : { version: version.number },
                    )}
                  >
                    Version {version.number}
                  </TextLink>
                )}
              </RowHeading>
              <Cell>
                <Badge tone={version.publishedAt ? 'accent' : 'neutral'}>
                  {version.publishedAt ? 'published' : 'draft'}
                </Badge>
              </Cell>
              <Cell className="text-ink-2">
                {version.publishedAt ? (
                  <>
                    {day.format(version.publishedAt)}
                    {version.publishedBy ? `, ${version.publishedBy}` : null}
                  </>
                ) : (
                  'Not yet'
                )}
              </Cell>
              <Cell>
                {version.panels.length === 0 ? <span className="text-ink-3">None</span> : null}
                {version.panels.map((panel, at) => (
                  <span key={panel.id}>
                    {at > 0 ? ', ' : ''}
                    <TextLink href={path.panel(panel.id)}>{panel.name}</TextLink>
                  </span>
                ))}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}
