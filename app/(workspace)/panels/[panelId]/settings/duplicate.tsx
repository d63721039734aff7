'use client'

import { useRouter } from 'next/navigation'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { type Option, Select } from '@/app/_ui/select'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '@/app/(entry)/form-text'

/** Makes the same panel for another job. */
export function Duplicate({ panelId, jobs }: { panelId: string; jobs: readonly Option[] }) {
  const router = useRouter()
  const act = useAct((jobId: string) => trpc.panels.duplicate.mutate({ panelId, jobId }), {
    leaves: true,
    onDone: (id) => {
      showToast('Panel duplicated', { description: 'Look at who takes part and who asks what.' })
      router.push(path.panel(id))
    },
  })
  return (
    <ActForm
      act={act}
      label="Duplicate"
      className="max-w-2xl!"
      onSubmit={(form) => act.run(formText(form, 'jobId'))}
    >
      <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_auto]">
        <Field label="For the job" error={act.error?.fields.jobId}>
          {(control) => (
            <Select
              {...control}
              name="jobId"
              defaultValue={jobs.length === 1 ? jobs[0]?.value : ''}
              placeholder="Choose a job"
              options={jobs}
            />
          )}
        </Field>
        <Button type="submit" pending={act.pending} className="sm:mt-6">
          Duplicate panel
        </Button>
      </div>
    </ActForm>
  )
}
