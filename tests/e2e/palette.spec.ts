import type { Page } from '@playwright/test'
import { expect, freshTest, test } from '../support/app'
import { judgeThemes } from '../support/judge'
import { hearsKeys } from './session-page'

const palette = 'Command palette'

/** Opens the palette; the first press may come before the page listens. */
const opened = async (page: Page) => {
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog', { name: palette })).toBeVisible({ timeout: 1_000 })
  }).toPass()
}

test('Ctrl+K finds a page, an action and words of the library, and Esc puts the focus back', async ({ page }) => {
  await page.goto('/retention')
  await page.getByRole('link', { name: 'Cards' }).first().focus()
  await opened(page)
  const dialog = page.getByRole('dialog', { name: palette })
  const field = dialog.getByRole('combobox')
  await expect(field).toBeFocused()
  await expect(dialog.getByRole('option', { name: 'Start review' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('link', { name: 'Cards' }).first()).toBeFocused()

  await page.keyboard.press('Control+k')
  await field.fill('conflicts')
  await expect(dialog.getByRole('option', { selected: true })).toHaveText('Conflicts')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/library\/conflicts$/)

  await page.keyboard.press('Control+k')
  await field.fill('tajik')
  const facts = dialog.getByRole('group', { name: 'Facts' })
  await expect(facts.getByRole('option').first().locator('mark').first()).toHaveText(/^Tajik/)
  await judgeThemes(page)
  await page.keyboard.press('ArrowUp')
  await expect(dialog.getByRole('option', { selected: true })).toHaveText('Search for “tajik”')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/search\?q=tajik$/)
})

test('more can be studied from anywhere', async ({ page }) => {
  await page.goto('/library')
  await opened(page)
  const dialog = page.getByRole('dialog', { name: palette })
  await dialog.getByRole('combobox').fill('10 more')
  await dialog.getByRole('option', { name: 'Study 10 more new cards' }).click()
  await expect(page).toHaveURL(/\/review\?new=\d+$/)
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
  await page.goto('/library')
  await opened(page)
  await dialog.getByRole('combobox').fill('cram missed')
  await page.keyboard.press('Enter')
  await expect(page.getByText('You’ve missed no card in the last 7 days.')).toBeVisible()
})

test('places that were looked at come first', async ({ page }) => {
  await page.goto('/library/conflicts')
  await page.goto('/library/mostly-for-show')
  const title = await page.getByRole('heading', { level: 1 }).textContent()
  await expect.poll(() => page.evaluate(() => localStorage.getItem('recent-places'))).toContain('mostly-for-show')
  await page.goto('/cards')
  await opened(page)
  const recent = page.getByRole('dialog', { name: palette }).getByRole('group', { name: 'Recent' })
  await expect(recent.getByRole('option').first()).toHaveText(title ?? '')
  await recent.getByRole('option').first().click()
  await expect(page).toHaveURL(/\/library\/mostly-for-show$/)
})

test('single keys go to places, search and list themselves, but never while something is typed', async ({ page }) => {
  await page.goto('/')
  // The first press may come before the page listens.
  await expect(async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await expect(page).toHaveURL(/\/library$/, { timeout: 1_000 })
  }).toPass()
  await page.getByRole('button', { name: 'Help' }).click()
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(keys).toContainText('Go to Briefings')
  await page.keyboard.press('g')
  await page.keyboard.press('b')
  await expect(keys).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await expect(page).toHaveURL(/\/search$/)
  await page.keyboard.type('gb/?')
  await expect(page.getByRole('searchbox')).toHaveValue('gb/?')
  await expect(page).not.toHaveURL(/briefings/)
  // A page with keys of its own lists them and the common ones, and G goes before its own keys.
  await page.goto('/review')
  await hearsKeys(page)
  await page.keyboard.press('?')
  await expect(keys).toHaveCount(1)
  await expect(keys).toContainText('Show the hint')
  await expect(keys).toContainText('Go to Retention')
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await expect(page).toHaveURL(/\/$/)
})

freshTest(
  'actions are done from any page: a backup, a theme that stays, and without single keys only Ctrl+K',
  async ({ page, ownServer }) => {
    await page.goto(`${ownServer.url}/briefings`)
    const run = async (words: string) => {
      await opened(page)
      await page.getByRole('dialog', { name: palette }).getByRole('combobox').fill(words)
      await page.getByRole('option', { name: words, exact: true }).click()
    }
    await run('Back up now')
    await expect(page.getByText('A backup was written and checked.')).toBeVisible()
    await run('Theme: dark')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await run('Undo')
    await expect(page.getByText('There is nothing to undo.')).toBeVisible()

    await page.goto(`${ownServer.url}/settings`)
    await page.getByRole('checkbox', { name: /^Single-letter shortcuts/ }).uncheck()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText(/^Saved/)).toBeVisible()
    await page.goto(`${ownServer.url}/cards`)
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await page.keyboard.press('/')
    await opened(page)
    await expect(page).toHaveURL(/\/cards$/)
  },
)

test('what the server cannot search is said', async ({ page, context }) => {
  await page.goto('/cards')
  await opened(page)
  const field = page.getByRole('dialog', { name: palette }).getByRole('combobox')
  await context.route('**/api/v1/search*', (route) => route.abort())
  await field.fill('sett')
  await expect(page.getByText('The library couldn’t be searched.')).toBeVisible()
  await expect(page.getByRole('option', { name: 'Settings', exact: true })).toBeVisible()
})
test.use({ expectedErrors: [/ERR_FAILED/] })
