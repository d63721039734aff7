'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { FieldError } from '@/app/_ui/field'
import { LinkButton } from '@/app/_ui/link'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'

type QuestionActsProps = {
  questionId: string
  /** The wording on the screen: only what was read is published. */
  seen: { number: number; revision: number }
  archived: boolean
  /** Why not, in words; null where it may go ahead. */
  refusals: Record<'edit' | 'publish' | 'archive' | 'restore', string | null>
}

/** What can be done with a question: edit, publish, archive or restore. */
export function QuestionActs({ questionId, seen, archived, refusals }: QuestionActsProps) {
  const router = useRouter()
  // A button stays pending until the page shows what it did.
  const [pressed, setPressed] = useState<'publish' | 'shelve'>('publish')
  const [refreshing, startRefreshing] = useTransition()
  const publish = useAct(() => trpc.bank.publish.mutate({ questionId, seen }), {
    onDone: () => showToast(`Version ${seen.number} is published`),
  })
  const archive = useAct(() => trpc.bank.archive.mutate({ questionId }), {
    onDone: () =>
      showToast('Question archived', {
        description: 'Sets that have it keep it.',
        undo: () => act(restore),
      }),
  })
  const restore = useAct(() => trpc.bank.restore.mutate({ questionId }), {
    onDone: () => showToast('Question restored'),
  })
  const error = publish.error ?? archive.error ?? restore.error

  /** Refused or not, the page then shows how the question stands. */
  async function act(one: typeof publish) {
    setPressed(one === publish ? 'publish' : 'shelve')
    for (const other of [publish, archive, restore]) other.clearError()
    await one.run()
    startRefreshing(() => router.refresh())
  }

  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2 sm:justify-end">
        {refusals.edit ? (
          <Button disabledReason={refusals.edit}>Edit</Button>
        ) : (
          <LinkButton href={path.editQuestion(questionId)}>Edit</LinkButton>
        )}
        <Button
          kind="primary"
          pending={publish.pending || (refreshing && pressed === 'publish')}
          disabledReason={refusals.publish}
          onClick={() => void act(publish)}
        >
          Publish
        </Button>
        <Button
          pending={archive.pending || restore.pending || (refreshing && pressed === 'shelve')}
          disabledReason={archived ? refusals.restore : refusals.archive}
          onClick={() => void act(archived ? restore : archive)}
        >
          {archived ? 'Restore' : 'Archive'}
        </Button>
      </div>
      <div role="alert">
        {error ? (
          <FieldError id="question-act-error">
            {error.message} {error.kind === 'refused' ? 'You see it now as it stands.' : ''}
          </FieldError>
        ) : null}
      </div>
    </div>
  )
}
