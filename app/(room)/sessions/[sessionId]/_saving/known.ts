import type { Room } from '@/server/sessions/room'
import { type Confirmed, confirmedOf, fieldOf, inPlaceOf } from './writes'

/** What the server has of each field, as far as it is known here. */
export function createKnown(record: Room['record']) {
  let fields = confirmedOf(record)
  const versionOf = (field: string) => fields.get(field)?.version ?? 0
  return {
    all: (): ReadonlyMap<string, Confirmed> => fields,
    versionOf,
    of: (field: string) => fields.get(field),
    set: (confirmed: Confirmed) => void fields.set(fieldOf(confirmed.write), confirmed),
    /** Takes what is newer than is known here; returns it. */
    take(all: Iterable<Confirmed>): Confirmed[] {
      const newer = [...all].filter((one) => one.version > versionOf(fieldOf(one.write)))
      for (const one of newer) fields.set(fieldOf(one.write), one)
      return newer
    },
    /** Puts a field where another was. */
    replace(field: string, second: Confirmed) {
      fields = inPlaceOf(fields, field, second)
    },
  }
}
