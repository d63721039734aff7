import { Readable } from 'node:stream'
import { crc32, createDeflateRaw, createInflateRaw } from 'node:zlib'
import { Refused } from '../errors'
import type { Source } from './rules'

const broken = () =>
  new Refused('invalid', 'This workbook is damaged or protected. Save it again as .xlsx, without a password.')

/** What a workbook unpacks to at most; more is no list of questions but an attack, or several files’ worth. */
const unpackedBytesMax = 1024 * 1024 * 1024

type Packed = { name: string; method: number; packed: number; unpacked: number; at: number }
export type Archive = { names: readonly string[]; read: (name: string) => AsyncGenerator<Uint8Array> }

/** Opens a ZIP file by its directory, and refuses one that says that it unpacks to too much. */
export async function openArchive(source: Source): Promise<Archive> {
  const tailAt = Math.max(0, source.sizeBytes - 66_000)
  const tail = await readBytes(source, tailAt, source.sizeBytes - tailAt)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end === -1 || end + 22 > tail.length) throw broken()
  const count = tail.readUInt16LE(end + 10)
  const size = tail.readUInt32LE(end + 12)
  const at = tail.readUInt32LE(end + 16)
  if (count > 5000 || size > 4_000_000 || at + size > source.sizeBytes) throw broken()
  const files = listDirectory(await readBytes(source, at, size), count)
  if (files.reduce((sum, one) => sum + one.unpacked, 0) > unpackedBytesMax)
    throw new Refused(
      'invalid',
      'This workbook unpacks to more than 1 GB. Save it as CSV, or in several parts.',
    )
  return {
    names: files.map(({ name }) => name),
    read: (name) =>
      unpack(
        source,
        files.find((one) => one.name === name),
      ),
  }
}

function listDirectory(bytes: Buffer, count: number): Packed[] {
  const files: Packed[] = []
  let at = 0
  for (let seen = 0; seen < count; seen += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw broken()
    const nameLength = bytes.readUInt16LE(at + 28)
    files.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      // A file under a password cannot be read.
      method: (bytes.readUInt16LE(at + 8) & 1) === 1 ? -1 : bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return files
}

async function* unpack(source: Source, file: Packed | undefined): AsyncGenerator<Uint8Array> {
  if (!file || (file.method !== 0 && file.method !== 8)) throw broken()
  const head = await readBytes(source, file.at, 30)
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) throw broken()
  const from = file.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  const packed = Readable.from(take(source.bytes(from), file.packed))
  const parts: AsyncIterable<Uint8Array> = file.method === 0 ? packed : packed.pipe(createInflateRaw())
  let bytes = 0
  try {
    for await (const part of parts) {
      bytes += part.byteLength
      // What says that it is small and is not was made to do harm.
      if (bytes > file.unpacked) throw broken()
      yield part
    }
  } catch (error) {
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('Z_') ? broken() : error
  } finally {
    packed.destroy()
  }
}

async function* take(parts: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  let left = bytes
  for await (const part of parts) {
    yield part.subarray(0, left)
    left -= part.byteLength
    if (left <= 0) return
  }
}

async function readBytes(source: Source, from: number, length: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of take(source.bytes(from), length)) parts.push(part)
  return Buffer.concat(parts)
}

type Made = { name: string; content: AsyncIterable<string> | Iterable<string> }

/** A ZIP file, made as it is read: sizes follow each file, since nobody knows them before. */
export async function* makeArchive(files: Iterable<Made>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content } of files) {
    const title = Buffer.from(name)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(0x0808, 6)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(earliest, 10)
    head.writeUInt16LE(title.length, 26)
    const begin = at
    yield Buffer.concat([head, title])
    at += head.length + title.length
    let sum = 0
    let unpacked = 0
    let packed = 0
    const counted = async function* () {
      for await (const text of content) {
        const bytes = Buffer.from(text)
        sum = crc32(bytes, sum)
        unpacked += bytes.length
        yield bytes
      }
    }
    const source = Readable.from(counted())
    const deflate = createDeflateRaw({ level: 6 })
    source.on('error', (error) => deflate.destroy(error))
    for await (const part of source.pipe(deflate) as AsyncIterable<Buffer>) {
      packed += part.length
      yield part
    }
    const sizes = Buffer.alloc(16)
    sizes.writeUInt32LE(0x08074b50, 0)
    sizes.writeUInt32LE(sum, 4)
    sizes.writeUInt32LE(packed, 8)
    sizes.writeUInt32LE(unpacked, 12)
    yield sizes
    at += packed + sizes.length
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 4)
    // From here as in the file's own head.
    head.copy(entry, 6, 4, 14)
    sizes.copy(entry, 16, 4, 16)
    entry.writeUInt16LE(title.length, 28)
    entry.writeUInt32LE(begin, 42)
    directory.push(entry, title)
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length / 2, 8)
  end.writeUInt16LE(directory.length / 2, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  yield Buffer.concat([listed, end])
}

/** Midnight of 1 January 1980, as no file here has a time worth telling. */
const earliest = 0x00210000
