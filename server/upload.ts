import * as z from 'zod'
import { findPerson, type Member, requireRole, transactionOf } from './access'
import { beginImport, finishUpload, removeUpload } from './bank-files/imports'
import { addPart, partBytes } from './bank-files/parts'
import { importBytesMax } from './bank-files/rules'
import { addFile, readFile } from './candidates/files'
import { fileBytesMax } from './candidates/rules'
import { Refused, whyNotSavable } from './errors'
import { refuseOtherHost } from './headers'
import { log } from './log'
import { isForeign } from './origin'

export const answer = (status: number, message: string) =>
  Response.json({ message }, { status, headers: { 'cache-control': 'no-store' } })

const statusOf: Record<string, number> = {
  'not allowed': 403,
  'not found': 404,
  invalid: 400,
  'not signed in': 401,
}

export function refusal(error: unknown): Response {
  if (error instanceof Refused) return answer(statusOf[error.refusal.kind] ?? 409, error.refusal.message)
  log().error({ err: error }, 'unexpected error in a file route')
  return answer(500, 'Something went wrong on our side. Nothing was changed; try again.')
}

export async function memberOf(userSessionId: string | null): Promise<Member | null> {
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

/** Who uploads, or why not. No proxy stands before this route: it would keep a copy of every body in memory. */
async function uploaderOf(request: Request, userSessionId: string | null): Promise<Member | Response> {
  const refused = refuseOtherHost(request.headers.get('host'))
  if (refused) return answer(421, refused)
  if (isForeign(request)) return answer(403, 'Requests from other sites are refused.')
  const member = await memberOf(userSessionId)
  return member ?? answer(401, 'You are signed out. Sign in again in another tab, then try again.')
}

/** Takes a candidate's file as the raw body, its type in Content-Type and its name in X-File-Name (URI-encoded). */
export async function upload(
  request: Request,
  userSessionId: string | null,
  candidateId: string,
): Promise<Response> {
  const member = await uploaderOf(request, userSessionId)
  if (member instanceof Response) return member
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

/**
 * Takes a file of questions as the raw body, its name in X-File-Name (URI-encoded), and answers with the id of its import.
 * It is kept part by part as it comes, so that no file is ever in memory as a whole.
 */
export async function uploadQuestions(request: Request, userSessionId: string | null): Promise<Response> {
  const member = await uploaderOf(request, userSessionId)
  if (member instanceof Response) return member
  try {
    requireRole(member, 'admin', 'manager')
    const name = nameOf(request)
    if (!name || whyNotSavable(name)) return answer(400, 'X-File-Name holds the file’s name, URI-encoded.')
    const id = await transactionOf(member, (db) => beginImport(db, member, name))
    try {
      const bytes = await keepBody(request, member, id)
      if (bytes > importBytesMax)
        throw new Refused('invalid', 'This file is larger than 256 MB. Import it in several parts.')
      await finishUpload(member, id, bytes)
    } catch (error) {
      await transactionOf(member, (db) => removeUpload(db, member, id))
      throw error
    }
    return Response.json({ id })
  } catch (error) {
    return refusal(error)
  }
}

/** Keeps a body in parts of one size, and not a byte past the cap. Returns how many bytes came. */
async function keepBody(request: Request, member: Member, bankImportId: string): Promise<number> {
  let bytes = 0
  let number = 0
  let held: Uint8Array[] = []
  let heldBytes = 0
  const keep = async (content: Buffer) => {
    await transactionOf(member, (db) => addPart(db, member, { bankImportId, number, content }))
    number += 1
  }
  const reader = request.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    bytes += value.byteLength
    if (bytes > importBytesMax) {
      await reader.cancel()
      return bytes
    }
    held.push(value)
    heldBytes += value.byteLength
    if (heldBytes < partBytes) continue
    let whole = Buffer.concat(held)
    for (; whole.length >= partBytes; whole = whole.subarray(partBytes))
      await keep(whole.subarray(0, partBytes))
    held = [whole]
    heldBytes = whole.length
  }
  if (heldBytes > 0) await keep(Buffer.concat(held))
  return bytes
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
