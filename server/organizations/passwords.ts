import { hash, verify } from '@node-rs/argon2'

// OWASP's first choice for argon2id on a server of this size.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const hashesAtOnceMax = 4

let running = 0
const waiting: (() => void)[] = []

/** At most four hashes at once a node: each takes 19 MB, and a login flood must not starve the rest. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= hashesAtOnceMax) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), parameters))
}

/** Whether a hash was made with the parameters of today; if not, the next sign-in makes a better one. */
export function isHashedAsNow(passwordHash: string): boolean {
  const { memoryCost, timeCost, parallelism } = parameters
  return passwordHash.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`)
}

// What an unknown address is checked against, so that it takes as long as a known one.
let dummy: Promise<string> | undefined

/** Whether the password fits the hash; takes the same time where there is no hash. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword('no account has this password')
  const against = passwordHash ?? (await dummy)
  const fits = await inTurn(() => verify(against, password.normalize('NFKC')))
  return fits && passwordHash !== null
}
