import type { ReactNode } from 'react'

/** A whole page that says one thing: not found, failed, nothing to do here. */
export function MessagePage({
  title,
  children,
  actions,
  inFrame,
}: {
  title: string
  children: ReactNode
  actions?: ReactNode
  /** True where the frame has the page's main already. */
  inFrame?: boolean
}) {
  const Outer = inFrame ? 'div' : 'main'
  return (
    <Outer
      {...(inFrame ? {} : { id: 'content' })}
      className="mx-auto flex min-h-[70dvh] max-w-[60ch] flex-col justify-center gap-3 px-6 py-12"
    >
      <h1 className="text-lg font-semibold">{title}</h1>
      <div className="text-ink-2">{children}</div>
      {actions ? <div className="mt-2 flex flex-wrap gap-2">{actions}</div> : null}
    </Outer>
  )
}
