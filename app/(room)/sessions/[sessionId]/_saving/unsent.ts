import type { createKept } from './kept'
import type { createKnown } from './known'
import type { createLanes } from './lanes'
import type { SaveState } from './save-state'
import { fieldOf, type Write, whyNotSend } from './writes'

/**
 * Every field as it is painted, what waits over what the server has, and how much of it waits. The fields are those of
 * `before` where none has changed, so that a change on its way to the server paints nothing anew.
 */
export function fieldsOf(
  known: ReturnType<typeof createKnown>,
  lanes: ReturnType<typeof createLanes>,
  kept: ReturnType<typeof createKept>,
  before: SaveState['fields'],
): Pick<SaveState, 'fields' | 'held' | 'unsent' | 'kept'> {
  const fields = new Map<string, Write>([...known.all()].map(([field, { write }]) => [field, write]))
  for (const newest of lanes.newest()) fields.set(fieldOf(newest), newest)
  const unsent = lanes.unsent()
  const isSame =
    fields.size === before.size && [...fields].every(([name, write]) => before.get(name) === write)
  return {
    fields: isSame ? before : fields,
    held: unsent.filter((change) => whyNotSend(change.write)).length,
    unsent: unsent.length,
    kept: unsent.every(kept.has),
  }
}
