'use client'

import { useRouter } from 'next/navigation'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { TextArea } from '@/app/_ui/text-area'
import { TextInput } from '@/app/_ui/text-input'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '@/app/(entry)/form-text'
import type { Rule } from '@/server/panels/rules'
import { readNumber } from '../../sets/read-number'

/** Sets the rule anew; what was set before stays in the history. */
export function RuleForm({ panelId, rule, isLocked }: { panelId: string; rule: Rule; isLocked: boolean }) {
  const router = useRouter()
  const act = useAct(
    (typed: { leastScores: string; hireBar: string; reason: string }) =>
      trpc.panels.changeRule.mutate({
        ...rule,
        tieBreaks: [...rule.tieBreaks],
        panelId,
        leastScores: readNumber(typed.leastScores),
        hireBar: typed.hireBar.trim() === '' ? null : readNumber(typed.hireBar),
        reason: typed.reason,
      }),
    {
      onDone: () => {
        showToast('Decision rule saved')
        router.refresh()
      },
    },
  )
  const wrong = act.error?.fields ?? {}
  return (
    <ActForm
      act={act}
      label="Decision rule"
      className="max-w-3xl!"
      onSubmit={(form) =>
        act.run({
          leastScores: formText(form, 'leastScores'),
          hireBar: formText(form, 'hireBar'),
          reason: formText(form, 'reason'),
        })
      }
    >
      <div className="grid items-start gap-4 sm:grid-cols-[13rem_13rem]">
        <Field
          label="Least scores"
          description="A candidate with fewer gets no verdict."
          error={wrong.leastScores}
        >
          {(control) => (
            <TextInput
              {...control}
              name="leastScores"
              inputMode="numeric"
              autoComplete="off"
              defaultValue={rule.leastScores}
            />
          )}
        </Field>
        <Field label="Hire bar" description="For the raw mean, 1 to 5; empty for none." error={wrong.hireBar}>
          {(control) => (
            <TextInput
              {...control}
              name="hireBar"
              inputMode="decimal"
              autoComplete="off"
              defaultValue={rule.hireBar ?? ''}
            />
          )}
        </Field>
      </div>
      {isLocked ? (
        <Field label="Reason for the change" error={wrong.reason}>
          {(control) => <TextArea {...control} name="reason" rows={2} />}
        </Field>
      ) : null}
      <div>
        <Button type="submit" pending={act.pending}>
          Save rule
        </Button>
      </div>
    </ActForm>
  )
}
