'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { LinkButton } from '@/app/_ui/link'
import { type Option, Select } from '@/app/_ui/select'
import { TextInput } from '@/app/_ui/text-input'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { countOf } from '../../bank/question-words'
import { useAssembly } from '../../sets/[setId]/assemble/use-assembly'
import { noWishes, withCount } from '../../sets/[setId]/assemble/wishes'
import type { BankQuestion } from '../../sets/[setId]/draft'
import { readNumber } from '../../sets/read-number'
import { useDeviceZone } from '../[panelId]/use-device-zone'
import { type Interviewer, type PanelChoices, PanelFields, type Person } from '../panel-fields'
import { instantOf, startOf } from '../zoned-time'
import { FirstSession } from './first-session'
import { NewSet } from './new-set'
import { PlanPreview, type Shares } from './plan-preview'
import { type SetOption, useChosenSet } from './use-chosen-set'
import { useFreeStart } from './use-free-start'
import { useJobCandidates } from './use-job-candidates'

type NewPanelFormProps = {
  jobs: readonly Option[]
  /** The job it was asked for; empty where there is a choice. */
  jobId: string
  /** Who applied for that job. */
  candidates: readonly Person[]
  sets: readonly SetOption[]
  /** The set version it was asked for; empty where there is a choice. */
  setVersionId: string
  /** What a new set could take. */
  bank: readonly BankQuestion[]
  people: readonly Interviewer[]
  organizationZone: string
  /** Where to go without making one. */
  leave: string
}

const ofItsOwn = 'new'
const questionsFirst = 8

/** Everything a panel needs on one screen: its questions, who interviews, who asks what, the first session. */
export function NewPanelForm(props: NewPanelFormProps) {
  const { jobs, sets, bank, people, organizationZone, leave } = props
  const router = useRouter()
  const region = useRef<HTMLDivElement>(null)
  const [jobId, setJobId] = useState(props.jobId)
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState(props.setVersionId || (sets.length === 0 ? ofItsOwn : ''))
  const [setNameTyped, setSetName] = useState<string | null>(null)
  const [slotMinutes, setSlotMinutes] = useState(60)
  const [choices, setChoices] = useState<PanelChoices>({
    memberIds: [],
    sealPolicy: 'until all submit',
    namesHidden: false,
    evidenceDemanded: false,
    interviewersMayCompare: false,
  })
  const [scorersEach, setScorersEach] = useState<number | null>(null)
  const [split, setSplit] = useState<{ of: string; shares: Shares } | null>(null)
  const [applicationId, setApplicationId] = useState('')

  const isNew = chosen === ofItsOwn
  const set = sets.find((one) => one.setVersionId === chosen) ?? null
  const assembly = useAssembly(
    () => ({
      ...withCount(noWishes(bank), bank, questionsFirst),
      ...(props.jobId ? { jobId: props.jobId } : {}),
    }),
    slotMinutes,
    region,
  )
  const chosenQuestions = useChosenSet(set)
  const found = assembly.found?.status === 'assembled' ? assembly.found.questionIds : []
  const assembled = found.flatMap((id) => bank.find((one) => one.id === id) ?? [])
  const questions = isNew ? assembled : (chosenQuestions ?? [])
  const interviewers = people.filter(({ id }) => choices.memberIds.includes(id))
  // A split is of just these questions and people; with others it falls away.
  const of = [...questions.map(({ id }) => id), ...choices.memberIds, scorersEach].join()
  const shares = split?.of === of ? split.shares : null

  const deviceZone = useDeviceZone(organizationZone)
  const slot = isNew ? slotMinutes : (set?.slotMinutes ?? slotMinutes)
  const first = useFreeStart(
    { applicationId, memberIds: choices.memberIds },
    { slotMinutes: slot, deviceZone },
  )
  const candidates = useJobCandidates(jobId, { jobId: props.jobId, candidates: props.candidates })
  const job = jobs.find((one) => one.value === jobId)
  const newName = setNameTyped ?? (name.trim() || (job ? `Questions for ${job.label}` : 'New set'))

  function chooseJob(next: string) {
    setJobId(next)
    setApplicationId('')
    const { jobId: _, ...rest } = assembly.asked
    assembly.ask(next ? { ...rest, jobId: next } : { ...rest, metMost: null })
  }

  const act = useAct(
    () =>
      trpc.panels.setUp.mutate({
        jobId,
        name,
        setVersionId: isNew ? null : chosen,
        newSet: isNew ? { name: newName, slotMinutes, questionIds: found } : null,
        ...choices,
        memberIds: [...choices.memberIds],
        plan: shares?.map(({ asker, scorers }) => ({ asker, scorers: [...scorers] })) ?? null,
        session: applicationId
          ? {
              applicationIds: [applicationId],
              startsAt: startOf(instantOf(first.when.startsAt, first.when.timeZone)),
              slotMinutes: readNumber(first.when.slot),
              timeZone: first.when.timeZone,
              place: first.when.place,
            }
          : null,
      }),
    {
      onDone: ({ panelId, sessionIds }) => {
        if (sessionIds.length > 0) showToast('Panel created, one session scheduled')
        router.push(path.panel(panelId))
      },
      leaves: true,
    },
  )
  const wrong = { ...act.error?.fields }
  // A refusal of a time comes from the schedule, which knows no panel around it.
  if (wrong.startsAt) wrong['session.startsAt'] = wrong.startsAt
  return (
    <ActForm act={act} label="New panel" className="max-w-4xl! gap-6!" onSubmit={() => act.run()}>
      <div className="grid items-start gap-x-4 gap-y-6 sm:grid-cols-2">
        <Field label="Job" error={wrong.jobId}>
          {(control) => (
            <Select
              {...control}
              name="jobId"
              value={jobId}
              onChange={(event) => chooseJob(event.target.value)}
              placeholder="Choose a job"
              options={jobs}
            />
          )}
        </Field>
        <Field label="Panel name" error={wrong.name}>
          {(control) => (
            <TextInput
              {...control}
              name="name"
              autoComplete="off"
              placeholder="Technical depth"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Field label="Question set" error={wrong.setVersionId}>
        {(control) => (
          <Select
            {...control}
            name="setVersionId"
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
            placeholder="Choose a published set"
            options={[
              ...sets.map((one) => ({ value: one.setVersionId, label: one.label })),
              ...(bank.length > 0 ? [{ value: ofItsOwn, label: 'A new set, assembled here' }] : []),
            ]}
          />
        )}
      </Field>
      {isNew ? (
        <NewSet
          bank={bank}
          assembly={assembly}
          region={region}
          job={job ? { id: job.value, title: job.label } : null}
          name={newName}
          onName={setSetName}
          slotMinutes={slotMinutes}
          onSlot={setSlotMinutes}
          errors={wrong}
        />
      ) : null}
      <PanelFields people={people} choices={choices} onChange={setChoices} errors={wrong} />
      <PlanPreview
        questions={questions}
        interviewers={interviewers}
        shares={shares}
        scorersEach={scorersEach}
        onScorers={setScorersEach}
        onSplit={(next) => setSplit({ of, shares: next })}
      />
      <FirstSession
        candidates={candidates}
        applicationId={applicationId}
        onCandidate={setApplicationId}
        when={first.when}
        onWhen={first.change}
        deviceZone={deviceZone}
        organizationZone={organizationZone}
        questionMinutes={questions.length > 0 ? questions.reduce((sum, one) => sum + one.minutes, 0) : null}
        isProposed={first.isProposed}
        errors={wrong}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="flex gap-2">
          <Button kind="primary" type="submit" pending={act.pending}>
            Create panel
          </Button>
          <LinkButton kind="bare" href={leave}>
            Cancel
          </LinkButton>
        </div>
        <p className="text-ink-2">
          {[
            isNew && found.length > 0 ? `publishes a set of ${countOf(found.length, 'question')}` : null,
            `makes the panel with ${countOf(interviewers.length, 'interviewer')}`,
            applicationId ? 'schedules one session' : null,
          ]
            .filter((part) => part !== null)
            .join(', ')
            .replace(/^./, (letter) => letter.toUpperCase())}
          .
        </p>
      </div>
    </ActForm>
  )
}
