import { fileTypes } from '@/server/candidates/rules'

/** For the file picker: the types and, for machines that do not know them, the endings. */
export const acceptedFiles = Object.entries(fileTypes)
  .flatMap(([mediaType, { extension }]) => [mediaType, `.${extension}`])
  .join(',')

export const filesInWords = 'PDF, Word or plain text, up to 10 MB.'

/** How large a file is, in the unit that suits it. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
