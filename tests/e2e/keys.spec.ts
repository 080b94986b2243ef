import type { Page } from '@playwright/test'
import { DAY_MS } from '@/lib/domain/time/units'
import { expect, freshTest as test } from '../support/app'
import { bar, openHarbour } from './reading-room-page'
import { begin, brief, grades, sure } from './rehearsal.fixture'

/** Keys that a learner chooses themselves. */
const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })
const add = (page: Page, name: string) => row(page, name).getByRole('button', { name: `Add for ${name}` })
const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
}

const bind = async (page: Page, name: string, key: string) => {
  await add(page, name).click()
  await expect(row(page, name).getByRole('button', { name: /^Press a key/ })).toBeVisible()
  await page.keyboard.press(key)
  await expect(add(page, name)).toBeVisible()
}

const open = async (page: Page) => {
  await page.goto('/settings/keys')
  await expect(async () => {
    await add(page, 'Hard').click()
    await expect(page.getByRole('button', { name: /^Press a key/ })).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await page.keyboard.press('Escape')
}

const answered = (page: Page) => page.getByText(/^(Again|Hard|Good|Easy)\. \d+ left$/)
const ready = (page: Page) => page.waitForFunction(() => document.activeElement?.closest('article') !== null)

test('a chosen key grades, is shown and announced on its button, and is in the list of keys', async ({ page }) => {
  await open(page)
  await row(page, 'Good').getByRole('button', { name: 'Remove 3 from Good' }).click()
  await bind(page, 'Good', 'F9')
  await bind(page, 'Good', 'PageDown')
  await bind(page, 'Search articles, facts and cards', 'q')
  await row(page, 'Search articles').getByRole('button', { name: 'Remove / from' }).click()
  await save(page)
  const search = page.getByRole('link', { name: 'Search', exact: true }).first()
  await expect(search).toHaveAttribute('aria-keyshortcuts', 'Q')
  await expect(search).toHaveAttribute('title', 'Search (Q)')
  await page.goto('/review')
  await ready(page)
  await page.keyboard.press('Space')
  const good = page.getByRole('button', { name: /^Good/ })
  await expect(good).toHaveAttribute('aria-keyshortcuts', 'F9 PageDown')
  await expect(good.locator('kbd')).toHaveText('F9')
  await page.keyboard.press('3')
  await expect(good).toBeVisible()
  await page.keyboard.press('F9')
  await expect(answered(page)).toHaveText(/^Good/)
  await page.keyboard.press('Space')
  await page.keyboard.press('PageDown')
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(dialog.getByRole('term').filter({ hasText: 'F9' })).toHaveText('F9PageDown')
  await expect(dialog.getByRole('term').filter({ hasText: /^Q$/ })).toBeVisible()
  await expect(dialog.getByText('/', { exact: true })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.keyboard.press('q')
  await expect(page).toHaveURL(/\/search$/)
})

test('a key with two meanings is named on both, and refused', async ({ page }) => {
  await open(page)
  await bind(page, 'Show the hint', 'e')
  await expect(row(page, 'Show the hint').getByRole('alert').first()).toHaveText('E is also used for: Edit the card.')
  await expect(row(page, 'Edit the card').getByRole('alert').last()).toHaveText('E is also used for: Show the hint.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('E is set for both')).toBeVisible()
  await bind(page, 'Show the hint', 'Control+k')
  await expect(row(page, 'Show the hint').getByRole('alert').first()).toContainText('Ctrl+K cannot be changed')
  await page.getByRole('button', { name: 'Restore defaults' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
  await save(page)
})

test('the keys of a rehearsal follow, and undoing the change brings the usual ones back', async ({
  page,
  ownServer,
}) => {
  await open(page)
  await row(page, 'Hard').getByRole('button', { name: 'Remove 2 from Hard' }).click()
  await bind(page, 'Hard', 'F8')
  await save(page)
  await begin(page, await brief(ownServer.url, 5 * DAY_MS, ['spoken']))
  await expect(sure(page).getByRole('button', { name: /^Fairly sure/ })).toHaveAttribute('aria-keyshortcuts', 'F8')
  await page.keyboard.press('2')
  await expect(sure(page)).toBeVisible()
  await page.keyboard.press('F8')
  await expect(grades(page)).toBeVisible()
  await page.goto('/history')
  const change = page.getByRole('listitem').filter({ hasText: 'Keys changed' })
  await change.getByRole('button', { name: /^Undo/ }).click()
  await expect(change.getByRole('button', { name: /^Redo/ })).toBeVisible()
  await page.goto('/settings/keys')
  await expect(row(page, 'Hard').getByRole('button', { name: 'Remove 2 from Hard' })).toBeVisible()
})

test('with single keys off a function key works, and nothing claims that a letter does', async ({ page }) => {
  await open(page)
  await bind(page, 'Show the answer, then accept the suggested grade', 'F7')
  await save(page)
  await page.goto('/settings')
  await page.getByLabel('Single-letter shortcuts', { exact: true }).uncheck()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(/^Saved\./)).toBeVisible()
  await page.goto('/review')
  await ready(page)
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Show answer' })).toHaveAttribute('aria-keyshortcuts', 'F7')
  await page.keyboard.press('F7')
  await expect(grades(page)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Good/ })).not.toHaveAttribute('aria-keyshortcuts')
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Search', exact: true })).not.toHaveAttribute('aria-keyshortcuts')
})

test('the keys of the reading room follow, and come before those of every page', async ({ page }) => {
  await open(page)
  await row(page, 'Accept the draft').getByRole('button', { name: 'Remove A from Accept the draft' }).click()
  await bind(page, 'Accept the draft', 'F8')
  await bind(page, 'Skip the draft', '/')
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
  await bind(page, 'Next draft', 'g')
  await expect(page.getByText('G is also used for: Go to a page')).toBeVisible()
  await row(page, 'Next draft').getByRole('button', { name: 'Remove G from Next draft' }).click()
  await save(page)
  await openHarbour(page)
  const accept = page.getByRole('button', { name: 'Accept', exact: true })
  await expect(accept).toHaveAttribute('aria-keyshortcuts', 'F8')
  await page.keyboard.press('a')
  await page.keyboard.press('F8')
  await expect(bar(page)).toContainText('1 of 10 decided, 1 accepted')
  await page.keyboard.press('/')
  await expect(bar(page)).toContainText('2 of 10 decided, 1 accepted')
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(list.getByRole('term').filter({ hasText: /^F8$/ })).toBeVisible()
  await expect(list.getByRole('term').filter({ hasText: /^S\/$/ })).toBeVisible()
})

test('the table of cards flags and deletes by the keys that were chosen', async ({ page }) => {
  await open(page)
  await row(page, 'Retire the facts of the selected cards').getByRole('button', { name: 'Remove Delete from' }).click()
  await bind(page, 'Retire the facts of the selected cards', 'F9')
  await save(page)
  await page.goto('/cards')
  const table = page.getByRole('grid', { name: 'Cards found' })
  const found = Number(await table.getAttribute('aria-rowcount'))
  await expect(async () => {
    await table.focus()
    await page.keyboard.press('Delete')
    await page.keyboard.press('F9')
    await expect(page.locator('[data-toast]')).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await expect(table).not.toHaveAttribute('aria-rowcount', String(found))
})

test('a button of a gamepad can be bound and grades', async ({ page }) => {
  await page.addInitScript(() => {
    const buttons = Array.from({ length: 4 }, () => ({ pressed: false, touched: false, value: 0 }))
    Object.assign(window, { pad: buttons })
    Object.defineProperty(navigator, 'getGamepads', {
      value: () => [{ id: 'pedal', index: 0, connected: true, buttons }],
    })
  })
  const press = async (index: number) => {
    const set = (pressed: boolean) =>
      page.evaluate(
        ([at, isDown]) => {
          const { pad } = window as unknown as { pad: { pressed: boolean }[] }
          const button = pad[Number(at)]
          if (button) button.pressed = Boolean(isDown)
          // Two frames, so that it is looked at in between.
          return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
        },
        [index, pressed] as const,
      )
    await set(true)
    await set(false)
  }
  await open(page)
  await add(page, 'Show the answer, then accept the suggested grade').click()
  await expect(page.getByRole('button', { name: /^Press a key/ })).toBeVisible()
  await press(1)
  await expect(row(page, 'Show the answer, then accept').locator('kbd').last()).toHaveText('Gamepad 2')
  await save(page)
  await page.goto('/review')
  await ready(page)
  await expect(async () => {
    await press(1)
    await expect(grades(page)).toBeVisible({ timeout: 1_000 })
  }).toPass()
})
