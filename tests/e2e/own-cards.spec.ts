import { expect, freshTest as test } from '../support/app'
import { allSent, type bar, dialog, openText, passageBar, select } from './reading-room-page'

// Each test has a server of its own, so they need not wait for each other.
test.describe.configure({ mode: 'parallel' })

const LONG =
  'Norbank raised its main rate by half a point to 6.25 per cent in September, the highest since the crisis of the last decade, after prices of food, fuel and rents had climbed much faster than any of its own economists, or those of the ministry, had expected.'
const TEXT = `${LONG} It spent €4.2 billion on the crown by the end of the summer.`

const openRate = (page: Parameters<typeof bar>[0]) => openText(page, 'A rate decision', TEXT)

const toastLine = (page: Parameters<typeof bar>[0]) => page.locator('[data-toast]')
const said = (page: Parameters<typeof bar>[0]) => page.locator('p[role="status"].sr-only')

test('C saves a card of words, of a figure the whole; U takes it back; Edit and Undo stay', async ({ page }) => {
  await page.clock.install()
  await openRate(page)
  await select(page, '€4')
  await expect(passageBar(page)).toContainText('€4.2 billion')
  await page.keyboard.press('c')
  await expect(toastLine(page)).toContainText('Cloze card made.')
  await page.keyboard.press('u')
  await expect(toastLine(page)).not.toContainText('Cloze card made.')
  await expect(said(page).filter({ hasText: /^Undone: / })).toHaveCount(1)
  await select(page, '6.25 per cent')
  await expect(passageBar(page)).toContainText('6.25 per cent')
  await page.keyboard.press('c')
  await expect(toastLine(page)).toHaveText(/^Cloze card made\..*Edit.*Undo/)
  await expect(said(page).filter({ hasText: 'Cloze card made.' })).toHaveCount(1)
  await allSent(page)
  // Longer than a toast without a choice is shown.
  await page.clock.runFor(9_000)
  await expect(toastLine(page)).toContainText('Cloze card made.')
  await toastLine(page).getByRole('button', { name: 'Edit' }).click()
  await expect(page).toHaveURL(/\/library\/fact\//)
  await expect(page.getByRole('textbox', { name: 'Sentence' })).toHaveValue(
    /to \{\{c1::6\.25 per cent\}\} in September/,
  )
})

test.describe('with a server that refuses', () => {
  test.use({ expectedErrors: [/409/] })

  test('nobody is told that a card was made, and the way to change it stays', async ({ page }) => {
    await page.clock.install()
    await openRate(page)
    await page.route('**/api/v1/decisions', (route) => {
      const body = route.request().postData() ?? ''
      return route.continue({ postData: body.replace(/"snapshotId":"[^"]+"/, '"snapshotId":"another"') })
    })
    await select(page, '6.25 per cent')
    await expect(passageBar(page)).toContainText('6.25 per cent')
    await page.keyboard.press('c')
    await expect(toastLine(page)).toContainText('The card wasn’t saved: The article has a newer text')
    await expect(said(page).filter({ hasText: /^The card wasn’t saved: / })).toHaveCount(1)
    await expect(page.getByText('Cloze card made.')).toHaveCount(0)
    await page.clock.runFor(9_000)
    await toastLine(page).getByRole('button', { name: 'Edit it' }).click()
    await expect(dialog(page).getByRole('textbox', { name: 'Sentence' })).toHaveValue(/\{\{c1::6\.25 per cent\}\}/)
  })
})

test('Ctrl and Enter save in the forms; a month takes the year of the article’s date', async ({ page }) => {
  const url = await openRate(page)
  await select(page, '6.25 per cent')
  await expect(passageBar(page)).toContainText('6.25 per cent')
  await page.keyboard.press('q')
  // The article is of June 2023: its last September was that of 2022.
  await dialog(page)
    .getByRole('textbox', { name: 'Question' })
    .fill('To what did Norbank raise its main rate in September 2022?')
  const check = page.waitForResponse((response) => response.request().method() === 'POST')
  await dialog(page).getByRole('textbox', { name: 'Statement' }).fill('Norbank raised its rate to 6.25 per cent.')
  await check
  await expect(dialog(page)).not.toContainText('but the passage, its section')
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page)).toBeHidden()
  await expect(toastLine(page)).toContainText('Fact saved, with 1 card.')
  await allSent(page)
  await page.goto(url)
  await page.locator('article summary').click()
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  const statement = page.getByRole('textbox', { name: 'Statement' })
  await statement.fill('Norbank raised its main rate to 6.25 per cent.')
  await statement.press('Control+Enter')
  await expect(toastLine(page)).toContainText('Changes saved.')
})
