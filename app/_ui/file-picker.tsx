import clsx from 'clsx'
import { type ComponentProps, useEffect, useRef } from 'react'
import { controlClass } from './control-class'

type FilePickerProps = Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'accept'> & {
  /** The types and endings that are offered, with commas between them. */
  accept: string
  onChoose: (file: File | null) => void
}

/** The browser's own file field, dressed like the other controls; a file can be dropped on it too. */
export function FilePicker({ accept, onChoose, className, ...rest }: FilePickerProps) {
  const ref = useRef<HTMLInputElement>(null)
  // What was chosen before the page was alive is told once more.
  useEffect(() => {
    if (ref.current?.value) ref.current.dispatchEvent(new Event('change', { bubbles: true }))
  }, [])
  return (
    <input
      {...rest}
      ref={ref}
      type="file"
      accept={accept}
      onChange={(event) => onChoose(event.target.files?.[0] ?? null)}
      className={clsx(
        controlClass,
        'cursor-pointer p-0.5 text-ink-2 file:me-3 file:h-7 file:cursor-pointer file:rounded-sm file:border-0 file:bg-hover file:px-2.5 file:font-medium file:text-ink pointer-coarse:file:h-10',
        className,
      )}
    />
  )
}
