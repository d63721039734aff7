'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { ReorderList } from '@/app/_ui/reorder-list'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { SelfReportForm, type SelfReportQuestion } from './self-report-form'

/** What candidates are asked about themselves: in order, with their groups. */
export function SelfReportQuestions({ questions }: { questions: readonly SelfReportQuestion[] }) {
  const router = useRouter()
  const [order, setOrder] = useState<readonly string[] | null>(null)
  const [editing, setEditing] = useState<string | null>(null)
  const reorder = useAct((questionIds: string[]) => trpc.impact.orderQuestions.mutate({ questionIds }), {
    onDone: () => router.refresh(),
    whilePending: 'queue',
  })
  const shown = order
    ? questions.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
    : [...questions]
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      {reorder.error ? <ActRefusal error={reorder.error} /> : null}
      {shown.length === 0 && editing !== 'new' ? (
        <p className="text-ink-2">Nothing is asked, so nothing is collected.</p>
      ) : null}
      {shown.length > 0 ? (
        <ReorderList
          label="Questions about oneself"
          items={shown}
          onReorder={(ids) => {
            setOrder(ids)
            void reorder.run(ids)
          }}
        >
          {(question) =>
            editing === question.id ? (
              <SelfReportForm key={question.id} question={question} onClose={() => setEditing(null)} />
            ) : (
              <QuestionLine question={question} onEdit={() => setEditing(question.id)} />
            )
          }
        </ReorderList>
      ) : null}
      {editing === 'new' ? (
        <SelfReportForm question={null} onClose={() => setEditing(null)} />
      ) : (
        <div>
          <Button onClick={() => setEditing('new')}>Add question</Button>
        </div>
      )}
    </div>
  )
}

function QuestionLine({ question, onEdit }: { question: SelfReportQuestion; onEdit: () => void }) {
  const router = useRouter()
  const questionId = question.id
  const restore = useAct(() => trpc.impact.restoreQuestion.mutate({ questionId }), {
    onDone: () => router.refresh(),
  })
  const archive = useAct(() => trpc.impact.archiveQuestion.mutate({ questionId }), {
    onDone: () => {
      showToast(`“${question.name}” is asked no more`, { undo: () => void restore.run() })
      router.refresh()
    },
  })
  const error = archive.error ?? restore.error
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium">{question.name}</p>
        <p className="text-ink-2">{question.groups.join(' · ')}</p>
      </div>
      <div className="flex gap-1">
        <Button kind="bare" size="small" onClick={onEdit}>
          Edit<span className="sr-only"> {question.name}</span>
        </Button>
        <Button kind="bare" size="small" pending={archive.pending} onClick={() => void archive.run()}>
          Archive<span className="sr-only"> {question.name}</span>
        </Button>
      </div>
      {error ? <ActRefusal error={error} className="basis-full" /> : null}
    </div>
  )
}
