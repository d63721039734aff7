import { createHash } from 'node:crypto'
import { seededRandom } from '../stats/random'

/**
 * The ids in the order that a second look's seed gives them at one place, such as a reader and a question: the same
 * whenever it is asked and in whatever order they come, and of another place another one, so that nobody can be
 * followed through.
 */
export function orderAt(seed: number, place: readonly string[], ids: readonly string[]): string[] {
  const digest = createHash('sha256')
    .update([seed, ...place].join(' '))
    .digest()
  // 48 bits are a safe integer.
  return seededRandom(digest.readUIntBE(0, 6)).shuffle(ids.toSorted())
}
