import { existsSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { judge, judgeThemes } from '../support/judge'

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const save = (page: Page) => page.getByRole('button', { name: 'Save' }).click()
const NEW_VERSION = 'Saved. The new settings apply from your next answer; due dates stay as they are.'

test('wrong values are told beside their fields, nothing typed is lost, and the first one has the focus', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto('/settings')
  await field(page, 'New cards per day').fill('-3')
  await field(page, 'Learning steps').fill('1m ten')
  await field(page, 'Day starts at').selectOption('03:00')
  await field(page, 'Bury the other cards').uncheck()
  await save(page)
  await expect(page.getByText('Not saved. Fix the 2 marked fields and try again.')).toBeVisible()
  await expect(field(page, 'New cards per day')).toBeFocused()
  await judgeThemes(page)
  await expect(field(page, 'New cards per day')).toHaveAccessibleDescription(/Enter a whole number from 0 to 9999\./)
  await expect(field(page, 'Learning steps')).toHaveAccessibleDescription(/The step “ten” cannot be read/)
  await expect(field(page, 'Learning steps')).toHaveValue('1m ten')
  await expect(field(page, 'Day starts at')).toHaveValue('3')
  await expect(field(page, 'Bury the other cards')).not.toBeChecked()
  await field(page, 'New cards per day').fill('12')
  await field(page, 'Learning steps').fill('1m 10m 1h')
  await save(page)
  await expect(page.getByText(NEW_VERSION)).toBeVisible()
  await page.reload()
  await expect(field(page, 'New cards per day')).toHaveValue('12')
  await expect(field(page, 'Learning steps')).toHaveValue('1m 10m 1h')
  await expect(field(page, 'Day starts at')).toHaveValue('3')
  await expect(field(page, 'Bury the other cards')).not.toBeChecked()
})

test('the theme is right from the first paint on every screen, and can be given back to the device', async ({
  page,
}) => {
  await page.goto('/settings')
  await field(page, 'Theme').selectOption('Dark')
  await save(page)
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const html = await (await page.request.get('/')).text()
  expect(html).toContain('data-theme="dark"')
  await field(page, 'Theme').selectOption('Same as this device')
  await save(page)
  await expect(page.locator('html')).not.toHaveAttribute('data-theme')
})

test('what other targets would cost is simulated with the own cards, for other new cards and a pause too', {
  tag: '@all',
}, async ({ page }) => {
  await page.goto('/settings')
  await page.getByRole('link', { name: 'See what other targets would cost with your own cards' }).click()
  await expect(page.getByRole('heading', { name: 'Workload simulator' })).toBeVisible()
  const slider = page.getByRole('slider', { name: /^Desired retention/ })
  await expect(slider).toHaveAttribute('aria-valuetext', '90%', { timeout: 30_000 })
  await expect(
    page.getByText(/^At 90%: .* \d+ reviews? per day\. After 365 days you would remember \d+ facts/),
  ).toBeVisible()
  await slider.press('End')
  await expect(page.getByText(/^At 99%: .* \d+ reviews? per day/)).toBeVisible()
  await expect(
    page.getByText(
      /^Raising the target costs (about \d+ seconds?|about \d+ minutes?|less than a second) a day for each extra fact you remember\./,
    ),
  ).toBeVisible()
  await judge(page)
  await page.getByLabel('New cards per day').fill('0')
  await page.getByRole('button', { name: 'Simulate' }).click()
  await expect(page).toHaveURL(/new=0/)
  await expect(
    page.getByText(/^At 90%: 0 minutes .*and 0 reviews per day\. After 365 days you would remember 0 facts/),
  ).toBeVisible({
    timeout: 30_000,
  })
  await page.goto('/retention/coming?new=5&from=2030-05-02&until=2030-05-01')
  await expect(page.getByText('The last day of the pause must not be before the first.')).toBeVisible()
})

test('a time zone is found by typing, weights are taken only where a model can have them, and saving again changes nothing', async ({
  page,
}) => {
  await page.goto('/settings')
  await field(page, 'Time zone').fill('asia/almaty')
  await field(page, 'Friday').selectOption('As few as possible')
  await field(page, 'Other parameters').fill('1, 2, 3')
  await save(page)
  await expect(field(page, 'Other parameters')).toHaveAccessibleDescription(/Enter 17, 19 or 21 numbers\./)
  await field(page, 'Other parameters').fill('')
  await save(page)
  await expect(page.getByText(NEW_VERSION)).toBeVisible()
  await expect(field(page, 'Time zone')).toHaveValue('Asia/Almaty')
  await expect(page.getByText('These are the defaults, based on many learners.')).toBeVisible()
  await save(page)
  await expect(page.getByText('Nothing was changed.')).toBeVisible()
  await expect(field(page, 'Time zone')).toHaveValue('Asia/Almaty')
  await expect(field(page, 'Friday')).toHaveValue('0')
})

test('a backup is written on the spot and listed', async ({ page, ownServer }) => {
  await page.goto('/settings')
  await expect(page.getByText(`${ownServer.dataDir}/aide.sqlite`, { exact: true })).toBeVisible()
  const rows = page.getByRole('list', { name: 'Backups' }).getByRole('listitem')
  // The start of the program writes the first one.
  await expect(async () => {
    await page.reload()
    await expect(rows).toHaveCount(1, { timeout: 500 })
  }).toPass()
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByText('A backup was written and checked.')).toBeVisible()
  await expect(rows).toHaveCount(2)
  const file = /\/\S+\.sqlite/.exec((await rows.first().textContent()) ?? '')?.[0] ?? ''
  expect(existsSync(file)).toBe(true)
})
