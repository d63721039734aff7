import type { Write } from './writes'

/** One act that the server has not acknowledged. Its id is the idempotency key, and stays through every retry. */
export type Change = {
  entryId: string
  write: Write
  /** The version it was made on; null while an earlier change of the same field is under way. */
  version: number | null
  /** Orders the changes of one field. */
  madeAtMs: number
}

export type Queue = {
  put: (change: Change) => Promise<void>
  remove: (entryId: string) => Promise<void>
  list: () => Promise<Change[]>
  clear: () => Promise<void>
}

const databaseName = 'evenhand-room'

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('keys')
    request.result.createObjectStore('changes')
  }
  const database = await settled(request)
  // Lets a sign-out in another tab drop the database.
  database.onversionchange = () => database.close()
  return database
}

function storeOf(database: IDBDatabase, name: 'keys' | 'changes', mode: IDBTransactionMode): IDBObjectStore {
  return database.transaction(name, mode, { durability: 'strict' }).objectStore(name)
}

/** The person's key on this device. It cannot be read out, only used, and goes with the database. */
async function keyOf(database: IDBDatabase, memberId: string): Promise<CryptoKey> {
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  const store = storeOf(database, 'keys', 'readwrite')
  // Two tabs may make one at once: the first to arrive stays.
  const known = await settled<CryptoKey | undefined>(store.get(memberId))
  if (known) return known
  await settled(store.put(made, memberId))
  return made
}

const prefixOf = (memberId: string, sessionId: string) => `${memberId}/${sessionId}/`
const startingWith = (prefix: string) => IDBKeyRange.bound(prefix, `${prefix}\uffff`)

/** The changes of one person in one session that wait on this device, encrypted; they survive a reload. */
export async function openQueue(memberId: string, sessionId: string): Promise<Queue> {
  const database = await open()
  const key = await keyOf(database, memberId)
  const prefix = prefixOf(memberId, sessionId)
  return {
    put: async (change) => {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const plain = new TextEncoder().encode(JSON.stringify(change))
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain)
      await settled(
        storeOf(database, 'changes', 'readwrite').put({ iv, sealed }, `${prefix}${change.entryId}`),
      )
    },
    remove: async (entryId) => {
      await settled(storeOf(database, 'changes', 'readwrite').delete(`${prefix}${entryId}`))
    },
    list: async () => {
      const rows: { iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }[] = await settled(
        storeOf(database, 'changes', 'readonly').getAll(startingWith(prefix)),
      )
      const changes = await Promise.all(
        rows.map(async ({ iv, sealed }): Promise<Change> => {
          const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed)
          return JSON.parse(new TextDecoder().decode(plain))
        }),
      )
      return changes.sort((a, b) => a.madeAtMs - b.madeAtMs)
    },
    clear: async () => {
      await settled(storeOf(database, 'changes', 'readwrite').delete(startingWith(prefix)))
    },
  }
}

/** How many changes of this person wait on this device, by session. */
export async function countWaiting(memberId: string): Promise<Map<string, number>> {
  const database = await open()
  const keys = await settled(
    storeOf(database, 'changes', 'readonly').getAllKeys(startingWith(`${memberId}/`)),
  )
  database.close()
  const counts = new Map<string, number>()
  for (const key of keys) {
    const sessionId = typeof key === 'string' ? (key.split('/')[1] ?? '') : ''
    counts.set(sessionId, (counts.get(sessionId) ?? 0) + 1)
  }
  return counts
}

/** Drops every key and change on this device; part of signing out. Never fails, so that signing out cannot. */
export async function forgetQueues(): Promise<void> {
  await new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(databaseName)
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  }).catch(() => undefined)
}
