import type { ZodError } from 'zod'

/** Why the domain said no. Each kind has one transport meaning, given in trpc.ts. */
export type RefusalKind =
  | 'not signed in'
  | 'not allowed'
  | 'not found'
  | 'invalid'
  | 'conflict'
  | 'not now'
  | 'too many'

/** What a person is told: what is wrong and what to do, and where in the form, by the path of the field. */
export type Refusal = { kind: RefusalKind; message: string; fields?: Record<string, string> }

/** The one error a verb throws on purpose. Anything else is a bug, whose message never leaves the server. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(kind: RefusalKind, message: string, fields?: Record<string, string>) {
    super(message)
    this.name = 'Refused'
    this.refusal = { kind, message, ...(fields ? { fields } : {}) }
  }
}

/** What Zod found, each field's first complaint by its path. */
export function refusedInput(error: ZodError): Refused {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[issue.path.join('.')] ??= issue.message
  return new Refused('invalid', error.issues[0]?.message ?? 'Check what you entered.', fields)
}

/** What PostgreSQL cannot keep: a zero, or half of a pair. */
const unsavable = /[\0\p{Surrogate}]/gu

/** For what is only searched by, where nobody is helped by a refusal. */
export const withoutUnsavable = (text: string): string => text.replaceAll(unsavable, '')

/**
 * What to do about a character that cannot be kept; null where there is none. The place is named by what stands before
 * it, since the character itself cannot be seen; in a secret, which nobody else in the room shall read, it is not.
 */
export function whyNotSavable(text: string, isSecret = false): string | null {
  const at = text.search(unsavable)
  if (at === -1) return null
  if (isSecret) return 'A broken or invisible character in it cannot be saved. Type it anew.'
  // Cut in the middle of a pair, it would begin with a half itself.
  const before = text
    .slice(0, at)
    .trim()
    .slice(-20)
    .replace(/^\p{Surrogate}/u, '')
  const where = before ? `after “${before}”` : 'at the beginning'
  return `A broken or invisible character ${where} cannot be saved. Delete it, or type this text anew.`
}

/** Each text of an input that cannot be saved, by the path of its field. */
export function findUnsavable(input: unknown, path: readonly string[] = []): Record<string, string> {
  if (typeof input === 'string') {
    const why = whyNotSavable(input, /password|token/i.test(path.at(-1) ?? ''))
    return why ? { [path.join('.')]: why } : {}
  }
  if (typeof input !== 'object' || input === null) return {}
  return Object.assign({}, ...Object.entries(input).map(([key, part]) => findUnsavable(part, [...path, key])))
}

/** Who was removed from the only organization they looked at; pages lead them to choose another one. */
export const noOrganization = 'You belong to no organization here. Ask an admin for an invitation.'

/** What is hidden and what does not exist look the same, so that ids cannot be probed. */
export function notFound(what: string): Refused {
  return new Refused('not found', `This ${what} does not exist, or you have no access to it.`)
}

/** Drizzle and tRPC wrap what the driver threw, tRPC with a code of its own; the database's stands innermost. */
export function databaseErrorCode(error: unknown): string | undefined {
  let code: string | undefined
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') code = at.code
  }
  return code
}
