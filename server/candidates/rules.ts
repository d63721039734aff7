/** Why an application cannot be taken back, in words; null when it can. */
export function whyNotWithdraw(application: { evaluations: number }): string | null {
  return application.evaluations > 0
    ? 'Sessions were planned for this application, so it stays. Record a decision instead.'
    : null
}

/** Why a candidate cannot have an address: somebody whom the member knows has it. */
export function whyNotAddress(label: string): string {
  return `There is already a candidate with this address: ${label}.`
}

/** What may be uploaded as a CV. Nothing a browser would run. */
export const fileTypes: Readonly<Record<string, { label: string; extension: string }>> = {
  'application/pdf': { label: 'PDF', extension: 'pdf' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    label: 'Word',
    extension: 'docx',
  },
  'application/msword': { label: 'Word', extension: 'doc' },
  'text/plain': { label: 'Text', extension: 'txt' },
}
export const fileBytesMax = 10 * 1024 * 1024

/**
 * The type of a file by what the browser says or, where it says nothing, as for Word on a machine without Word, by the
 * name; null for every other type.
 */
export function fileTypeOf(file: { name: string; mediaType: string }): string | null {
  if (Object.hasOwn(fileTypes, file.mediaType)) return file.mediaType
  if (file.mediaType && file.mediaType !== 'application/octet-stream') return null
  const name = file.name.toLowerCase()
  return Object.keys(fileTypes).find((type) => name.endsWith(`.${fileTypes[type]?.extension}`)) ?? null
}

/** Why a file is refused before a byte of it is read, in words; null when it may come. */
export function whyNotUpload(file: { name: string; mediaType: string; sizeBytes: number }): string | null {
  if (!fileTypeOf(file)) return 'Only PDF, Word and plain text can be uploaded. Save the CV as one of these.'
  if (file.sizeBytes === 0) return 'This file is empty. Choose another one.'
  if (file.sizeBytes > fileBytesMax) return 'This file is larger than 10 MB. Upload a smaller one.'
  return null
}

const beginnings: Readonly<Record<string, readonly number[]>> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46],
  'application/msword': [0xd0, 0xcf, 0x11, 0xe0],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': [0x50, 0x4b, 0x03, 0x04],
}

/** Why a file is refused by its content, in words; null when it is what it says it is. */
export function whyNotContent(mediaType: string, content: Uint8Array): string | null {
  if (looksLike(mediaType, content)) return null
  return `This file says it is ${fileTypes[mediaType]?.label}, but its content is not. Save it again, or choose another one.`
}

/** Whether the bytes begin like a file of that type; text is whatever holds no zero byte. */
export function looksLike(mediaType: string, content: Uint8Array): boolean {
  const beginning = beginnings[mediaType]
  if (!beginning) return !content.includes(0)
  // A PDF may have something before its mark; readers look for it in the first 1,024 bytes.
  const last = mediaType === 'application/pdf' ? 1024 : 0
  for (let at = 0; at <= last; at += 1)
    if (beginning.every((byte, offset) => content[at + offset] === byte)) return true
  return false
}
