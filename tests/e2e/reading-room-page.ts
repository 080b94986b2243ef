import type { Page } from '@playwright/test'
import { expect } from '../support/app'
import { HARBOUR } from './reading-room.fixture'

/** What the tests of the reading room look at and do. */

export const bar = (page: Page) => page.getByRole('region', { name: 'Drafts', exact: true })
export const draft = (page: Page) => page.getByRole('region', { name: /^Draft \d+ of \d+$/ })
export const saidOf = (page: Page) => page.getByRole('status').filter({ hasText: /decided|Taken back|fix/ })
export const dialog = (page: Page) => page.getByRole('dialog', { name: 'Make a fact' })

export const textField = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** Adds the report and waits for its drafts. */
export async function openHarbour(page: Page, text = HARBOUR): Promise<string> {
  await page.goto('/library/add')
  await textField(page, 'Text').fill(text)
  await textField(page, 'Title').fill('A harbour that grew too fast')
  await textField(page, 'Date').fill('2023-02-20')
  await page.getByRole('button', { name: 'Add the article' }).click()
  // The first text that a fresh server reads waits for its reading thread to start.
  await expect(page.getByRole('heading', { level: 1, name: 'A harbour that grew too fast' })).toBeVisible({
    timeout: 30_000,
  })
  await expect(bar(page)).toContainText('0 of 10 decided, 0 accepted', { timeout: 30_000 })
  return page.url()
}

/** Decisions are sent in the background; an empty store says that all have been answered. */
export const allSent = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('aide-decision')).length),
    )
    .toBe(0)
