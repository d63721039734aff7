import { gzipSync } from 'node:zlib'
import { send } from './load'

/**
 * The scripts that each page's HTML names, gzipped one by one: what a browser loads that was never here. The room is
 * opened by the interviewer who sits in it, everything else by the manager.
 */
export async function measureFirstLoads(
  address: string,
  pages: Readonly<Record<string, string>>,
  cookies: { interviewer: string; manager: string },
): Promise<{ name: string; files: number; bytes: number }[]> {
  const sizes = new Map<string, number>()
  const found: { name: string; files: number; bytes: number }[] = []
  for (const [name, path] of Object.entries(pages)) {
    const cookie = name === 'room' ? cookies.interviewer : cookies.manager
    const html = await send(`${address}${path}`, { cookie })
    const scripts = new Set(
      [...html.matchAll(/<script[^>]+src="(\/_next\/[^"]+\.js)"/g)].map(([, src]) => src ?? ''),
    )
    let bytes = 0
    for (const script of scripts) {
      const size = sizes.get(script) ?? gzipSync(await send(`${address}${script}`, {})).byteLength
      sizes.set(script, size)
      bytes += size
    }
    found.push({ name, files: scripts.size, bytes })
  }
  return found
}
