import { TRPCClientError } from '@trpc/client'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { contentOf, fieldErrors, type QuestionDraft } from './question-draft'

/** The version that an edit starts from. */
export type Base = { questionId: string; number: number; revision: number }

type Stored = Awaited<ReturnType<typeof trpc.bank.find.query>>

/** The state of the question form: what is typed, what the server said of it, and what somebody else saved. */
export function useQuestionForm(start: QuestionDraft, base: Base | undefined) {
  const router = useRouter()
  // Taken once: a refreshed page brings the newest version, and saving over that unread would lose it.
  const [began] = useState({ draft: start, base })
  const [draft, setDraft] = useState(start)
  const [sent, setSent] = useState(() => contentOf(start))
  const [theirs, setTheirs] = useState<Stored | null>(null)
  const [leaving, setLeaving] = useState(false)
  const act = useAct(
    async (content: ReturnType<typeof contentOf>, over: Base | undefined) => {
      setTheirs(null)
      if (!over) return trpc.bank.create.mutate(content)
      try {
        await trpc.bank.save.mutate({ ...over, ...content })
      } catch (cause) {
        if (isConflict(cause)) setTheirs(await trpc.bank.find.query({ questionId: over.questionId }))
        throw cause
      }
      return over.questionId
    },
    {
      onDone: (questionId) => {
        setLeaving(true)
        showToast('Question saved')
        router.push(path.question(questionId))
      },
    },
  )

  function save(over: Base | undefined) {
    const content = contentOf(draft)
    setSent(content)
    void act.run(content, over)
  }

  const { error } = act
  const wrong = useMemo(() => (error ? fieldErrors(error.fields, sent) : {}), [error, sent])
  // One sentence above the fields, each of which says for itself what is wrong.
  const wrongInAll = useMemo(() => {
    const count = Object.keys(wrong).length
    if (!error || count === 0) return null
    return {
      ...error,
      message: `Nothing is saved yet: ${count === 1 ? 'one place needs' : `${count} places need`} a change.`,
    }
  }, [error, wrong])

  return {
    draft,
    began,
    change: (part: Partial<QuestionDraft>) => setDraft((now) => ({ ...now, ...part })),
    changed: draft !== began.draft && !leaving,
    pending: act.pending || leaving,
    wrong,
    wrongInAll,
    /** A refusal that belongs to no field, and is no conflict. */
    failure: error && !theirs && !wrongInAll ? error : null,
    conflict: error && theirs ? { message: error.message, theirs } : null,
    save: () => save(began.base),
    /** Saves over what somebody else saved, once it was shown. */
    saveOver: (stored: Stored) =>
      save({ questionId: stored.id, number: stored.newest.number, revision: stored.newest.revision }),
  }
}

function isConflict(cause: unknown): boolean {
  return cause instanceof TRPCClientError && cause.data?.code === 'CONFLICT'
}
