import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { awaited } from '../support/awaited'
import { hearsKeys } from './session-page'

/** What is pressed on a page whose scripts are still on their way is done when they are there. */

/** Holds back every script of the pages until it is let go. */
const holdScripts = async (page: Page) => {
  const go = awaited()
  await page.route('**/_next/static/**/*.js', async (route) => {
    await go.happened
    await route.continue()
  })
  return go.happen
}

test('keys of a session are kept, in their order', async ({ page }) => {
  const letGo = await holdScripts(page)
  await page.goto('/review', { waitUntil: 'commit' })
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
  const question = await page.locator('.text-question').first().textContent()
  await page.keyboard.press('Space')
  await page.keyboard.press('3')
  await page.keyboard.press('Space')
  letGo()
  await expect(page.getByRole('group', { name: 'How well did you recall it?' })).toBeVisible()
  await expect(page.locator('.text-question').first()).not.toHaveText(question ?? '')
})

test('so are the keys of every page', async ({ page }) => {
  const letGo = await holdScripts(page)
  await page.goto('/library', { waitUntil: 'commit' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('b')
  letGo()
  await expect(page).toHaveURL(/\/briefings$/)
})

test('so is a click, once, however often it is made', async ({ page, ownServer }) => {
  const letGo = await holdScripts(page)
  await page.goto('/review', { waitUntil: 'commit' })
  await page.getByRole('button', { name: 'Show answer' }).dblclick()
  letGo()
  await expect(page.getByRole('group', { name: 'How well did you recall it?' })).toBeVisible()
  await page.waitForFunction(() => window.earlyInput === undefined)
  expect((await (await fetch(`${ownServer.url}/api/v1/today`)).json()).done.answers).toBe(0)
})

test('so is the sending of a form, with what was typed', async ({ page }) => {
  const letGo = await holdScripts(page)
  await page.goto('/briefings/new', { waitUntil: 'commit' })
  await page.getByLabel('Title').fill('Talk in Rome')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/briefings\/new$/)
  letGo()
  await expect(page.getByText('Choose a date.')).toBeVisible()
  await expect(page.getByLabel('Title')).toHaveValue('Talk in Rome')
})

test('what is typed, chosen and ticked in a form stays', async ({ page }) => {
  const letGo = await holdScripts(page)
  await page.goto('/library/mostly-for-show', { waitUntil: 'commit' })
  const fact = await page.locator('a[href^="/library/fact/"]').first().getAttribute('href')
  await page.goto(fact ?? '?', { waitUntil: 'commit' })
  const fields = page.getByRole('textbox')
  await expect(fields.nth(1)).toBeVisible()
  await fields.nth(0).fill('China trade, typed early')
  await fields.nth(1).fill('A second field, typed early')
  const weight = page.getByLabel('Weight')
  await weight.selectOption({ index: 2 })
  const chosen = await weight.inputValue()
  letGo()
  await page.waitForFunction(() => window.earlyInput === undefined)
  await page.getByRole('button', { name: 'Add a card' }).click()
  await expect(fields.nth(0)).toHaveValue('China trade, typed early')
  await expect(fields.nth(1)).toHaveValue('A second field, typed early')
  await expect(weight).toHaveValue(chosen)
})

test('what is typed into a form that keeps it by itself stays too', async ({ page }) => {
  const letGo = await holdScripts(page)
  await page.goto('/library/add', { waitUntil: 'commit' })
  const text = page.getByRole('textbox', { name: 'Web address or text', exact: true })
  await text.fill('Water was let out of the reservoir.')
  letGo()
  await page.waitForFunction(() => window.earlyInput === undefined)
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Add article' }).click()
  await expect(page.getByText('There is no text yet')).toBeHidden()
  await expect(text).toHaveValue('Water was let out of the reservoir.')
})

test('a key is kept the moment it is pressed, also where somebody listens right after', async ({ page }) => {
  const letGo = await holdScripts(page)
  await page.goto('/library', { waitUntil: 'commit' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const kept = await page.evaluate(() => {
    dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, cancelable: true }))
    return window.earlyKeys?.map(([event]) => event.key)
  })
  expect(kept).toEqual(['z'])
  letGo()
})

test('what a session has answered is not answered again by its next page', async ({ page }) => {
  await page.goto('/review')
  await hearsKeys(page)
  await page.keyboard.press('Space')
  await expect(page.getByRole('group', { name: 'How well did you recall it?' })).toBeVisible()
  await page.keyboard.press('f')
  await expect(page.getByRole('button', { name: 'Leave focus mode' })).toBeVisible()
  expect(await page.evaluate(() => window.earlyInput)).toBeUndefined()
})

test('“More” opens its menu when the menu is there', async ({ page }) => {
  const [held, go] = [awaited(), awaited()]
  await page.route('**/_next/static/**/*.js', async (route) => {
    const response = await route.fetch()
    if ((await response.text()).includes('Suspend fact')) {
      held.happen()
      await go.happened
    }
    await route.fulfill({ response })
  })
  await page.goto('/')
  await page.locator('a[href="/review"]').first().click()
  await held.happened
  const more = page.getByRole('button', { name: 'More' })
  await expect(page.locator('#review-menu')).toHaveCount(0)
  await more.click()
  go.happen()
  await expect(page.getByRole('button', { name: 'Suspend fact' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Suspend fact' })).toBeHidden()
  await more.click()
  await expect(page.getByRole('button', { name: 'Suspend fact' })).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('a menu that was opened before stays open', async ({ page }) => {
    const letGo = await holdScripts(page)
    await page.goto('/library', { waitUntil: 'commit' })
    const bar = page.getByRole('navigation', { name: 'Main' })
    await bar.getByRole('button', { name: 'More' }).tap()
    await expect(bar.getByRole('link', { name: 'History' })).toBeVisible()
    letGo()
    // The palette’s code is the last to come.
    await page.waitForFunction(() => window.earlyInput === undefined)
    await expect(bar.getByRole('link', { name: 'History' })).toBeVisible()
    await bar.getByRole('link', { name: 'History' }).tap()
    await expect(page).toHaveURL(/\/history$/)
    await expect(bar.getByRole('link', { name: 'History' })).toBeHidden()
  })
})
