import { Fragment } from 'react'

/** An address that breaks, where it has to, before its @ or after a dot, and not within a word. */
export function EmailAddress({ children }: { children: string }) {
  return children.split(/(?=@)|(?<=\.)/).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one address never change place
    <Fragment key={at}>
      {at > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ))
}
