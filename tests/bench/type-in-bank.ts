import { chromium } from '@playwright/test'

/** Types into the bank’s search and waits until the list that it found is painted: how long, for each text. */
export async function typeInBank(
  address: string,
  cookie: string,
  texts: readonly string[],
): Promise<number[]> {
  const browser = await chromium.launch({
    ...(process.env.EVENHAND_CHROMIUM && { executablePath: process.env.EVENHAND_CHROMIUM }),
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: address }])
    const page = await context.newPage()
    // What tsx wraps named functions in is not there in the page.
    await page.addInitScript('globalThis.__name = (named) => named')
    await page.goto(`${address}/bank`)
    const search = page.getByRole('searchbox', { name: 'Search questions' })
    await page.getByRole('row').nth(5).waitFor()
    const tookMs: number[] = []
    // The first one only warms up.
    for (const text of [texts[0] ?? '', ...texts]) {
      await search.fill('')
      await page
        .getByRole('table', { name: 'Questions' })
        .locator('mark')
        .first()
        .waitFor({ state: 'detached' })
      await search.pressSequentially(text.slice(0, -1), { delay: 20 })
      const painted = page.evaluate(
        ([typed, found]) =>
          new Promise<number>((resolve) => {
            const isFound = () =>
              [...document.querySelectorAll('mark')].some((mark) =>
                mark.textContent?.toLowerCase().startsWith(found),
              ) && new URLSearchParams(location.search).get('text') === typed
            let pressedAt = Number.NaN
            document.addEventListener(
              'keydown',
              (event) => {
                pressedAt = event.timeStamp
              },
              { once: true },
            )
            const look = () => {
              if (Number.isNaN(pressedAt) || !isFound()) requestAnimationFrame(look)
              else requestAnimationFrame((now) => resolve(now - pressedAt))
            }
            look()
          }),
        [text, text.slice(0, 3)] as const,
      )
      await search.pressSequentially(text.slice(-1))
      tookMs.push(await painted)
    }
    return tookMs.slice(1)
  } finally {
    await browser.close()
  }
}
