import { chromium } from '@playwright/test'
import { percentile } from './report'

export type Browsed = {
  firstPaintMs: number
  rowsMs: number
  frames: number
  p50Ms: number
  p95Ms: number
  longestMs: number
  /** The main thread's own time, which a busy machine does not stretch. */
  cpuMsPerFrame: number
  rowsDrawn: number
}

/** Opens a comparison in a browser and scrolls its grid from end to end, a wheel's turn a frame. */
export async function browse(address: string, path: string, cookie: string): Promise<Browsed> {
  const browser = await chromium.launch({
    ...(process.env.EVENHAND_CHROMIUM && { executablePath: process.env.EVENHAND_CHROMIUM }),
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: address }])
    const page = await context.newPage()
    await page.goto(`${address}${path}`)
    const table = page.getByRole('table', { name: 'Comparison' })
    await table.getByRole('rowheader').nth(5).waitFor()
    const rowsMs = await page.evaluate(() => performance.now())
    const firstPaintMs = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    )
    // What the browser computes by itself, the standing, is not what is asked here.
    await page.waitForTimeout(3_000)
    const developer = await context.newCDPSession(page)
    await developer.send('Performance.enable', { timeDomain: 'threadTicks' })
    const cpuSeconds = async () => {
      const { metrics } = await developer.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
    }
    const cpuBefore = await cpuSeconds()
    const gapsMs = await table.evaluate(async (element) => {
      const frame = element.parentElement as HTMLElement
      const gaps: number[] = []
      let last = await new Promise<number>(requestAnimationFrame)
      while (frame.scrollTop + frame.clientHeight < frame.scrollHeight - 1 && gaps.length < 2_000) {
        frame.scrollTop += 100
        const now = await new Promise<number>(requestAnimationFrame)
        gaps.push(now - last)
        last = now
      }
      return gaps
    })
    const cpuMs = 1000 * ((await cpuSeconds()) - cpuBefore)
    const sorted = gapsMs.toSorted((a, b) => a - b)
    return {
      firstPaintMs,
      rowsMs,
      frames: gapsMs.length,
      p50Ms: percentile(sorted, 0.5),
      p95Ms: percentile(sorted, 0.95),
      longestMs: sorted.at(-1) ?? Number.NaN,
      cpuMsPerFrame: cpuMs / gapsMs.length,
      rowsDrawn: await table.getByRole('rowheader').count(),
    }
  } finally {
    await browser.close()
  }
}
