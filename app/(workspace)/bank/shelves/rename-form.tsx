import { useRouter } from 'next/navigation'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { TextInput } from '@/app/_ui/text-input'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '@/app/(entry)/form-text'
import type { ShelfKind } from '@/server/shelves/input'

type RenameFormProps = { kind: ShelfKind; shelf: { id: string; name: string }; onClose: () => void }

/** Gives a category or competency another name. */
export function RenameForm({ kind, shelf, onClose }: RenameFormProps) {
  const router = useRouter()
  const { id, name: before } = shelf
  const rename = useAct((name: string) => trpc.shelves.rename.mutate({ kind, id, name }), {
    onDone: () => router.refresh(),
  })

  async function save(name: string) {
    const { done } = await rename.run(name)
    if (!done) return
    if (name.trim() !== before)
      showToast(`“${before}” is called “${name.trim()}” now`, { undo: () => void rename.run(before) })
    onClose()
  }

  return (
    <ActForm
      act={rename}
      label={`Rename ${before}`}
      className="gap-2!"
      onSubmit={(form) => void save(formText(form, 'name'))}
    >
      <Field label="Name" labelHidden error={rename.error?.fields.name}>
        {(control) => (
          <TextInput
            {...control}
            name="name"
            autoFocus
            autoComplete="off"
            defaultValue={before}
            onKeyDown={(event) => {
              if (event.key === 'Escape') onClose()
            }}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button kind="primary" type="submit" pending={rename.pending}>
          Save name
        </Button>
        <Button kind="bare" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </ActForm>
  )
}
