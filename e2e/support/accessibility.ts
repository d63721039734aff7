import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const onlyOfColour = ['color-contrast', 'link-in-text-block']

/**
 * Looks at the page that is open in both designs, and says what a person could not use.
 *
 * The designs differ in colours alone, so that the second is asked for those only.
 */
export async function inspect(page: Page, where: string): Promise<string[]> {
  await page.evaluate(axeSource)
  await wear(page, 'light')
  const light = await look(page, { type: 'tag', values: standards })
  await wear(page, 'dark')
  const dark = await look(page, { type: 'rule', values: onlyOfColour })
  const inWords = (design: string) => (one: Violation) =>
    `${where} (${design}) ${one.rule}: ${one.places.join(' | ')}`
  return [...light.map(inWords('light')), ...dark.map(inWords('dark'))]
}

/** Turns to a design, and waits until it is painted: the elements change some time after the answer. */
async function wear(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted, 100))))
}

type Axe = { run: (of: Document, options: axe.RunOptions) => Promise<axe.AxeResults> }

type Violation = { rule: string; places: string[] }

/** What is still wrong a moment later: some elements keep the colours of the other design for a while. */
async function look(page: Page, runOnly: axe.RunOnly): Promise<Violation[]> {
  const found = await run(page, runOnly)
  if (found.length === 0) return found
  await page.waitForTimeout(1000)
  return run(page, runOnly)
}

/** One run inside the page; only what is wrong is gathered and sent, which is most of the time. */
function run(page: Page, runOnly: axe.RunOnly): Promise<Violation[]> {
  return page.evaluate(
    (asked) =>
      (window as unknown as { axe: Axe }).axe
        .run(document, { runOnly: asked, resultTypes: ['violations'] })
        .then(({ violations }) =>
          violations.map(({ id, nodes }) => ({
            rule: id,
            places: nodes.map(({ target, any }) => `${target.join(' ')} ${any[0]?.message ?? ''}`),
          })),
        ),
    runOnly,
  )
}
