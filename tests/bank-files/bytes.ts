import type { Entry, Source } from '@/server/bank-files/rules'

/** Bytes as a file, in pieces of any size, so that every seam is somewhere. */
export function sourceOf(content: string | Uint8Array, pieceBytes = 7): Source {
  const whole = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return {
    sizeBytes: whole.byteLength,
    async *bytes(from = 0) {
      for (let at = from; at < whole.byteLength; at += pieceBytes) yield whole.subarray(at, at + pieceBytes)
    },
  }
}

export async function collect(entries: AsyncIterable<Entry>): Promise<Entry[]> {
  const found: Entry[] = []
  for await (const entry of entries) found.push(entry)
  return found
}

export async function bytesOf(content: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of content) parts.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(parts)
}
