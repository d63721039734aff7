import { Section } from '@/app/_ui/section'
import type { Grid } from '@/server/compare/grid'
import { inWords } from '../compare-words'

/** The questions behind the numbers of the columns, and how the figures of the rows are made. */
export function QuestionLegend({ columns, panels }: Pick<Grid, 'columns' | 'panels'>) {
  const shown = panels.filter((panel) => columns.some((column) => column.panelId === panel.id))
  const weighted = new Set(columns.map((column) => column.weight)).size > 1
  return (
    <Section
      title="Questions and figures"
      description={`Raw is the raw mean of a candidate’s answers${weighted ? ', each by the weight of its question' : ''}. Spread is the standard deviation of the single scores. Apart counts the answers on which two interviewers stand two steps or more apart.`}
      ruled
    >
      <div className="flex flex-col gap-5">
        {shown.map((panel) => (
          <div key={panel.id}>
            {shown.length > 1 ? <h3 className="mb-1 font-semibold">{panel.name}</h3> : null}
            <ol className="flex max-w-[90ch] flex-col">
              {columns
                .filter((column) => column.panelId === panel.id)
                .map((column) => (
                  <li
                    key={column.questionId}
                    id={`question-${column.number}`}
                    className="grid scroll-mt-20 grid-cols-[2rem_minmax(0,1fr)] border-b border-line py-2 last:border-0 target:bg-accent-wash"
                  >
                    <span className="font-semibold tabular-nums">{column.number}</span>
                    <div>
                      <p>{column.prompt}</p>
                      <p className="text-xs text-ink-3">
                        {[
                          ...column.competencies,
                          ...(weighted ? [`weight ${column.weight}`] : []),
                          ...(column.versionNumbers.length > 1
                            ? [`asked in versions ${inWords(column.versionNumbers.map(String))}`]
                            : []),
                        ].join(' · ')}
                      </p>
                    </div>
                  </li>
                ))}
            </ol>
          </div>
        ))}
      </div>
    </Section>
  )
}
