import { expect, type Page } from '@playwright/test'

export const placeOf = (page: Page, number: number) =>
  page
    .getByRole('navigation', { name: 'Questions' })
    .getByRole('button', { name: new RegExp(`^Question ${number}, `) })
export const noteOf = (page: Page) => page.getByRole('textbox', { name: 'Note', exact: true })

/** Until the server has it all. The room waits longer from try to try while nothing answers. */
export const untilSaved = (page: Page) =>
  expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible({ timeout: 60_000 })

/** Until the browser could open the room without the server. */
export async function untilKeptOnDevice(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(async () => Boolean(await caches.match('/sessions/offline'))), {
      timeout: 30_000,
    })
    .toBe(true)
}

/** Until so many changes that the server did not answer are on the disk. */
export const untilKept = (page: Page, changes: number) =>
  expect(
    page.getByRole('status').filter({ hasText: `Offline: ${changes} changes kept on this device` }),
  ).toBeVisible({ timeout: 30_000 })
