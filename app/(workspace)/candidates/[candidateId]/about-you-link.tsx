'use client'

import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { CopyButton } from '@/app/_ui/copy-button'
import { Field } from '@/app/_ui/field'
import { TextInput } from '@/app/_ui/text-input'
import { useAct } from '@/app/_ui/use-act'

/** Shows the candidate's own link to the questions about oneself, making it where there was none. */
export function AboutYouLink({ jobId, applicationId }: { jobId: string; applicationId: string }) {
  const [link, setLink] = useState<string | null>(null)
  const act = useAct(() => trpc.impact.makeLinks.mutate({ jobId, applicationIds: [applicationId] }), {
    onDone: ([made]) => setLink(made?.link ?? null),
  })
  if (link)
    return (
      <div className="flex max-w-xl basis-full flex-wrap items-end gap-2">
        <Field
          label="Link to the questions about oneself"
          description="For the candidate alone: whoever has it can answer in their place."
          className="flex-1 basis-64"
        >
          {(control) => (
            <TextInput
              {...control}
              readOnly
              value={link}
              className="font-mono"
              onFocus={(event) => event.target.select()}
            />
          )}
        </Field>
        <CopyButton text={link} label="Copy link" />
      </div>
    )
  return (
    <>
      <Button size="small" pending={act.pending} onClick={() => void act.run()}>
        Link to questions about oneself
      </Button>
      {act.error ? <ActRefusal error={act.error} className="basis-full" /> : null}
    </>
  )
}
