import { path } from '@/app/_api/path'
import { uploadFile } from '@/app/_api/upload-file'
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

/** Uploads a candidate's file. */
export async function sendFile({ candidateId, file, mediaType, ...sending }: Sending): Promise<void> {
  await uploadFile({ address: path.upload({ candidate: candidateId }), file, mediaType, ...sending })
}
