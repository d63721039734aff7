import { Fragment } from 'react'

/** An address that breaks before its @ where it has to break, and within a word only where that is not enough. */
export function EmailAddress({ children }: { children: string }) {
  return children.split(/(?=@)/).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one address never change place
    <Fragment key={at}>
      {at > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ))
}
