import { createHash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { alikeFrom } from '../bank/likeness'
import { keywordsOf } from '../rubrics/rules'
import { plainPrompt } from './rules'

/** At most so many others are compared with one prompt: the last that share a rare word with it. */
const comparedMax = 200

export type Match = { at: number; isSame: boolean }

/**
 * Prompts, and for each the earlier one that asks most nearly the same. Two prompts that share half of their words share
 * one among the rarest of each, so that only those are looked up: hundreds of thousands take seconds, and words as numbers
 * little memory.
 */
export class Prompts {
  private readonly numbers = new Map<string, number>()
  private readonly sames = new Map<string, number>()
  private readonly sameAs: (number | undefined)[] = []
  private readonly holders: number[] = []
  private words = new Int32Array(4096)
  private readonly ends: number[] = []

  get size(): number {
    return this.ends.length
  }

  add(prompt: string): void {
    const at = this.size
    let end = this.endOf(at - 1)
    for (const word of keywordsOf(prompt)) {
      const number = this.numbers.get(word) ?? this.numbers.size
      this.numbers.set(word, number)
      this.holders[number] = (this.holders[number] ?? 0) + 1
      if (end === this.words.length) {
        const longer = new Int32Array(end * 2)
        longer.set(this.words)
        this.words = longer
      }
      this.words[end] = number
      end += 1
    }
    this.ends.push(end)
    const digest = createHash('sha1').update(plainPrompt(prompt)).digest('base64')
    this.sameAs.push(this.sames.get(digest))
    if (!this.sames.has(digest)) this.sames.set(digest, at)
  }

  /** The match of each prompt from `from` on; `isOther` says which may be one. */
  async *matches(from: number, isOther: (a: number, b: number) => boolean): AsyncGenerator<[number, Match]> {
    this.sortByRarity()
    const known: number[][] = []
    const seenFor = new Int32Array(this.size).fill(-1)
    for (let at = 0; at < this.size; at += 1) {
      const [begin, end] = [this.endOf(at - 1), this.endOf(at)]
      // Of fewer shared words than these, one would be among the rarest.
      const rare = this.words.subarray(begin, Math.min(end, end - Math.ceil(alikeFrom * (end - begin)) + 1))
      if (at >= from) {
        const same = this.sameAs[at]
        if (same !== undefined && isOther(at, same)) yield [at, { at: same, isSame: true }]
        else {
          const best = this.bestOf(at, rare, known, seenFor, isOther)
          if (best !== undefined) yield [at, { at: best, isSame: false }]
        }
      }
      for (const word of rare) {
        const holders = known[word]
        if (holders) holders.push(at)
        else known[word] = [at]
      }
      // Whoever else is served here does not wait for all of them.
      if (at % 256 === 0) await breathe()
    }
  }

  private bestOf(
    at: number,
    rare: Int32Array,
    known: readonly number[][],
    seenFor: Int32Array,
    isOther: (a: number, b: number) => boolean,
  ): number | undefined {
    let best: number | undefined
    let bestLikeness = 0
    let compared = 0
    for (const word of rare) {
      const holders = known[word] ?? []
      for (let last = holders.length - 1; last >= 0 && compared < comparedMax; last -= 1) {
        const other = holders[last]!
        if (seenFor[other] === at) continue
        seenFor[other] = at
        compared += 1
        const likeness = this.likeness(at, other)
        if (likeness >= alikeFrom && likeness >= bestLikeness && isOther(at, other)) {
          best = other
          bestLikeness = likeness
        }
      }
    }
    return best
  }

  /** Both are in one order, so that one walk along both counts what they share. */
  private likeness(a: number, b: number): number {
    let [i, j] = [this.endOf(a - 1), this.endOf(b - 1)]
    const [endA, endB] = [this.endOf(a), this.endOf(b)]
    const all = endA - i + endB - j
    let shared = 0
    while (i < endA && j < endB) {
      const order = this.rank[this.words[i]!]! - this.rank[this.words[j]!]!
      if (order === 0) shared += 1
      if (order <= 0) i += 1
      if (order >= 0) j += 1
    }
    return all === shared ? 0 : shared / (all - shared)
  }

  private rank = new Int32Array(0)

  private sortByRarity(): void {
    const order = [...this.holders.keys()].sort((a, b) => this.holders[a]! - this.holders[b]!)
    this.rank = new Int32Array(order.length)
    for (const [rank, word] of order.entries()) this.rank[word] = rank
    for (let at = 0; at < this.size; at += 1)
      this.words.subarray(this.endOf(at - 1), this.endOf(at)).sort((a, b) => this.rank[a]! - this.rank[b]!)
  }

  private endOf(at: number): number {
    return at < 0 ? 0 : (this.ends[at] ?? 0)
  }
}
