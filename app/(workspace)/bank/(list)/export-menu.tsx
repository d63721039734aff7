'use client'

import { path } from '@/app/_api/path'
import { Menu } from '@/app/_ui/menu'
import type { FileFormat } from '@/db/schema/bank-imports'
import { formats } from '@/server/bank-files/rules'
import type { Filters } from './filter-keys'

/** Takes what the filters show along as a file, in the newest wording or in the newest that is published. */
export function ExportMenu({ filters }: { filters: Filters }) {
  const entries = (Object.keys(formats) as FileFormat[]).flatMap((as) =>
    (['published', 'newest'] as const).map((which) => ({
      id: `${as} ${which}`,
      label: `${formats[as].label}, ${which === 'published' ? 'published wording' : 'newest wording'}`,
      onAction: () => save(path.exportQuestions({ ...filters, as, which })),
    })),
  )
  return <Menu kind="quiet" trigger="Export" label="Export these questions" entries={entries} />
}

/** The server says that it is a file, so that the page stays. */
function save(address: string) {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}
