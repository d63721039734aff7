'use client'

import { trpc } from '@/app/_api/client'
import { Menu } from '@/app/_ui/menu'
import { saveFile } from '@/app/_ui/save-file'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'

type Format = 'csv' | 'decision'

/** Takes the single scores away as a file. What is sealed is in none. */
export function ExportMenu({ jobId, panelId }: { jobId: string; panelId: string | null }) {
  const act = useAct(
    (as: Format) => trpc.exports.comparison.mutate({ jobId, panelId: panelId ?? undefined, as }),
    {
      onDone: (file) => {
        saveFile(file)
        showToast(`${file.name} is in your downloads.`)
      },
    },
  )
  const entry = (as: Format, label: string, description: string) => ({
    id: as,
    label,
    description,
    disabledReason: act.pending ? 'The last file is still being made.' : null,
    onAction: () => act.run(as),
  })
  return (
    <>
      {act.error ? (
        <p role="alert" className="max-w-[40ch] text-sm text-loss-text">
          {act.error.message}
        </p>
      ) : null}
      <Menu
        trigger="Export"
        label="Export"
        kind="quiet"
        entries={[
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
