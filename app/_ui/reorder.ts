/** `ids` with `id` at index `to` (0-based); the others keep their order. */
export function moveItem(ids: readonly string[], id: string, to: number): string[] {
  const others = ids.filter((other) => other !== id)
  return [...others.slice(0, to), id, ...others.slice(to)]
}

/** `ids` with `moved` (in their present order) right before or after `beside`, which does not move. */
export function moveItemsBeside(
  ids: readonly string[],
  moved: readonly string[],
  beside: string,
  side: 'before' | 'after',
): string[] {
  const rest = ids.filter((id) => id === beside || !moved.includes(id))
  const group = ids.filter((id) => id !== beside && moved.includes(id))
  const at = rest.indexOf(beside) + (side === 'after' ? 1 : 0)
  return [...rest.slice(0, at), ...group, ...rest.slice(at)]
}
