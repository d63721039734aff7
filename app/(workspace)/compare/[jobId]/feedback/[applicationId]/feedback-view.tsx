'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { LeaveGuard } from '@/app/_ui/leave-guard'
import { SegmentedControl } from '@/app/_ui/radio-group'
import { TextArea } from '@/app/_ui/text-area'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { type Around, warningsAbout } from '@/server/feedback/rules'
import { Give } from './give'
import { Letter } from './letter'
import { type Sending, type Version, Versions } from './versions'
import { Warnings } from './warnings'

type FeedbackViewProps = {
  of: { jobId: string; applicationId: string }
  candidate: string
  email: string
  around: Around
  suggestion: string | null
  whyNotMail: string | null
  versions: readonly Version[]
  sendings: readonly Sending[]
}

/** The text with what to think about beside it, its versions, and the ways it goes out. */
export function FeedbackView({
  of,
  candidate,
  email,
  around,
  suggestion,
  whyNotMail,
  versions,
  sendings,
}: FeedbackViewProps) {
  const router = useRouter()
  const [newest] = versions
  const [text, setText] = useState(newest?.text ?? suggestion ?? '')
  const [lastSeen, setLastSeen] = useState(newest?.number ?? 0)
  const [isPreview, setPreview] = useState(false)
  const act = useAct(() => trpc.feedback.save.mutate({ ...of, text, lastSeen }), {
    onDone: ({ number }) => {
      setLastSeen(number)
      showToast(`Saved as version ${number}`)
      router.refresh()
    },
  })
  const saved = versions.find((version) => version.number === lastSeen)?.text ?? null
  const isChanged = text.trim() !== (saved ?? suggestion ?? '')
  const isNewer = newest !== undefined && newest.number > lastSeen

  async function save() {
    const outcome = await act.run()
    // Refused because somebody else saved: their version comes in beside what is typed here.
    if (!outcome.done) router.refresh()
  }

  function take(words: string) {
    const before = text
    setText(words)
    setPreview(false)
    if (before.trim() && before !== words) showToast('Text replaced', { undo: () => setText(before) })
  }

  return (
    <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,75ch)_22rem]">
      <div className="min-w-0">
        <ActForm
          act={act}
          label="Feedback"
          asksBeforeLeaving={false}
          className="max-w-[75ch]!"
          onSubmit={save}
        >
          <SegmentedControl
            legend="View"
            legendHidden
            name="view"
            value={isPreview ? 'preview' : 'edit'}
            onChange={(value) => setPreview(value === 'preview')}
            choices={[
              { value: 'edit', label: 'Edit' },
              { value: 'preview', label: 'Preview' },
            ]}
          />
          {isPreview ? (
            <Letter text={text} />
          ) : (
            <Field
              label="Text"
              description={
                newest || suggestion === null
                  ? undefined
                  : 'A draft from opened evaluations only. It names nobody who interviewed and has no figure.'
              }
              error={act.error?.fields.text}
            >
              {(control) => (
                <TextArea
                  {...control}
                  name="text"
                  rows={16}
                  className="max-h-none! leading-6"
                  value={text}
                  onChange={(event) => setText(event.target.value)}
                />
              )}
            </Field>
          )}
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <Button kind={isChanged || !saved ? 'primary' : 'quiet'} type="submit" pending={act.pending}>
              Save version
            </Button>
            {suggestion !== null && text !== suggestion ? (
              <Button onClick={() => take(suggestion)}>Start again from the draft</Button>
            ) : null}
            <p role="status" className="text-ink-2">
              {saved === null
                ? 'Not saved yet.'
                : isChanged
                  ? 'Changed since the last version.'
                  : `Version ${lastSeen} is saved.`}
            </p>
          </div>
          <LeaveGuard changed={isChanged && !act.pending} />
        </ActForm>
        {suggestion === null && !newest ? (
          <p className="mt-3 max-w-[75ch] text-ink-2">
            No evaluation of this candidate is open yet, so there is nothing to draft from.
          </p>
        ) : null}
      </div>
      <div className="flex min-w-0 flex-col gap-8">
        <Warnings warnings={warningsAbout(text, around)} />
        <Give
          of={of}
          candidate={candidate}
          email={email}
          number={saved === null ? null : lastSeen}
          text={text}
          whyNot={
            saved === null
              ? 'Save it first: what goes out is kept as it is.'
              : isChanged
                ? 'Save your changes first.'
                : isNewer
                  ? 'There is a newer version; take it or save yours over it first.'
                  : null
          }
          whyNotMail={whyNotMail}
          sendings={sendings}
        />
        <Versions
          versions={versions}
          shown={lastSeen}
          isNewer={isNewer}
          onTake={(version) => {
            take(version.text)
            if (newest) setLastSeen(newest.number)
          }}
          onKeep={() => newest && setLastSeen(newest.number)}
        />
      </div>
    </div>
  )
}
