'use client'

import clsx from 'clsx'
import Plus from 'lucide-react/icons/plus'
import X from 'lucide-react/icons/x'
import { Menu } from '@/app/_ui/menu'
import type { MatrixRow } from '../matrix/matrix-rows'
import { besideMax, type Place } from '../place'

/** A longer list is for the grid's filter, whose candidates are offered first. */
const offeredMax = 200

/** Which candidates are side by side: takes away and adds, up to five. */
export function BesideChoice({
  rows,
  place,
  onShow,
}: {
  rows: readonly MatrixRow[]
  place: Place
  onShow: (place: Place) => void
}) {
  const { applicationIds } = place
  const shown = applicationIds.flatMap((id) => rows.find((row) => row.applicationId === id) ?? [])
  const others = rows.filter((row) => !applicationIds.includes(row.applicationId))
  const show = (ids: string[]) => onShow({ ...place, applicationIds: ids })
  return (
    <div
      className={clsx(
        'mb-4 flex flex-wrap items-center gap-1.5 print:hidden',
        // A bare button alone begins where the text does.
        shown.length === 1 && '-ms-2 pointer-coarse:-ms-3',
      )}
    >
      {shown.length > 1
        ? shown.map(({ applicationId, candidate }) => (
            <button
              key={applicationId}
              type="button"
              onClick={() => show(applicationIds.filter((id) => id !== applicationId))}
              className="inline-flex h-7 items-center gap-1 rounded-md bg-hover ps-2 pe-1.5 text-xs font-medium hover:text-ink-2 pointer-coarse:h-11"
            >
              <span className="sr-only">Take away </span>
              {candidate}
              <X aria-hidden size={12} />
            </button>
          ))
        : null}
      {others.length > 0 && shown.length < besideMax ? (
        <Menu
          trigger={
            <>
              <Plus aria-hidden size={16} />
              Add a candidate beside
            </>
          }
          label="Candidates"
          size="small"
          entries={others.slice(0, offeredMax).map(({ applicationId, candidate }) => ({
            id: applicationId,
            label: candidate,
            onAction: () => show([...applicationIds, applicationId]),
          }))}
        />
      ) : null}
    </div>
  )
}
