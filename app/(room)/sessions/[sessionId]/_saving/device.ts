import { forgetFollow } from './kept-follow'

/** What the room keeps on this device: keys that can only be used, and rows that only they can read. */
const databaseName = 'evenhand-room'
const stores = ['keys', 'changes', 'confirmed', 'rooms', 'submissions'] as const
type StoreName = (typeof stores)[number]

export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/**
 * Once a transaction is on the disk: its request succeeds before that, and a tab killed in between would
 * lose it. This request is the last of it, so that it is handed over whole without coming back to this page.
 */
export function committed({ transaction }: IDBRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!transaction) return resolve()
    transaction.commit()
    transaction.oncomplete = () => resolve()
    transaction.onerror = transaction.onabort = () => reject(transaction.error)
  })
}

export async function openDevice(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 2)
  request.onupgradeneeded = () => {
    for (const name of stores)
      if (!request.result.objectStoreNames.contains(name)) request.result.createObjectStore(name)
  }
  const database = await settled(request)
  // Lets a sign-out in another tab drop the database.
  database.onversionchange = () => database.close()
  return database
}

export function storeOf(database: IDBDatabase, name: StoreName, mode: IDBTransactionMode): IDBObjectStore {
  return database.transaction(name, mode, { durability: 'strict' }).objectStore(name)
}

/** The person's key on this device. It cannot be read out, only used, and goes with the database. */
export async function keyOf(database: IDBDatabase, memberId: string): Promise<CryptoKey> {
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  const store = storeOf(database, 'keys', 'readwrite')
  // Two tabs may make one at once: the first to arrive stays.
  const known = await settled<CryptoKey | undefined>(store.get(memberId))
  if (known) return known
  await committed(store.put(made, memberId))
  return made
}

export type Sealed = { iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }

export async function sealOnDevice(key: CryptoKey, text: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return {
    iv,
    sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text)),
  }
}

export async function openSealed(key: CryptoKey, { iv, sealed }: Sealed): Promise<string> {
  return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed))
}

export const placeOf = (memberId: string, sessionId: string) => `${memberId}/${sessionId}`
export const startingWith = (prefix: string) => IDBKeyRange.bound(prefix, `${prefix}\uffff`)

/** Drops the keys, rooms and changes of these people on this device; returns how many changes were not saved. Never fails. */
export async function forgetMembers(memberIds: readonly string[]): Promise<number> {
  try {
    forgetFollow(memberIds)
    // Asking for it would make it anew where somebody else has dropped all of it.
    if (!(await indexedDB.databases()).some(({ name }) => name === databaseName)) return 0
    const database = await openDevice()
    let unsaved = 0
    for (const memberId of memberIds) {
      const own = startingWith(`${memberId}/`)
      for (const name of ['changes', 'submissions'] as const)
        unsaved += await settled(storeOf(database, name, 'readonly').count(own))
      for (const name of ['changes', 'confirmed', 'rooms', 'submissions'] as const)
        await committed(storeOf(database, name, 'readwrite').delete(own))
      await committed(storeOf(database, 'keys', 'readwrite').delete(memberId))
    }
    database.close()
    return unsaved
  } catch {
    return 0
  }
}

/** Drops every key, room and change on this device; part of signing out. Never fails, so that signing out cannot. */
export async function forgetDevice(): Promise<void> {
  await new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(databaseName)
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
    .then(() => forgetFollow())
    .catch(() => undefined)
}
