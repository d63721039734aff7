import path from 'node:path'
import { analyse } from '@/launcher/analyse/main'

export const root = path.resolve(import.meta.dirname, '../../..')

export type Ran = { code: number; out: string; err: string }

/** Runs the command in this process: what it would write is collected. */
export async function run(args: readonly string[], folder = root): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []]
  const collect = (lines: string[]) => async (text: string) => {
    lines.push(text)
  }
  const code = await analyse(args, folder, { answer: collect(out), aside: collect(err) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

/** A file of the published data in tests/stats/reference. */
export function reference(name: string): string {
  return path.join(root, 'tests/stats/reference', name)
}
