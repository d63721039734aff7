import superjson from 'superjson'
import type { Room } from '@/server/sessions/room'
import { keyOf, openDevice, openSealed, placeOf, type Sealed, sealOnDevice, settled, storeOf } from './device'

// Nobody comes back to a meeting of last week without a network.
const keptMsMax = 7 * 24 * 3_600_000

type Row = Sealed & { keptAtMs: number }

/** Keeps the room on this device, encrypted, so that it opens again without the server; old ones go. */
export async function keepRoom(room: Room): Promise<void> {
  const database = await openDevice()
  try {
    const key = await keyOf(database, room.memberId)
    const row: Row = { ...(await sealOnDevice(key, superjson.stringify(room))), keptAtMs: Date.now() }
    await settled(storeOf(database, 'rooms', 'readwrite').put(row, placeOf(room.memberId, room.sessionId)))
    await dropRooms(database, (place, { keptAtMs }) => {
      const isOld = Date.now() - keptAtMs > keptMsMax
      return isOld || !place.startsWith(`${room.memberId}/`)
    })
  } finally {
    database.close()
  }
}

/** The room as it was when this device last reached the server; null where it was never here. */
export async function findKeptRoom(sessionId: string): Promise<Room | null> {
  const database = await openDevice()
  try {
    const places = await settled(storeOf(database, 'rooms', 'readonly').getAllKeys())
    const place = places.map(String).find((one) => one.endsWith(`/${sessionId}`))
    if (!place) return null
    const row = await settled<Row | undefined>(storeOf(database, 'rooms', 'readonly').get(place))
    const key = await keyOf(database, place.split('/')[0] ?? '')
    return row ? superjson.parse<Room>(await openSealed(key, row)) : null
  } finally {
    database.close()
  }
}

export async function dropKeptRoom(memberId: string, sessionId: string): Promise<void> {
  const database = await openDevice()
  await settled(storeOf(database, 'rooms', 'readwrite').delete(placeOf(memberId, sessionId)))
  database.close()
}

/** Somebody else works on this device now: what the others had open does not open for them. */
export async function dropRoomsOfOthers(memberId: string): Promise<void> {
  const database = await openDevice()
  await dropRooms(database, (place) => !place.startsWith(`${memberId}/`))
  database.close()
}

async function dropRooms(database: IDBDatabase, isWanted: (place: string, row: Row) => boolean) {
  const store = storeOf(database, 'rooms', 'readwrite')
  const [places, rows] = await Promise.all([settled(store.getAllKeys()), settled<Row[]>(store.getAll())])
  for (const [at, place] of places.entries()) if (isWanted(place as string, rows[at]!)) store.delete(place)
}
