import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Looks at the page that is open in both designs, and says what a person could not use. */
export async function inspect(page: Page, where: string): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze()
    for (const { id: rule, nodes } of violations) {
      found.push(
        `${where} (${colorScheme}) ${rule}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
      )
    }
  }
  return found
}
