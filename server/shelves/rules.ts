import type { ShelfKind } from './input'

/** How a category or competency stands. */
export type Standing = { name: string; archived: boolean; mergedInto: string | null }
type Act = 'rename' | 'archive' | 'restore' | 'merge' | 'separate'

/** Why an act is refused, in words; null when it may go ahead. Asked by the verbs to refuse and by the page to offer. */
export function whyNot(act: Act, one: Standing): string | null {
  if (act === 'separate') return one.mergedInto ? null : `“${one.name}” is merged into no other.`
  if (one.mergedInto) return `“${one.name}” is merged into “${one.mergedInto}”. Separate them first.`
  if (act === 'archive') return one.archived ? `“${one.name}” is archived already.` : null
  if (act === 'restore') return one.archived ? null : `“${one.name}” is in use.`
  return null
}

/** Why one cannot be merged into another, in words; null when it can. */
export function whyNotMerge(one: Standing & { id: string }, into: Standing & { id: string }): string | null {
  if (one.id === into.id) return 'Choose another one: this is the same.'
  if (into.mergedInto) return `“${into.name}” is merged into “${into.mergedInto}”. Choose that one.`
  if (into.archived) return `“${into.name}” is archived. Restore it, or choose another one.`
  return whyNot('merge', one)
}

/** What a merge would touch. `begun` panels keep what they agreed on; `open` ones follow the merge. */
export type Touched = { questions: number; sets: number; begun: number; open: number }

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

/** What a merge would do, a sentence each, before anybody does it. */
export function mergeInWords(
  kind: ShelfKind,
  touched: Touched,
  names: { one: string; into: string },
): string[] {
  const { questions, sets, begun, open } = touched
  if (kind === 'category')
    return [
      questions === 0
        ? `No question stands under “${names.one}”.`
        : `${counted(questions, 'question')} ${questions === 1 ? 'moves' : 'move'} to “${names.into}”.`,
    ]
  const inSets = sets === 0 ? '' : `, in ${counted(sets, 'published set')} among others`
  const [follow, rules, say] =
    open === 1
      ? ['follows', 'its decision rule says', 'it says']
      : ['follow', 'their decision rules say', 'they say']
  return [
    questions === 0
      ? `No question shows “${names.one}” now.`
      : `${counted(questions, 'question')} will show “${names.into}” instead${inSets}. Their wordings stay as they are.`,
    ...(open === 0
      ? []
      : [
          `${counted(open, 'panel')} whose sessions have not begun ${follow}: what ${rules} of “${names.one}” holds for “${names.into}”, unless ${say} something of that already.`,
        ]),
    ...(begun === 0
      ? []
      : [
          `${counted(begun, 'panel')} with a locked decision rule ${begun === 1 ? 'keeps' : 'keep'} “${names.one}” as it was agreed on, so that no ranking moves.`,
        ]),
  ]
}
