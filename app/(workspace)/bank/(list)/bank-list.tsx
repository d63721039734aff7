'use client'

import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { useAct } from '@/app/_ui/use-act'
import type { BankFilter } from '@/server/bank/facets'
import type { Usage } from '@/server/usage/rules'
import { BankTable, type Listed } from './bank-table'
import type { Filters } from './filter-keys'

type Usages = Readonly<Record<string, Usage>>

type BankListProps = {
  /** The first of them, as the server found them. */
  listed: Pick<Listed, 'questions' | 'next' | 'found'>
  usages: Usages
  filter: BankFilter
  filters: Filters
  /** How many more come at a time. */
  pageSize: number
}

/** The questions found, with more of them when asked for; how many are shown is kept in the address. */
export function BankList({ listed, usages, filter, filters, pageSize }: BankListProps) {
  const [more, setMore] = useState<(Pick<Listed, 'questions' | 'next'> & { usages: Usages }) | null>(null)
  const questions = [...listed.questions, ...(more?.questions ?? [])]
  const next = more ? more.next : listed.next
  const { run, pending, error } = useAct(async () => {
    if (!next) return
    const page = await trpc.bank.more.query({ ...filter, after: next, limit: pageSize })
    const used = await trpc.usage.list.query({ questionIds: page.questions.map(({ id }) => id) })
    setMore({
      questions: [...(more?.questions ?? []), ...page.questions],
      usages: { ...more?.usages, ...used },
      next: page.next,
    })
    const shown = questions.length + page.questions.length
    window.history.replaceState(null, '', path.bank({ ...filters, shown }))
  })
  return (
    <>
      <BankTable questions={questions} usages={{ ...usages, ...more?.usages }} />
      {next || more ? (
        <div className="mt-3 flex flex-wrap items-center gap-3 text-ink-2">
          <p role="status" className="tabular-nums">
            {next ? `Shown: ${questions.length} of ${listed.found}.` : `All ${questions.length} are shown.`}
          </p>
          {next ? (
            <Button pending={pending} onClick={() => run()}>
              Show {Math.min(pageSize, listed.found - questions.length)} more
            </Button>
          ) : null}
        </div>
      ) : null}
      {error ? (
        <Callout tone="refusal" live className="mt-3">
          {error.message}
        </Callout>
      ) : null}
    </>
  )
}
