'use client'

import { Field } from '@/app/_ui/field'
import { SegmentedControl } from '@/app/_ui/radio-group'
import { Select } from '@/app/_ui/select'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import { TextInput } from '@/app/_ui/text-input'
import type { Draft, Errors } from './rule-draft'

export type RuledCompetency = { id: string; name: string; questions: number }

type RuleFieldsProps = {
  competencies: readonly RuledCompetency[]
  draft: Draft
  onChange: (draft: Draft) => void
  errors: Errors
}

/** What a rule is made of, for the panel that sets it and for whoever tries another. */
export function RuleFields({ competencies, draft, onChange, errors }: RuleFieldsProps) {
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part })
  return (
    <>
      <SegmentedControl
        legend="Scores"
        name="method"
        description="Adjusted takes out who scored severely or leniently, where the scores support it."
        value={draft.method}
        onChange={(method) => set({ method: method === 'adjusted' ? 'adjusted' : 'raw' })}
        choices={[
          { value: 'raw', label: 'Raw means' },
          { value: 'adjusted', label: 'Adjusted' },
        ]}
        {...(errors.method ? { error: errors.method } : {})}
      />
      <div className="grid items-start gap-4 sm:grid-cols-[13rem_13rem]">
        <Field
          label="Least scores"
          description="A candidate with fewer gets no verdict."
          {...(errors.leastScores ? { error: errors.leastScores } : {})}
        >
          {(control) => (
            <TextInput
              {...control}
              name="leastScores"
              inputMode="numeric"
              autoComplete="off"
              value={draft.leastScores}
              onChange={(event) => set({ leastScores: event.target.value })}
            />
          )}
        </Field>
        <Field
          label="Hire bar"
          description="From 1 to 5; empty for none."
          {...(errors.hireBar ? { error: errors.hireBar } : {})}
        >
          {(control) => (
            <TextInput
              {...control}
              name="hireBar"
              inputMode="decimal"
              autoComplete="off"
              value={draft.hireBar}
              onChange={(event) => set({ hireBar: event.target.value })}
            />
          )}
        </Field>
      </div>
      {competencies.length > 0 ? (
        <CompetencyFields competencies={competencies} draft={draft} set={set} errors={errors} />
      ) : null}
    </>
  )
}

type CompetencyFieldsProps = {
  competencies: readonly RuledCompetency[]
  draft: Draft
  set: (part: Partial<Draft>) => void
  errors: Errors
}

function CompetencyFields({ competencies, draft, set, errors }: CompetencyFieldsProps) {
  const places = ['first', 'second', 'third', ...competencies.slice(3).map((_, at) => `${at + 4}th`)]
  const moveTie = (id: string, place: string) => {
    const others = draft.tieBreaks.filter((one) => one !== id)
    set({ tieBreaks: place === '' ? others : others.toSpliced(Number(place), 0, id) })
  }
  return (
    <div className="max-w-2xl">
      <Table label="Competencies in the rule">
        <TableHead>
          <Column>Competency</Column>
          <Column numeric className="w-20 max-sm:hidden">
            Questions
          </Column>
          <Column className="w-24">Weight</Column>
          <Column className="w-24">Least</Column>
          <Column className="w-32">
            <span className="max-sm:sr-only">Settles </span>ties
          </Column>
        </TableHead>
        <tbody>
          {competencies.map(({ id, name, questions }) => (
            <Row key={id}>
              <RowHeading className="align-middle! font-normal max-sm:min-w-24">
                {name}
                <span className="block text-xs text-ink-2 sm:hidden">
                  {questions} {questions === 1 ? 'question' : 'questions'}
                </span>
              </RowHeading>
              <Cell numeric className="align-middle! text-ink-2 max-sm:hidden">
                {questions}
              </Cell>
              <Cell className="align-top!">
                <NumberField
                  label={`Weight of ${name}`}
                  placeholder="1"
                  value={draft.weights[id] ?? ''}
                  error={errors[`competencyWeights.${id}`]}
                  onChange={(value) => set({ weights: { ...draft.weights, [id]: value } })}
                />
              </Cell>
              <Cell className="align-top!">
                <NumberField
                  label={`Least for ${name}`}
                  placeholder="none"
                  value={draft.minimums[id] ?? ''}
                  error={errors[`competencyMinimums.${id}`]}
                  onChange={(value) => set({ minimums: { ...draft.minimums, [id]: value } })}
                />
              </Cell>
              <Cell className="align-top!">
                <Field label={`${name} settles ties`} labelHidden className="min-w-28 max-sm:min-w-22">
                  {(control) => (
                    <Select
                      {...control}
                      value={draft.tieBreaks.includes(id) ? String(draft.tieBreaks.indexOf(id)) : ''}
                      placeholder="no"
                      options={places
                        .slice(0, draft.tieBreaks.length + (draft.tieBreaks.includes(id) ? 0 : 1))
                        .map((label, at) => ({ value: String(at), label }))}
                      onChange={(event) => moveTie(id, event.target.value)}
                    />
                  )}
                </Field>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 max-w-[75ch] text-ink-2">
        A weight multiplies the weights of the competency’s questions; a question of several competencies
        counts for each with its share. Whoever has less than the least is below the bar, whatever the rest.
      </p>
    </div>
  )
}

type NumberFieldProps = {
  label: string
  placeholder: string
  value: string
  error: string | undefined
  onChange: (value: string) => void
}

function NumberField({ label, placeholder, value, error, onChange }: NumberFieldProps) {
  return (
    <Field label={label} labelHidden className="min-w-20 max-sm:min-w-14" {...(error ? { error } : {})}>
      {(control) => (
        <TextInput
          {...control}
          inputMode="decimal"
          autoComplete="off"
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
