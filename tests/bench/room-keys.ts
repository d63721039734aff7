import { type CDPSession, chromium, type Page } from '@playwright/test'

export type MeasuredKey = {
  key: string
  processingMs: number
  paintedMs: number
  /** Until what the key is for is painted too: the mark that it sets, or the question that it leads to. */
  shownMs: number
}

/**
 * Presses the room's keys in a browser whose CPU is slowed down four times, in one room after the other, each scored from
 * its first question to its last and gone back through: from the key's first listener to its last, what React does at once
 * included, to the first frame after it, and to the frame that shows what the key is for. `plainMs` is what the same plain
 * work takes between any two keys, which is what the machine itself adds to the slowest. `busyMs` is all that a key and that
 * work cost the page's main thread until the next key, whenever it is done.
 */
export async function measureKeys(
  address: string,
  paths: readonly string[],
  cookie: string,
): Promise<{ keys: MeasuredKey[]; reportedMs: number[]; plainMs: number[]; busyMs: number }> {
  const browser = await chromium.launch({
    ...(process.env.EVENHAND_CHROMIUM && { executablePath: process.env.EVENHAND_CHROMIUM }),
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: address }])
    const found = {
      keys: [] as MeasuredKey[],
      reportedMs: [] as number[],
      plainMs: [] as number[],
      busyMs: 0,
    }
    let busySeconds = 0
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
      await developer.send('Performance.enable')
      const before = await taskSecondsOf(developer)
      found.plainMs.push(...(await press(page)))
      busySeconds += (await taskSecondsOf(developer)) - before
      found.keys.push(...(await page.evaluate(() => measuredKeys())))
      found.reportedMs.push(...(await page.evaluate(() => reportedKeysMs())))
      await page.close()
    }
    found.busyMs = (busySeconds * 1000) / found.keys.length
    return found
  } finally {
    await browser.close()
  }
}

async function taskSecondsOf(developer: CDPSession): Promise<number> {
  const { metrics } = await developer.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
}

/** Presses them all; returns what the plain work took after each. */
async function press(page: Page): Promise<number[]> {
  const questions = 8
  const scoring = Array.from({ length: questions }, (_, at) => ['a', 'b', 't', String(1 + (at % 5))]).flat()
  // From the review back to the first question.
  const back = Array.from({ length: questions }, () => 'k')
  const plainMs: number[] = []
  for (const key of [...scoring, ...back]) {
    await page.keyboard.press(key)
    await page.waitForTimeout(150)
    plainMs.push(await page.evaluate(() => plainWorkMs()))
  }
  return plainMs
}

declare global {
  function measuredKeys(): MeasuredKey[]
  /** Processing times as the browser's Event Timing has them, which leaves out what took less than 16 ms in all. */
  function reportedKeysMs(): number[]
  /** Does work that is always the same, about as much as a key is, and returns how long it took. */
  function plainWorkMs(): number
}

/** Runs in the page, before anything of it. */
function watchKeys(): void {
  const measured: MeasuredKey[] = []
  globalThis.measuredKeys = () => measured
  let worked = 1
  globalThis.plainWorkMs = () => {
    const began = performance.now()
    for (let round = 0; round < 100_000; round += 1)
      worked = (Math.imul(worked, 1_664_525) + 1_013_904_223) | 0
    return performance.now() - began
  }
  const reported: number[] = []
  globalThis.reportedKeysMs = () => reported
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[])
      if (entry.name === 'keydown') reported.push(entry.processingEnd - entry.processingStart)
  })
  observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  // As methods: a function with a name of its own would not run in the page as it is compiled here.
  const screen = {
    /** What the key is for, as the page shows it. */
    look(key: string): string | null | undefined {
      if (/[\dk]/.test(key)) return document.querySelector('h1')?.textContent
      const legend = key === 't' ? 'Follow-ups used' : 'Points heard'
      const group = [...document.querySelectorAll('fieldset')].find((one) =>
        one.querySelector('legend')?.textContent?.startsWith(legend),
      )
      return group && [...group.querySelectorAll('input')].map((one) => one.checked).join()
    },
    /** Asked while a frame is made: tells when it is. */
    onceMade(act: (nowMs: number) => void): void {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => act(performance.now())
      channel.port2.postMessage(null)
    },
    watch(one: MeasuredKey, was: string | null | undefined, beganMs: number): void {
      requestAnimationFrame(() => {
        if (screen.look(one.key) !== was)
          screen.onceMade((nowMs) => {
            one.shownMs = nowMs - beganMs
          })
        else if (measured.at(-1) === one) screen.watch(one, was, beganMs)
      })
    },
  }
  let beganMs = 0
  let was: string | null | undefined
  // First of all listeners on the way down, and last on the way up, when what it painted at once is done.
  window.addEventListener(
    'keydown',
    ({ key }) => {
      was = screen.look(key)
      beganMs = performance.now()
    },
    { capture: true },
  )
  window.addEventListener('keydown', ({ key }) => {
    const began = beganMs
    const one = { key, processingMs: performance.now() - began, paintedMs: 0, shownMs: 0 }
    measured.push(one)
    requestAnimationFrame(() =>
      screen.onceMade((nowMs) => {
        one.paintedMs = nowMs - began
      }),
    )
    screen.watch(one, was, began)
  })
}
