import { whyUnqualified } from '@/server/panels/rules'
import type { PlannedItem } from '@/server/plans/rules'
import { asPlanner, type Interviewer } from '../panel-fields'

/** A question of the panel, as far as it takes somebody who is qualified. */
export type AskedOf = Pick<PlannedItem, 'position' | 'competencies' | 'competencyIds'>

export const askedOf = ({ position, competencies, competencyIds }: AskedOf): AskedOf => ({
  position,
  competencies,
  competencyIds,
})

/** Says of those who would come which questions nobody of them is qualified for. */
export function Unqualified({
  questions,
  coming,
}: {
  questions: readonly AskedOf[]
  coming: readonly Interviewer[]
}) {
  const why = whyUnqualified(questions, coming.map(asPlanner))
  return why ? (
    <p role="status" className="font-medium text-attention-text">
      {why}
    </p>
  ) : null
}
