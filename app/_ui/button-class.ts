import clsx from 'clsx'

export type ButtonKind = 'primary' | 'quiet' | 'bare' | 'danger'
export type ButtonSize = 'normal' | 'small'

const kinds: Record<ButtonKind, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover',
  quiet: 'bg-raised text-ink ring-1 ring-inset ring-control/70 hover:bg-hover hover:ring-control',
  bare: 'text-ink-2 hover:bg-hover hover:text-ink',
  danger: 'bg-loss text-on-loss hover:bg-loss-hover',
}

const sizes: Record<ButtonSize, string> = {
  normal: 'h-8 gap-2 px-3 pointer-coarse:h-11 pointer-coarse:px-4',
  small: 'h-7 gap-1.5 px-2 text-xs pointer-coarse:h-11 pointer-coarse:px-3 pointer-coarse:text-sm',
}

/** Classes shared by button, link-button and menu trigger, so that the three cannot drift apart. */
export function buttonClass(kind: ButtonKind = 'quiet', size: ButtonSize = 'normal', square = false): string {
  return clsx(
    'inline-flex shrink-0 items-center justify-center rounded-md font-medium whitespace-nowrap select-none',
    'aria-disabled:cursor-not-allowed aria-disabled:bg-sunken aria-disabled:text-ink-3 aria-disabled:ring-1 aria-disabled:ring-inset aria-disabled:ring-line aria-disabled:hover:bg-sunken',
    kinds[kind],
    square
      ? size === 'small'
        ? 'size-7 pointer-coarse:size-11'
        : 'size-8 pointer-coarse:size-11'
      : sizes[size],
  )
}
