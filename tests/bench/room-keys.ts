import { chromium, type Page } from '@playwright/test'

export type MeasuredKey = { key: string; processingMs: number; paintedMs: number }

/**
 * Presses the room's keys in a browser whose CPU is slowed down four times, in one room after the other, each scored from
 * its first question to its last and gone back through: from the key's first listener to its last, what React does at once
 * included, and to the first frame after it.
 */
export async function measureKeys(
  address: string,
  paths: readonly string[],
  cookie: string,
): Promise<{ keys: MeasuredKey[]; reportedMs: number[] }> {
  const browser = await chromium.launch({
    ...(process.env.EVENHAND_CHROMIUM && { executablePath: process.env.EVENHAND_CHROMIUM }),
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: address }])
    const found = { keys: [] as MeasuredKey[], reportedMs: [] as number[] }
    for (const path of paths) {
      const page = await context.newPage()
      await page.addInitScript(watchKeys)
      await page.goto(`${address}${path}`)
      await page
        .getByRole('status')
        .filter({ hasText: /^Saved$/ })
        .waitFor({ timeout: 60_000 })
      const developer = await context.newCDPSession(page)
      await developer.send('Emulation.setCPUThrottlingRate', { rate: 4 })
      await press(page)
      found.keys.push(...(await page.evaluate(() => measuredKeys())))
      found.reportedMs.push(...(await page.evaluate(() => reportedKeysMs())))
      await page.close()
    }
    return found
  } finally {
    await browser.close()
  }
}

async function press(page: Page): Promise<void> {
  const questions = 8
  for (let at = 0; at < questions; at += 1) {
    for (const key of ['a', 'b', 't', String(1 + (at % 5))]) {
      await page.keyboard.press(key)
      await page.waitForTimeout(150)
    }
  }
  // From the review back to the first question.
  for (let at = 0; at < questions; at += 1) {
    await page.keyboard.press('k')
    await page.waitForTimeout(150)
  }
}

declare global {
  function measuredKeys(): MeasuredKey[]
  /** Processing times as the browser's Event Timing has them, which leaves out what took less than 16 ms in all. */
  function reportedKeysMs(): number[]
}

/** Runs in the page, before anything of it. */
function watchKeys(): void {
  const measured: MeasuredKey[] = []
  globalThis.measuredKeys = () => measured
  const reported: number[] = []
  globalThis.reportedKeysMs = () => reported
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[])
      if (entry.name === 'keydown') reported.push(entry.processingEnd - entry.processingStart)
  })
  observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  let startMs = 0
  // First of all listeners on the way down, and last on the way up, when what it painted at once is done.
  window.addEventListener('keydown', () => (startMs = performance.now()), { capture: true })
  window.addEventListener('keydown', ({ key }) => {
    const began = startMs
    const processingMs = performance.now() - began
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () =>
        measured.push({ key, processingMs, paintedMs: performance.now() - began })
      channel.port2.postMessage(null)
    })
  })
}
