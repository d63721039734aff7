'use client'

import { useRouter } from 'next/navigation'
import { trpc } from '@/app/_api/client'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { FieldError } from '@/app/_ui/field'
import { useAct } from '@/app/_ui/use-act'
import { changesInWords, draftOf, type FoundSet } from './draft'
import type { useDraft } from './use-draft'

/** Somebody else saved or published while there was something unsaved: says what, and lets the person choose. */
export function Conflict({ draft, theirs }: { draft: ReturnType<typeof useDraft>; theirs: FoundSet }) {
  const router = useRouter()
  const act = useAct(async (how: 'both' | 'theirs') => {
    const now = await newestOf(theirs.setId, how)
    const outcome = await draft.settle(now, how)
    if (outcome.done && (now.number !== draft.set.number || now.publishedAt)) router.refresh()
  })
  const isPublished = theirs.publishedAt !== null
  return (
    <Callout
      live
      tone="attention"
      className="mb-6"
      title={`Somebody else ${isPublished ? 'published' : 'changed'} this set meanwhile`}
      actions={
        <>
          <Button kind="primary" pending={act.pending} onClick={() => void act.run('both')}>
            {isPublished ? 'Make a new version with your changes' : 'Put both together'}
          </Button>
          <Button pending={act.pending} onClick={() => void act.run('theirs')}>
            Take theirs
          </Button>
        </>
      }
    >
      <p>
        Theirs against what you began from: {changesInWords(draft.saved, draftOf(theirs))}. What you see here
        is yours and not saved yet.
      </p>
      {act.error ? <FieldError id="conflict-error">{act.error.message}</FieldError> : null}
    </Callout>
  )
}

/** What to put one's own changes on: never a published version, which stays as it is. */
async function newestOf(setId: string, how: 'both' | 'theirs'): Promise<FoundSet> {
  const now = await trpc.sets.find.query({ setId })
  if (!now.publishedAt || how === 'theirs') return now
  await trpc.sets.startNextVersion.mutate({ setId })
  return trpc.sets.find.query({ setId })
}
