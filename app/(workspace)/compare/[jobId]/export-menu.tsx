'use client'

import { trpc } from '@/app/_api/client'
import { Menu } from '@/app/_ui/menu'
import { saveFile } from '@/app/_ui/save-file'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import type { paperSizes } from '@/server/exports/input'

type Format = 'csv' | 'xlsx' | 'pdf' | 'decision'
type Paper = (typeof paperSizes)[number]

/** Takes the comparison away as a file. What is sealed is in none. */
export function ExportMenu({ jobId, panelId }: { jobId: string; panelId: string | null }) {
  const act = useAct(
    (as: Format, paper: Paper) =>
      trpc.exports.comparison.mutate({ jobId, panelId: panelId ?? undefined, as, paper }),
    {
      onDone: (file) => {
        saveFile(file)
        showToast(`${file.name} is in your downloads.`)
      },
    },
  )
  const entry = (as: Format, label: string, description: string, paper: Paper = 'A4') => ({
    id: `${as} ${paper}`,
    label,
    description,
    disabledReason: act.pending ? 'The last file is still being made.' : null,
    onAction: () => void act.run(as, paper),
  })
  return (
    <>
      {act.error ? (
        <p role="alert" className="max-w-[40ch] text-sm text-loss-text">
          {act.error.message}
        </p>
      ) : null}
      <span role="status" className="text-sm text-ink-2 empty:hidden">
        {act.pending ? 'Making the file…' : ''}
      </span>
      <Menu
        trigger="Export"
        label="Export"
        kind="quiet"
        entries={[
          entry('pdf', 'Report as PDF, A4', 'Candidates, intervals, decisions and reasons, for the file.'),
          entry('pdf', 'Report as PDF, Letter', 'The same on paper of 8.5 × 11 inches.', 'Letter'),
          entry(
            'xlsx',
            'Workbook (XLSX)',
            'Candidates, pairs, scores, decisions and the rule, a sheet each.',
          ),
          entry('csv', 'Scores as CSV', 'One row a score, with names, for a spreadsheet.'),
          entry(
            'decision',
            'Decision file',
            'Without names; npm run analyse computes ranking and comparison from it.',
          ),
        ]}
      />
    </>
  )
}
