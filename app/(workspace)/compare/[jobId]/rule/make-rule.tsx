'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { TextArea } from '@/app/_ui/text-area'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '@/app/(entry)/form-text'
import type { Rule } from '@/server/decision-rules/rules'
import type { RuledJob, RuledPanel } from './rule-view'

/** From a trial to the rule, for whoever manages the job: a step of its own, with a reason once the rule is locked. */
export function MakeRule({ job, panel, tried }: { job: RuledJob; panel: RuledPanel; tried: Rule }) {
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const act = useAct(
    (reason: string) =>
      trpc.panels.changeRule.mutate({
        panelId: panel.id,
        reason,
        method: tried.method,
        leastScores: tried.leastScores,
        hireBar: tried.hireBar,
        competencyWeights: { ...tried.competencyWeights },
        competencyMinimums: { ...tried.competencyMinimums },
        tieBreaks: [...tried.tieBreaks],
      }),
    {
      onDone: () => {
        showToast('Decision rule changed')
        router.replace(path.rule(job.id, { panel: panel.id }))
        router.refresh()
      },
    },
  )
  const wrong = act.error?.fields ?? {}
  return (
    <div className="mt-6 border-t border-line pt-4">
      {isOpen ? (
        <ActForm act={act} label="Make this the rule" onSubmit={(form) => act.run(formText(form, 'reason'))}>
          {panel.isLocked ? (
            <Field
              label="Reason for the change"
              description="Scores are in already: whoever reads the file later will ask why the rule changed after them."
              {...(wrong.reason ? { error: wrong.reason } : {})}
            >
              {(control) => <TextArea {...control} name="reason" rows={2} autoFocus />}
            </Field>
          ) : (
            <p>No session has gone live yet, so this needs no reason.</p>
          )}
          <div className="flex flex-wrap gap-2">
            <Button kind="primary" type="submit" pending={act.pending}>
              Change the rule
            </Button>
            <Button kind="bare" onClick={() => setIsOpen(false)}>
              Keep it a trial
            </Button>
          </div>
        </ActForm>
      ) : (
        <Button disabledReason={job.whyNotChangeRule} onClick={() => setIsOpen(true)}>
          Make this the rule…
        </Button>
      )}
    </div>
  )
}
