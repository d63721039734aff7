'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { CheckboxGroup } from '@/app/_ui/checkbox-group'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'

type QualifiedProps = {
  member: { id: string; name: string; qualifiedFor: readonly string[] }
  competencies: readonly { id: string; name: string }[]
  mayQualify: boolean
}

/** What a member is qualified to ask and score: said in names, changed in place. */
export function Qualified({ member, competencies, mayQualify }: QualifiedProps) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState(member.qualifiedFor)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isOpen) box.current?.querySelector('input')?.focus()
  }, [isOpen])
  const act = useAct(
    async (competencyIds: readonly string[]) => {
      await trpc.organizations.qualify.mutate({ memberId: member.id, competencyIds: [...competencyIds] })
    },
    {
      onDone: () => {
        setOpen(false)
        router.refresh()
      },
    },
  )
  const names = competencies.filter((one) => member.qualifiedFor.includes(one.id)).map((one) => one.name)
  const words = member.qualifiedFor.length === 0 ? 'Everything' : names.join(', ')

  if (!isOpen)
    return (
      <div className="flex flex-wrap items-baseline gap-x-2">
        <span className="min-w-0 wrap-anywhere text-ink-2">
          <span className="md:hidden">Qualified for: </span>
          {words}
        </span>
        {mayQualify && competencies.length > 0 ? (
          <Button kind="bare" size="small" onClick={() => setOpen(true)}>
            Change<span className="sr-only"> what {member.name} is qualified for</span>
          </Button>
        ) : null}
      </div>
    )
  return (
    <div ref={box}>
      <ActForm
        act={act}
        label={`What ${member.name} is qualified for`}
        onSubmit={() => {
          const before = member.qualifiedFor
          void act.run(chosen).then(({ done }) => {
            if (done)
              showToast(`Saved what ${member.name} is qualified for`, { undo: () => void act.run(before) })
          })
        }}
      >
        <CheckboxGroup
          legend="Qualified for"
          description="None chosen: everything. A question is for those who are qualified for each of its competencies."
          name={`qualified-${member.id}`}
          choices={competencies.map(({ id, name }) => ({ value: id, label: name }))}
          values={chosen}
          onChange={setChosen}
          error={act.error?.fields.competencyIds}
        />
        <div className="flex gap-2">
          <Button kind="primary" size="small" type="submit" pending={act.pending}>
            Save
          </Button>
          <Button
            kind="bare"
            size="small"
            onClick={() => {
              setChosen(member.qualifiedFor)
              setOpen(false)
            }}
          >
            Leave as it is
          </Button>
        </div>
      </ActForm>
    </div>
  )
}
