import { Checkbox } from '@/app/_ui/checkbox'
import { figureWords } from './figures'
import type { GridToolsProps } from './grid-tools'
import { figureKeys } from './grid-view'

type GridColumnsProps = Pick<GridToolsProps, 'view' | 'onChange' | 'columns' | 'hasAdjusted'>

/** Which columns are shown. */
export function GridColumns({ view, onChange, columns, hasAdjusted }: GridColumnsProps) {
  const isShown = (key: string) => !view.without.includes(key)
  const choice = (key: string, label: string) => (
    <Checkbox
      key={key}
      label={label}
      checked={isShown(key)}
      onChange={() =>
        onChange({
          without: isShown(key) ? [...view.without, key] : view.without.filter((one) => one !== key),
        })
      }
    />
  )
  return (
    <fieldset className="flex flex-wrap gap-x-5 gap-y-2 border-y border-line py-3">
      <legend className="sr-only">Columns that are shown</legend>
      {figureKeys
        .filter((key) => key !== 'adjusted' || hasAdjusted)
        .map((key) => choice(key, figureWords[key].label))}
      {columns.map(({ key, name }) => choice(key, name))}
    </fieldset>
  )
}
