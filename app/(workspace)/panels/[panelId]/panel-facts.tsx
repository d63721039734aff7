import { path } from '@/app/_api/path'
import { DefinitionList } from '@/app/_ui/definition-list'
import { TextLink } from '@/app/_ui/link'
import type { findPanel } from '@/server/panels/panels'
import { listInWords, sealInOneLine } from '../panel-words'

/** What the panel is made of. */
export function PanelFacts({ panel }: { panel: Awaited<ReturnType<typeof findPanel>> }) {
  const minutes = panel.questions.reduce((sum, question) => sum + question.minutes, 0)
  const options = [
    panel.namesHidden ? 'Interviewers see no names.' : null,
    panel.evidenceDemanded ? 'Each score needs evidence.' : null,
    panel.interviewersMayCompare ? 'Interviewers may compare.' : null,
  ].filter((option) => option !== null)
  return (
    <DefinitionList
      className="mb-6 max-w-4xl"
      items={[
        {
          term: 'Question set',
          value: (
            <>
              <TextLink href={path.set(panel.setId, { version: panel.setVersionNumber })}>
                {panel.setName}, version {panel.setVersionNumber}
              </TextLink>
              <span className="text-ink-2">
                {' '}
                · {panel.questions.length} question{panel.questions.length === 1 ? '' : 's'}, {minutes} of{' '}
                {panel.slotMinutes} min
              </span>
            </>
          ),
        },
        { term: 'Interviewers', value: listInWords(panel.interviewers.map((one) => one.name)) },
        { term: 'Seal', value: sealInOneLine(panel.sealPolicy) },
        ...(options.length > 0 ? [{ term: 'Options', value: options.join(' ') }] : []),
      ]}
    />
  )
}
