'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { path } from '@/app/_api/path'
import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'

type PickVersionsProps = {
  questionId: string
  /** Newest first. */
  versions: readonly { number: number; published: boolean }[]
  from: number
  to: number
  /** The version read on the page, where it is not the newest. */
  shown: number | undefined
}

/** Which two versions are compared; kept in the address. */
export function PickVersions({ questionId, versions, from, to, shown }: PickVersionsProps) {
  const router = useRouter()
  const [going, startGoing] = useTransition()
  const options = versions.map(({ number, published }) => ({
    value: String(number),
    label: `Version ${number}${published ? '' : ' (draft)'}`,
  }))
  const go = (pair: { from: number; to: number }) =>
    startGoing(() =>
      router.replace(path.question(questionId, { ...(shown ? { version: shown } : {}), ...pair }), {
        scroll: false,
      }),
    )
  return (
    <div aria-busy={going} className="mb-4 flex max-w-md gap-3">
      <Field label="From" className="flex-1">
        {(control) => (
          <Select
            {...control}
            options={options}
            value={String(from)}
            onChange={(event) => go({ from: Number(event.target.value), to })}
          />
        )}
      </Field>
      <Field label="To" className="flex-1">
        {(control) => (
          <Select
            {...control}
            options={options}
            value={String(to)}
            onChange={(event) => go({ from, to: Number(event.target.value) })}
          />
        )}
      </Field>
    </div>
  )
}
