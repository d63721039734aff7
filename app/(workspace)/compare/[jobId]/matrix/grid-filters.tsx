import { Checkbox } from '@/app/_ui/checkbox'
import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { TextInput } from '@/app/_ui/text-input'
import type { GridToolsProps } from './grid-tools'
import type { GridView } from './grid-view'

type GridFiltersProps = Pick<GridToolsProps, 'view' | 'onChange' | 'hasBar' | 'hasDecisions'>

/** Who of the candidates is shown. */
export function GridFilters({ view, onChange, hasBar, hasDecisions }: GridFiltersProps) {
  return (
    <fieldset className="flex flex-wrap items-end gap-x-5 gap-y-3 border-y border-line py-3">
      <legend className="sr-only">Filter candidates</legend>
      <Field label="Seal" className="w-32">
        {(control) => (
          <Select
            {...control}
            value={view.seal ?? ''}
            placeholder="Open or sealed"
            onChange={(event) => onChange({ seal: (event.target.value || null) as GridView['seal'] })}
            options={[
              { value: 'open', label: 'Open' },
              { value: 'sealed', label: 'Sealed' },
            ]}
          />
        )}
      </Field>
      {hasDecisions ? (
        <Field label="Decision" className="w-36">
          {(control) => (
            <Select
              {...control}
              value={view.decided ?? ''}
              placeholder="Decided or not"
              onChange={(event) => onChange({ decided: (event.target.value || null) as GridView['decided'] })}
              options={[
                { value: 'yes', label: 'Decided' },
                { value: 'no', label: 'Undecided' },
              ]}
            />
          )}
        </Field>
      ) : null}
      <Field label="Scores, at least" className="w-28">
        {(control) => (
          <TextInput
            {...control}
            type="number"
            min={0}
            max={10_000}
            value={view.least === 0 ? '' : view.least}
            onChange={(event) =>
              onChange({ least: Math.max(0, Math.floor(event.target.valueAsNumber || 0)) }, 'replace')
            }
          />
        )}
      </Field>
      <Checkbox
        label="Interviewers disagree"
        className="pb-1"
        checked={view.apart}
        onChange={(event) => onChange({ apart: event.target.checked })}
      />
      {hasBar || view.bar ? (
        <Checkbox
          label="Meets the bar"
          className="pb-1"
          checked={view.bar}
          onChange={(event) => onChange({ bar: event.target.checked })}
        />
      ) : null}
    </fieldset>
  )
}
