'use client'

import { trpc } from '@/app/_api/client'
import { ActRefusal } from '@/app/_ui/act-form'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { saveFile } from '@/app/_ui/save-file'
import { useAct } from '@/app/_ui/use-act'
import { whyNotDecideAgain } from '@/server/decisions/rules'
import { outcomeWords } from '../compare-words'
import { AnswerForm } from './answer-form'
import { Answers } from './answers'
import { erased, type GivenDecision } from './given-decision'
import { MadeOn } from './made-on'
import { ReopenForm } from './reopen-form'

type DecisionInForceProps = {
  jobId: string
  applicationId: string
  candidate: string
  decision: GivenDecision
  moment: (at: Date) => string
  /** Something was done with it, in words. */
  onDone: (words: string) => void
}

/** The decision that holds or waits: what, by whom and why, what it was made on, and what others say to it. */
export function DecisionInForce(props: DecisionInForceProps) {
  const { jobId, applicationId, candidate, decision, moment, onDone } = props
  const { number, outcome, state } = decision
  const target = { jobId, applicationId, number }
  const file = useAct(() => trpc.exports.decision.mutate(target), { onDone: saveFile })
  return (
    <section aria-label={`Decision on ${candidate}`} className="flex max-w-[75ch] flex-col gap-3">
      <div>
        <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-base font-semibold">
          {outcomeWords[outcome]}
          <Badge tone={state === 'stands' ? 'accent' : 'attention'}>{decision.stateInWords}</Badge>
        </h3>
        <p className="text-ink-2">
          {candidate}, by {decision.decidedBy}, {moment(decision.decidedAt)}
        </p>
      </div>
      <p className="break-words whitespace-pre-line">{decision.reason ?? erased}</p>
      <MadeOn decision={decision} />
      <Answers answers={decision.answers} moment={moment} />
      {decision.whyNotAnswer === null ? (
        <AnswerForm target={target} onDone={onDone} />
      ) : state === 'proposed' ? (
        <p className="text-ink-2">{decision.whyNotAnswer}</p>
      ) : state === 'objected' ? (
        <p className="text-ink-2">{whyNotDecideAgain(decision)}</p>
      ) : null}
      {file.error ? <ActRefusal error={file.error} /> : null}
      <ReopenForm target={target} whyNot={decision.whyNotReopen} onDone={onDone}>
        {decision.madeOn && decision.mayExport ? (
          <Button size="small" kind="bare" pending={file.pending} onClick={() => void file.run()}>
            Download its decision file
          </Button>
        ) : null}
      </ReopenForm>
    </section>
  )
}
