import { sql } from 'drizzle-orm'
import { asNobody, type Db } from '@/db/tenant'
import {
  findPerson,
  type Member,
  requireEvaluation,
  requireSeat,
  requireSession,
  transactionOf,
} from '../access'
import { Refused } from '../errors'
import { log } from '../log'
import { isForeign } from '../origin'
import { closeHub, type Hub, hub } from './hub'
import { beatMs, readSubject, type Subject, subjectsMax, subjectText } from './rules'

// Proxies and pools like connections that end; everybody comes back at another moment.
const lifeMsMin = 270_000
const lifeMsMax = 300_000
const streamsPerSignInMax = 20

type Stream = {
  userSessionId: string
  memberId: string
  from: Hub
  send: (event: string, data?: string) => void
  end: (why: 'soon' | 'signed out') => void
}

type Node = { streams: Set<Stream>; isClosing: boolean; clock?: NodeJS.Timeout; isAsking: boolean }

/** The open streams of this process, found again by every copy of this module that Next makes. */
const kept = globalThis as typeof globalThis & { evenhandNode?: Node }
const node = (): Node => {
  kept.evenhandNode ??= { streams: new Set(), isClosing: false, isAsking: false }
  return kept.evenhandNode
}

const refuse = (status: number, message: string) =>
  Response.json({ error: message }, { status, headers: { 'cache-control': 'no-store' } })

/**
 * A stream of server-sent events on the subjects that the address names: `following` with those that are followed, `change`
 * with a subject, `again` when something may have been missed, `beat` every three seconds as long as this node hears
 * the database, `end` before it closes. Subjects that the member may not see are left out, as if there were none.
 */
export async function openStream(
  request: Request,
  userSessionId: string | null,
  from?: Hub,
): Promise<Response> {
  if (node().isClosing) return refuse(503, 'This node is ending. Another one answers.')
  if (isForeign(request)) return refuse(403, 'Requests from other sites are refused.')
  const found = userSessionId ? await findPerson(userSessionId, true) : null
  if (!userSessionId || !found?.member) return refuse(401, 'Sign in to go on.')
  const { member } = found
  const asked = new Set(new URL(request.url).searchParams.getAll('on'))
  const subjects = [...asked].flatMap((text) => readSubject(text) ?? [])
  if (subjects.length === 0 || subjects.length < asked.size || subjects.length > subjectsMax)
    return refuse(400, `Name one to ${subjectsMax} subjects.`)
  const followed = await transactionOf(member, (db) => listVisible(db, member, subjects))
  if (followed.length === 0) return refuse(404, 'This does not exist, or you have no access to it.')
  const own = [...node().streams].filter((stream) => stream.userSessionId === userSessionId)
  if (own.length >= streamsPerSignInMax) return refuse(429, 'Too many open streams of one sign-in.')
  return new Response(bodyOf(request, { userSessionId, member, followed, from: from ?? hub() }), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // Neither kept nor gzipped nor held back on the way: each event is of use only at once.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

/** Who may follow what; whoever may not is refused. */
const follow: Record<Subject['kind'], (db: Db, member: Member, id: string) => Promise<unknown>> = {
  evaluation: (db, member, id) => requireEvaluation(db, member, id, 'see'),
  session: followSession,
}

/** Its board is for whoever sits in it, and for whoever manages the job. */
async function followSession(db: Db, member: Member, id: string): Promise<void> {
  try {
    await requireSeat(db, member, id)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await requireSession(db, member, id, 'manage')
  }
}

async function listVisible(db: Db, member: Member, subjects: readonly Subject[]): Promise<string[]> {
  const visible: string[] = []
  for (const subject of subjects) {
    const isVisible = await follow[subject.kind](db, member, subject.id).then(
      () => true,
      (error) => {
        if (error instanceof Refused) return false
        throw error
      },
    )
    if (isVisible) visible.push(subjectText(subject))
  }
  return visible
}

type Of = { userSessionId: string; member: Member; followed: readonly string[]; from: Hub }

function bodyOf(request: Request, { userSessionId, member, followed, from }: Of): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let leave = () => {}
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let isOpen = true
      const stream: Stream = {
        userSessionId,
        memberId: member.memberId,
        from,
        send: (event, data = '') => {
          if (isOpen) controller.enqueue(encoder.encode(`event: ${event}\ndata: ${data}\n\n`))
        },
        end: (why) => {
          if (!isOpen) return
          stream.send('end', why)
          leave()
          controller.close()
        },
      }
      const unfollow = from.follow({
        organizationId: member.organizationId,
        subjects: new Set(followed),
        onChange: (subject) => stream.send('change', subject),
        onGap: () => stream.send('again'),
      })
      const lifeMs = lifeMsMin + Math.random() * (lifeMsMax - lifeMsMin)
      const life = setTimeout(() => stream.end('soon'), lifeMs)
      life.unref()
      leave = () => {
        isOpen = false
        clearTimeout(life)
        unfollow()
        node().streams.delete(stream)
        if (node().streams.size === 0) stopClock()
      }
      request.signal.addEventListener('abort', () => stream.end('soon'))
      node().streams.add(stream)
      startClock()
      // Said once it is followed, so that whoever reads now misses nothing afterwards.
      stream.send('following', followed.join(' '))
      if (from.isHeard()) stream.send('beat')
      if (node().isClosing) stream.end('soon')
    },
    cancel: () => leave(),
  })
}

function startClock(): void {
  const own = node()
  own.clock ??= setInterval(() => void tick(), beatMs).unref()
}

function stopClock(): void {
  const own = node()
  clearInterval(own.clock)
  delete own.clock
}

/** One beat to all, and one question to the database for all: whose sign-in does not stand any more is closed. */
async function tick(): Promise<void> {
  const { streams } = node()
  for (const stream of streams) if (stream.from.isHeard()) stream.send('beat')
  if (node().isAsking) return
  node().isAsking = true
  try {
    const asked = [...streams]
    const standing = await listStanding(asked.map((stream) => stream.userSessionId))
    for (const stream of asked)
      if (standing.get(stream.userSessionId) !== stream.memberId) stream.end('signed out')
  } catch (error) {
    // A database that is away hides no revocation for long: nothing can be read without it either.
    log().warn({ err: error }, 'the sign-ins of open streams could not be checked')
  } finally {
    node().isAsking = false
  }
}

async function listStanding(userSessionIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await asNobody((db) =>
    db.execute<{ session_id: string; member_id: string }>(
      sql`select session_id, member_id from list_standing_user_sessions(${`{${userSessionIds.join(',')}}`}::uuid[])`,
    ),
  )
  return new Map(rows.map((row) => [row.session_id, row.member_id]))
}

/** Ends every stream and opens no more: the first thing to do when the process is asked to end. */
export function closeStreams(): void {
  node().isClosing = true
  for (const stream of node().streams) stream.end('soon')
  void closeHub()
}
