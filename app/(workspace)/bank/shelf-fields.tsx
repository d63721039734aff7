import { trpc } from '@/app/_api/client'
import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { TextInput } from '@/app/_ui/text-input'
import { AddName } from './add-name'
import type { QuestionDraft } from './question-draft'
import { levelOptions, optionsOf } from './question-words'

type ShelfFieldsProps = {
  draft: QuestionDraft
  change: (part: Partial<QuestionDraft>) => void
  wrong: Readonly<Record<string, string>>
  categories: readonly { id: string; name: string }[]
  mayAddShelves: boolean
}

/** Where the question stands in the bank, how hard it is and how long it takes. */
export function ShelfFields({ draft, change, wrong, categories, mayAddShelves }: ShelfFieldsProps) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_11rem_7rem]">
      <div className="flex flex-col items-start gap-1">
        <Field label="Category" required error={wrong.categoryId} className="w-full">
          {(control) => (
            <Select
              {...control}
              placeholder="Choose a category"
              options={optionsOf(categories)}
              value={draft.categoryId}
              onChange={(event) => change({ categoryId: event.target.value })}
            />
          )}
        </Field>
        {mayAddShelves ? (
          <AddName
            what="category"
            add={(name) => trpc.bank.createCategory.mutate({ name })}
            onAdded={(categoryId) => change({ categoryId })}
          />
        ) : null}
        {categories.length === 0 && !mayAddShelves ? (
          <p className="text-ink-2">There is no category yet. Ask a manager to add one.</p>
        ) : null}
      </div>
      <Field label="Level" required error={wrong.level}>
        {(control) => (
          <Select
            {...control}
            options={levelOptions}
            value={draft.level}
            onChange={(event) =>
              change({ level: levelOptions.find(({ value }) => value === event.target.value)?.value })
            }
          />
        )}
      </Field>
      <Field label="Minutes" required error={wrong.minutes}>
        {(control) => (
          // Not of the type number: browsers then hide from us, and drop, what is no number.
          <TextInput
            {...control}
            inputMode="numeric"
            className="tabular-nums"
            value={draft.minutes}
            onChange={(event) => change({ minutes: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}
