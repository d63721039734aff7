import { type RefObject, useLayoutEffect, useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * Repeats to the page what was typed, ticked or chosen in a form before the page was alive. React leaves it in the fields
 * that it takes over, but no handler has heard of it, so that the next change of anything would put the fields back.
 */
export function useEarlyInput(frame: RefObject<HTMLFormElement | null>): void {
  // Only where the server's page is taken over: in what is made here nobody has typed yet.
  const isTakenOver = useSyncExternalStore(
    never,
    () => false,
    () => true,
  )
  useLayoutEffect(() => {
    if (!isTakenOver) return
    const early = [...(frame.current?.elements ?? [])].map(earlyIn).filter((repeat) => repeat !== null)
    // Not before React is done here: each is to be heard by what the one before it has made of the form.
    if (early.length === 0) return
    queueMicrotask(() => {
      for (const repeat of early) repeat()
    })
  }, [isTakenOver, frame])
}

/** What repeats the early input of a control; null where there is none. What React was given stands in its defaults. */
function earlyIn(control: Element): (() => void) | null {
  if (control instanceof HTMLSelectElement) return earlyChoice(control)
  if (control instanceof HTMLTextAreaElement)
    return earlyText(control, control.defaultValue.replace(/\r\n?/g, '\n'))
  if (!(control instanceof HTMLInputElement)) return null
  if (control.type === 'checkbox' || control.type === 'radio') return earlyTick(control)
  // A file field tells by itself.
  if (control.type === 'file') return null
  return earlyText(control, control.defaultValue)
}

function earlyChoice(select: HTMLSelectElement): (() => void) | null {
  const { value } = select
  const options = [...select.options]
  const given = options.find((one) => one.defaultSelected) ?? options.find((one) => !one.disabled)
  if (value === given?.value) return null
  return () => {
    select.value = value
    say(select, 'input')
    say(select, 'change')
  }
}

function earlyTick(box: HTMLInputElement): (() => void) | null {
  const { checked } = box
  // Another radio's tick has taken this one's.
  if (checked === box.defaultChecked || (box.type === 'radio' && !checked)) return null
  return () => {
    box.checked = !checked
    box.click()
  }
}

function earlyText(field: HTMLInputElement | HTMLTextAreaElement, given: string): (() => void) | null {
  const { value, selectionStart, selectionEnd } = field
  if (value === given) return null
  return () => {
    field.value = given
    // React sees what is set on the field itself and takes it for its own; set on the prototype it is the person's.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
    say(field, 'input')
    if (field === document.activeElement && selectionStart !== null)
      field.setSelectionRange(selectionStart, selectionEnd)
  }
}

function say(control: Element, what: 'input' | 'change'): void {
  control.dispatchEvent(new Event(what, { bubbles: true }))
}
