/** The number somebody typed, with a point or a comma; NaN for none, which every input refuses in words. */
export function readNumber(text: string): number {
  const typed = text.trim().replace(',', '.')
  return typed === '' ? Number.NaN : Number(typed)
}
