'use client'

import { useRouter } from 'next/navigation'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { useAct } from '@/app/_ui/use-act'
import { showUndoable } from '../../jobs/undo'
import { readCandidate } from '../candidate-draft'
import { CandidateFields } from '../candidate-fields'

type Profile = { name: string; email: string; links: readonly string[] }
type EditCandidateProps = { candidate: Profile & { id: string }; onClose: () => void }

/** Changes name, email and links in place. */
export function EditCandidate({ candidate, onClose }: EditCandidateProps) {
  const router = useRouter()
  const change = (profile: Profile) =>
    trpc.candidates.change.mutate({
      candidateId: candidate.id,
      name: profile.name,
      email: profile.email,
      links: [...profile.links],
    })
  const act = useAct(change, {
    onDone: () => {
      showUndoable('Candidate changed', async () => {
        await change(candidate)
        router.refresh()
      })
      onClose()
      router.refresh()
    },
  })
  return (
    <ActForm
      act={act}
      label="Edit candidate"
      className="mb-8"
      onSubmit={(form) => act.run(readCandidate(form))}
    >
      <CandidateFields wrong={act.error?.fields ?? {}} candidate={candidate} />
      <div className="flex gap-2">
        <Button kind="primary" type="submit" pending={act.pending}>
          Save candidate
        </Button>
        <Button kind="bare" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </ActForm>
  )
}
