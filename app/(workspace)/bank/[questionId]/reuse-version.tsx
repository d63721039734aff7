'use client'

import { useRouter } from 'next/navigation'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { FieldError } from '@/app/_ui/field'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'

type Content = Omit<Parameters<typeof trpc.bank.save.mutate>[0], 'questionId' | 'number' | 'revision'>

type ReuseVersionProps = {
  questionId: string
  number: number
  seen: { number: number; revision: number }
  /** The draft whose place the wording takes; null where the newest version is published. */
  draft: Content | null
  refusal: string | null
}

/** Makes an older wording the draft again. What a draft said until then comes back with one press. */
export function ReuseVersion({ questionId, number, seen, draft, refusal }: ReuseVersionProps) {
  const router = useRouter()
  const act = useAct(() => trpc.bank.reuseVersion.mutate({ questionId, number, seen }), {
    leaves: true,
    onDone: (saved) => {
      showToast(
        `Version ${saved.number} is a draft with the words of version ${number}`,
        draft ? { undo: () => putBack(draft, saved) } : {},
      )
      router.push(path.question(questionId))
    },
  })

  async function putBack(content: Content, saved: { number: number; revision: number }) {
    try {
      await trpc.bank.save.mutate({ questionId, ...saved, ...content })
      showToast('The draft says again what it said')
    } catch {
      showToast('This could not be undone', { description: 'Somebody saved the question since.' })
    }
    router.refresh()
  }

  return (
    <>
      <Button
        size="small"
        pending={act.pending}
        disabledReason={refusal}
        onClick={() => void act.run().then((outcome) => (outcome.done ? null : router.refresh()))}
      >
        Use this wording again
      </Button>
      <div role="alert" className="w-full empty:hidden">
        {act.error ? <FieldError id="reuse-error">{act.error.message}</FieldError> : null}
      </div>
    </>
  )
}
