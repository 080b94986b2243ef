import { expect, freshTest as test } from '@/tests/support/app'
import { judge } from '../support/judge'
import { brief } from './rehearsal.fixture'

const QUESTION = 'Who pays for the pipeline after 2031?'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a question without a card becomes one, is listed on Today, and is done and undone (${colorScheme})`, async ({
    page,
    ownServer,
  }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 320, height: 780 })
    const id = await brief(ownServer.url, 1_500, ['spoken'])
    const section = page.locator('section', { hasText: 'Add questions that came up and that no card covers.' })
    await expect(async () => {
      await page.goto(`/briefings/${id}/debrief`)
      await expect(section).toBeVisible({ timeout: 500 })
    }).toPass()
    await section.getByRole('button', { name: 'Add question' }).click()
    await expect(section.getByText('Write the question.')).toBeVisible()
    await section.getByLabel('Question', { exact: true }).fill(QUESTION)
    await section.getByRole('button', { name: 'Add question' }).click()
    const box = section.getByRole('checkbox', { name: QUESTION })
    await expect(box).not.toBeChecked()
    await expect(section.getByLabel('Question', { exact: true })).toHaveValue('')
    await judge(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await section.getByRole('button', { name: `Write a card: ${QUESTION}` }).click()
    const dialog = page.getByRole('dialog', { name: 'New card' })
    await expect(dialog.getByRole('textbox').first()).toHaveValue(QUESTION)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await page.goto('/')
    const row = page.getByRole('link', { name: QUESTION })
    await expect(row).toBeVisible()
    await row.click()
    // Shown at once; a page that is left before it is sent takes it along.
    const isSaved = () => page.waitForResponse((response) => response.request().method() === 'POST' && response.ok())
    const checked = isSaved()
    await box.check()
    await expect(section.getByRole('button', { name: /^Write a card/ })).toBeHidden()
    await checked
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(row).toBeHidden()
    await page.goto(`/briefings/${id}`)
    await expect(box).toBeChecked()
    const unchecked = isSaved()
    await box.uncheck()
    await expect(section.getByRole('button', { name: /^Write a card/ })).toBeVisible()
    await unchecked
    await page.goto('/')
    await expect(row).toBeVisible()
  })
}
