import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// Holds the longest text that is let in, in any script.
const windowBytes = 2 * 1024 * 1024

/**
 * The texts that a workbook's cells name by number, kept in a file of their own rather than in memory. Workbooks number
 * them as their cells first need them, so that a window that moves along serves nearly every one.
 */
export class SharedTexts {
  private readonly folder = mkdtempSync(join(tmpdir(), 'evenhand-'))
  private readonly file = openSync(join(this.folder, 'texts'), 'w+')
  private readonly window = Buffer.alloc(windowBytes)
  private windowAt = 0
  private windowEnd = 0
  private ends = new Float64Array(1024)
  private count = 0
  private pending: Buffer[] = []
  private pendingBytes = 0

  add(text: string): void {
    const bytes = Buffer.from(text)
    if (this.count === this.ends.length) {
      const longer = new Float64Array(this.count * 2)
      longer.set(this.ends)
      this.ends = longer
    }
    this.ends[this.count] = this.endOf(this.count - 1) + bytes.length
    this.count += 1
    this.pending.push(bytes)
    this.pendingBytes += bytes.length
    if (this.pendingBytes > windowBytes) this.flush()
  }

  at(number: number): string {
    if (!(number >= 0 && number < this.count)) return ''
    this.flush()
    const [from, to] = [this.endOf(number - 1), this.endOf(number)]
    if (from < this.windowAt || to > this.windowEnd) {
      // No text that is read on is larger: those that are were refused as they were read.
      this.windowAt = from
      this.windowEnd = from + readSync(this.file, this.window, 0, windowBytes, from)
    }
    return this.window.toString('utf8', from - this.windowAt, Math.min(to, this.windowEnd) - this.windowAt)
  }

  end(): void {
    closeSync(this.file)
    rmSync(this.folder, { recursive: true, force: true })
  }

  private endOf(number: number): number {
    return number < 0 ? 0 : (this.ends[number] ?? 0)
  }

  private flush(): void {
    if (this.pendingBytes === 0) return
    writeSync(this.file, Buffer.concat(this.pending))
    this.pending = []
    this.pendingBytes = 0
  }
}
