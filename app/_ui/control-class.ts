/** The look shared by text input, text area, select and search: one edge, one height, one refusal. */
export const controlClass =
  'w-full min-w-0 rounded-md bg-raised text-ink ring-1 ring-inset ring-control/80 hover:ring-control focus:outline-2 focus:outline-offset-0 focus:outline-focus aria-invalid:ring-loss disabled:bg-sunken disabled:text-ink-3 pointer-coarse:text-base'
