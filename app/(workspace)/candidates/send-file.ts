import { path } from '@/app/_api/path'
import { fileTypeOf, whyNotContent, whyNotUpload } from '@/server/candidates/rules'

export type ChosenFile = { file: File; mediaType: string }

export type CheckedFile = { file: ChosenFile; whyNot: null } | { file: null; whyNot: string }

/** A chosen file with its type, or why it would be refused, by its content too; told before a byte is sent. */
export async function checkFile(file: File): Promise<CheckedFile> {
  const about = { name: file.name, mediaType: file.type }
  const mediaType = fileTypeOf(about) ?? file.type
  let whyNot = whyNotUpload({ ...about, sizeBytes: file.size })
  try {
    whyNot ??= whyNotContent(mediaType, new Uint8Array(await file.arrayBuffer()))
  } catch {
    whyNot = 'This file cannot be read. Choose it again.'
  }
  return whyNot ? { file: null, whyNot } : { file: { file, mediaType }, whyNot: null }
}

type Sending = ChosenFile & {
  candidateId: string
  /** From 0 to 1, as the bytes leave the device. */
  onProgress?: (share: number) => void
  signal?: AbortSignal
}

/** Why a file did not arrive, in words for the screen. */
export class NotSent extends Error {}

/** Uploads a candidate's file. XMLHttpRequest, because fetch does not tell how much has left. */
export function sendFile({ candidateId, file, mediaType, onProgress, signal }: Sending): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${path.upload()}?candidate=${encodeURIComponent(candidateId)}`)
    request.setRequestHeader('content-type', mediaType)
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.responseType = 'json'
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total)
    })
    request.addEventListener('load', () => {
      if (request.status === 200) resolve()
      else reject(new NotSent(messageOf(request.response)))
    })
    request.addEventListener('error', () => reject(new NotSent(unreachable)))
    request.addEventListener('abort', () => reject(new NotSent('The upload was cancelled.')))
    signal?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

const unreachable = 'The file did not arrive: Evenhand cannot be reached. Check the connection and try again.'

function messageOf(answer: unknown): string {
  const message = (answer as { message?: unknown } | null)?.message
  return typeof message === 'string' ? message : unreachable
}
