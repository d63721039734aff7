import {
  committed,
  keyOf,
  openDevice,
  openSealed,
  placeOf,
  type Sealed,
  sealOnDevice,
  settled,
  startingWith,
  storeOf,
} from './device'
import { type Confirmed, fieldOf, type Write } from './writes'

/** One act that the server has not acknowledged. Its id is the idempotency key, and stays through every retry. */
export type Change = {
  entryId: string
  write: Write
  /** The version it was made on; null while an earlier change of the same field is under way. */
  version: number | null
  /** Orders the changes of one field. */
  madeAtMs: number
}

/** A change as this device has it, with the tab that sends it as long as that tab is open. */
export type KeptChange = { change: Change; tab: string }

/** A submission that waits here; what may be missing was confirmed or not. */
export type Wish = { confirmMissing: boolean }

export type Queue = {
  put: (change: Change, tab: string) => Promise<void>
  remove: (entryId: string) => Promise<void>
  /** What the server has of a field now, for a room that opens without it. */
  confirm: (confirmed: Confirmed) => Promise<void>
  list: () => Promise<KeptChange[]>
  listConfirmed: () => Promise<Confirmed[]>
  findWish: () => Promise<Wish | null>
  setWish: (wish: Wish | null) => Promise<void>
  clear: () => Promise<void>
}

type Row = Sealed & { tab?: string }

/** The changes of one person in one session that wait on this device, encrypted; they survive a reload. */
export async function openQueue(memberId: string, sessionId: string): Promise<Queue> {
  const database = await openDevice()
  const key = await keyOf(database, memberId)
  const place = placeOf(memberId, sessionId)
  const own = startingWith(`${place}/`)
  return {
    put: async (change, tab) => {
      const row: Row = { ...(await sealOnDevice(key, JSON.stringify(change))), tab }
      await committed(storeOf(database, 'changes', 'readwrite').put(row, `${place}/${change.entryId}`))
    },
    remove: async (entryId) => {
      await committed(storeOf(database, 'changes', 'readwrite').delete(`${place}/${entryId}`))
    },
    confirm: async (confirmed) => {
      const row = await sealOnDevice(key, JSON.stringify(confirmed))
      await committed(
        storeOf(database, 'confirmed', 'readwrite').put(row, `${place}/${fieldOf(confirmed.write)}`),
      )
    },
    list: async () => {
      const rows: Row[] = await settled(storeOf(database, 'changes', 'readonly').getAll(own))
      const kept = await Promise.all(
        rows.map(
          async (row): Promise<KeptChange> => ({
            change: JSON.parse(await openSealed(key, row)),
            tab: row.tab ?? '',
          }),
        ),
      )
      return kept.sort((a, b) => a.change.madeAtMs - b.change.madeAtMs)
    },
    listConfirmed: async () => {
      const rows: Row[] = await settled(storeOf(database, 'confirmed', 'readonly').getAll(own))
      return Promise.all(rows.map(async (row): Promise<Confirmed> => JSON.parse(await openSealed(key, row))))
    },
    findWish: async () =>
      (await settled<Wish | undefined>(storeOf(database, 'submissions', 'readonly').get(place))) ?? null,
    setWish: async (wish) => {
      const store = storeOf(database, 'submissions', 'readwrite')
      await committed(wish ? store.put(wish, place) : store.delete(place))
    },
    clear: async () => {
      await committed(storeOf(database, 'changes', 'readwrite').delete(own))
      await committed(storeOf(database, 'confirmed', 'readwrite').delete(own))
      await committed(storeOf(database, 'submissions', 'readwrite').delete(place))
    },
  }
}

/** How many changes of this person, or of anybody, wait on this device, by session; a submission that waits is one. */
export async function countWaiting(memberId = ''): Promise<Map<string, number>> {
  const database = await openDevice()
  const counts = new Map<string, number>()
  for (const name of ['changes', 'submissions'] as const) {
    const keys = await settled(
      storeOf(database, name, 'readonly').getAllKeys(startingWith(memberId ? `${memberId}/` : '')),
    )
    for (const key of keys) {
      const sessionId = typeof key === 'string' ? (key.split('/')[1] ?? '') : ''
      counts.set(sessionId, (counts.get(sessionId) ?? 0) + 1)
    }
  }
  database.close()
  return counts
}
