import * as z from 'zod'
import { findPerson, type Member, transactionOf } from './access'
import { addFile, readFile } from './candidates/files'
import { fileBytesMax } from './candidates/rules'
import { Refused, whyNotSavable } from './errors'
import { log } from './log'
import { isForeign } from './origin'

const answer = (status: number, message: string) =>
  Response.json({ message }, { status, headers: { 'cache-control': 'no-store' } })

const statusOf: Record<string, number> = {
  'not allowed': 403,
  'not found': 404,
  invalid: 400,
  'not signed in': 401,
}

function refusal(error: unknown): Response {
  if (error instanceof Refused) return answer(statusOf[error.refusal.kind] ?? 409, error.refusal.message)
  log().error({ err: error }, 'unexpected error in a file route')
  return answer(500, 'Something went wrong on our side. Nothing was changed; try again.')
}

async function memberOf(userSessionId: string | null): Promise<Member | null> {
  return userSessionId ? ((await findPerson(userSessionId))?.member ?? null) : null
}

/** Reads a body up to the cap and not a byte further; null when it is larger. */
async function readCapped(request: Request): Promise<Buffer | null> {
  const parts: Uint8Array[] = []
  let bytes = 0
  const reader = request.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    bytes += value.byteLength
    if (bytes > fileBytesMax) {
      await reader.cancel()
      return null
    }
    parts.push(value)
  }
  return Buffer.concat(parts)
}

function nameOf(request: Request): string | null {
  try {
    return decodeURIComponent(request.headers.get('x-file-name') ?? '').trim() || 'file'
  } catch {
    return null
  }
}

/** Takes a candidate's file as the raw body, its type in Content-Type and its name in X-File-Name (URI-encoded). */
export async function upload(
  request: Request,
  userSessionId: string | null,
  candidateId: string,
): Promise<Response> {
  if (isForeign(request)) return answer(403, 'Requests from other sites are refused.')
  const member = await memberOf(userSessionId)
  if (!member) return answer(401, 'You are signed out. Sign in again in another tab, then try again.')
  const content = await readCapped(request)
  if (!content) return answer(413, 'This file is larger than 10 MB. Upload a smaller one.')
  try {
    const name = nameOf(request)
    if (!name) return answer(400, 'X-File-Name holds the file’s name, URI-encoded.')
    if (whyNotSavable(name))
      return answer(
        400,
        'The file’s name has a character that cannot be saved. Rename the file, then upload it.',
      )
    const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim() ?? ''
    const id = await transactionOf(member, (db) =>
      addFile(db, member, candidateId, { name, mediaType, content }),
    )
    return Response.json({ id })
  } catch (error) {
    return refusal(error)
  }
}

/** Hands a file out as a download, never to be shown in the page's own origin. */
export async function download(userSessionId: string | null, fileId: string): Promise<Response> {
  const member = await memberOf(userSessionId)
  if (!member) return answer(401, 'Sign in to go on.')
  if (!z.uuid().safeParse(fileId).success) return answer(404, 'There is no such file.')
  try {
    const file = await transactionOf(member, (db) => readFile(db, member, fileId))
    return new Response(new Uint8Array(file.content), {
      headers: {
        'content-type': file.mediaType,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      },
    })
  } catch (error) {
    return refusal(error)
  }
}
