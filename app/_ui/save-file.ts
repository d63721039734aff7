/** A file that the server made: as text, or as bytes in base64. */
type MadeFile = { name: string; mediaType: string } & ({ text: string } | { base64: string })

/** Puts a file into the downloads. */
export function saveFile(file: MadeFile): void {
  const content =
    'text' in file ? file.text : Uint8Array.from(atob(file.base64), (char) => char.charCodeAt(0))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type: file.mediaType }))
  link.download = file.name
  link.click()
  // The download has begun by then; the memory is given back.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
