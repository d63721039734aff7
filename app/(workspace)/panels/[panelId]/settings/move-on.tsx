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

/** Gives sessions to come another published set; the plan follows each question. */
export function MoveOn({ panelId, sets }: { panelId: string; sets: readonly Option[] }) {
  const router = useRouter()
  const act = useAct((setVersionId: string) => trpc.panels.moveOn.mutate({ panelId, setVersionId }), {
    onDone: () => {
      showToast('The panel asks the chosen set from now on', {
        description: 'Look at who asks what: new questions were given to whoever asks least.',
      })
      router.push(path.panel(panelId))
    },
  })
  return (
    <ActForm
      act={act}
      label="Question set"
      className="max-w-2xl!"
      onSubmit={(form) => act.run(formText(form, 'setVersionId'))}
    >
      <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_auto]">
        <Field label="Question set" error={act.error?.fields.setVersionId}>
          {(control) => (
            <Select
              {...control}
              name="setVersionId"
              defaultValue={sets.length === 1 ? sets[0]?.value : ''}
              placeholder="Choose a published set"
              options={sets}
            />
          )}
        </Field>
        <Button type="submit" pending={act.pending} className="sm:mt-6">
          Use this set
        </Button>
      </div>
    </ActForm>
  )
}
