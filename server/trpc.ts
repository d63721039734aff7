import { initTRPC, TRPCError } from '@trpc/server'
import superjson from 'superjson'
import * as z from 'zod'
import type { MemberRole } from '@/db/schema/members'
import { asNobody } from '@/db/tenant'
import { findPerson, requireRole, requireSeat, transactionOf } from './access'
import './complaints'
import {
  databaseErrorCode,
  findUnsavable,
  noOrganization,
  type Refusal,
  type RefusalKind,
  Refused,
  refusedInput,
} from './errors'
import { log } from './log'

/**
 * What a request brings: at most a session id from its cookie. Everything else is read from the database.
 * `isUnattended` says that a page asks by itself, which keeps no idle sign-in alive; `writtenBy` names the member whose
 * room is open there.
 */
export type Context = { userSessionId: string | null; isUnattended?: boolean; writtenBy?: string | null }

const codeOf: Record<RefusalKind, TRPCError['code']> = {
  'not signed in': 'UNAUTHORIZED',
  'not allowed': 'FORBIDDEN',
  'not found': 'NOT_FOUND',
  invalid: 'BAD_REQUEST',
  conflict: 'CONFLICT',
  'not now': 'PRECONDITION_FAILED',
  'too many': 'TOO_MANY_REQUESTS',
}

/** Rules that only the database can see broken, in a person's words. */
const databaseRefusals: Record<string, Refusal> = {
  EH001: { kind: 'not now', message: 'A published version cannot be changed. Make a new version instead.' },
  EH002: { kind: 'not now', message: 'A panel needs a published set. Publish the set first.' },
  EH003: { kind: 'not now', message: 'This scorecard is submitted or excused and stays as it is.' },
  EH004: { kind: 'not now', message: 'The seal cannot be opened: scorecards are missing.' },
  EH005: {
    kind: 'not now',
    message: 'The last admin cannot leave or be demoted. Make somebody else admin first.',
  },
  EH006: {
    kind: 'not now',
    message: 'An organization is set up already. Sign in, or ask its admin for an invitation.',
  },
  EH007: {
    kind: 'not found',
    message: 'This invitation was used, revoked or has expired. Ask for a new one.',
  },
  EH020: {
    kind: 'conflict',
    message: 'Somebody made these figures just now. Load the page again to see them.',
  },
  EH011: {
    kind: 'not now',
    message: 'This evaluation is still sealed. It can be talked about once every scorecard is in.',
  },
}

/** What a thrown error tells the person; null for a bug, of which nothing is told. */
function refusalOf(error: unknown): Refusal | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof Refused) return at.refusal
    if (at instanceof z.ZodError) return refusedInput(at).refusal
  }
  const code = databaseErrorCode(error)
  return (code && databaseRefusals[code]) || null
}

const trpc = initTRPC.context<Context>().create({
  transformer: superjson,
  isDev: false,
  errorFormatter: ({ shape, error }) => {
    const refusal = refusalOf(error)
    if (!refusal && error.code === 'INTERNAL_SERVER_ERROR')
      log().error({ err: error.cause ?? error }, 'unexpected error')
    return {
      ...shape,
      message: refusal?.message ?? (error.code === 'NOT_FOUND' ? 'There is no such procedure.' : masked),
      data: { code: shape.data.code, httpStatus: shape.data.httpStatus, refusal },
    }
  },
})

const masked = 'Something went wrong on our side. Nothing was changed; try again.'

export const router = trpc.router
export const createCallerFactory = trpc.createCallerFactory

/** Gives refusals their transport code, wherever in the chain they were thrown. */
const withRefusals = trpc.middleware(async ({ next }) => {
  const result = await next()
  if (result.ok) return result
  const refusal = refusalOf(result.error)
  if (!refusal || result.error.code === codeOf[refusal.kind]) return result
  throw new TRPCError({
    code: codeOf[refusal.kind],
    message: refusal.message,
    cause: result.error.cause ?? result.error,
  })
})

/** PostgreSQL keeps no zero character and no half of a pair, in no column: refused once, before any verb. */
const withSavableText = trpc.middleware(async ({ getRawInput, next }) => {
  // What cannot even be read is for the procedure’s own input to refuse, if it takes one.
  const fields = findUnsavable(await getRawInput().catch(() => undefined))
  const [message] = Object.values(fields)
  if (message) throw new Refused('invalid', message, fields)
  return next()
})

const base = trpc.procedure.use(withRefusals).use(withSavableText)

/** tRPC reports a failure as a value; a transaction only rolls back when it is thrown. */
function thrown<R extends { ok: boolean }>(result: R): R {
  if (!result.ok) throw (result as unknown as { error: TRPCError }).error
  return result
}

/** For everybody, signed in or not; its transaction sees no tenant's rows. */
export const anyoneProcedure = base.use(({ ctx, next }) =>
  asNobody(async (db) => thrown(await next({ ctx: { ...ctx, db } }))),
)

/**
 * For everybody, without a transaction: for verbs that count attempts or hash passwords first. A count that a
 * refusal undid would be none, and whoever waits for a second connection while holding one can wait for good.
 */
export const unboundProcedure = base

/** The same for a signed-in person. */
export const unboundPersonProcedure = base.use(async ({ ctx, next }) => {
  const found = ctx.userSessionId ? await findPerson(ctx.userSessionId, ctx.isUnattended) : null
  if (!found) throw new Refused('not signed in', 'Sign in to go on.')
  return next({ ctx: { ...ctx, person: found.person } })
})

/** For a signed-in person, whichever organization they look at. */
export const personProcedure = unboundPersonProcedure.use(({ ctx, next }) =>
  asNobody(async (db) => thrown(await next({ ctx: { ...ctx, db } }))),
)

/** For a member of the organization they look at; each verb opens its own transactions, for what computes between them. */
const unboundMemberProcedure = base.use(async ({ ctx, next }) => {
  const found = ctx.userSessionId ? await findPerson(ctx.userSessionId, ctx.isUnattended) : null
  if (!found) throw new Refused('not signed in', 'Sign in to go on.')
  const { member } = found
  if (!member) throw new Refused('not allowed', noOrganization)
  return next({ ctx: { ...ctx, member } })
})

export const unboundManagerProcedure = unboundMemberProcedure.use(({ ctx, next }) => {
  requireRole(ctx.member, 'admin', 'manager')
  return next()
})

/** For a member of the organization they look at; one transaction as that member. */
export const memberProcedure = unboundMemberProcedure.use(({ ctx, next }) =>
  transactionOf(ctx.member, async (db) => thrown(await next({ ctx: { ...ctx, db } }))),
)

const only = (...roles: MemberRole[]) =>
  memberProcedure.use(({ ctx, next }) => {
    requireRole(ctx.member, ...roles)
    return next()
  })

export const adminProcedure = only('admin')
export const managerProcedure = only('admin', 'manager')
/** For those who may draft: everybody but reviewers. */
export const authorProcedure = only('admin', 'manager', 'interviewer')

/**
 * What every procedure of a seat brings. Not strict, because tRPC gives each input parser the whole input;
 * the procedure's own input, which names the session too, refuses what it does not know.
 */
const seatInput = z.object({ sessionId: z.uuid() })

/** For an interviewer in a session they sit in; the input names the session. */
export const seatProcedure = memberProcedure.input(seatInput).use(async ({ ctx, input, next }) => {
  // One device, and somebody else has signed in meanwhile: to what waits in the room nobody is signed in.
  if (ctx.writtenBy && ctx.writtenBy !== ctx.member.memberId)
    throw new Refused('not signed in', 'Somebody else is signed in on this device. Sign in to go on.')
  return next({ ctx: { ...ctx, seat: await requireSeat(ctx.db, ctx.member, input.sessionId) } })
})
