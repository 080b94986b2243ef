import { expect, freshTest as test } from '../support/app'
import { judgeThemes } from '../support/judge'
import { allSent, bar, dialog, draft, openRepeating, question, saidOf } from './reading-room-page'

// Each test has a server of its own, so they need not wait for each other.
test.describe.configure({ mode: 'parallel' })

test('a draft that repeats a fact adds its passage to it, after one question; it is changed and undone there', async ({
  page,
}) => {
  test.slow()
  const url = await openRepeating(page)
  await page.keyboard.press('s')
  await expect(draft(page)).toContainText('Already in your library: ')
  const fact = (await draft(page).getByRole('link').first().getAttribute('href')) ?? ''
  await page.keyboard.press('a')
  await expect(question(page)).toContainText(
    'Your library already has this fact: “Dredging deepened the river Ashel to 14.5 metres between 2018 and 2020.” (A short chronicle of the Ashel, 1 June 2023) Add this passage to it?',
  )
  const add = question(page).getByRole('button', { name: 'Add the passage' })
  await expect(add).toBeFocused()
  await judgeThemes(page)
  await page.keyboard.press('Escape')
  await expect(question(page)).toBeHidden()
  await expect(draft(page)).toBeFocused()
  await page.keyboard.press('a')
  await expect(add).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(saidOf(page)).toHaveText('Passage added. 2 of 4 decided, 1 accepted.')
  await allSent(page)
  await page.goto(fact)
  const further = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Further passages' }) })
  const undo = page
    .getByRole('status')
    .filter({ hasText: /assage/ })
    .getByRole('button', { name: 'Undo' })
  await expect(further).toContainText('States the same')
  await further.getByRole('button', { name: 'Change role or note' }).click()
  await judgeThemes(page)
  await further.getByRole('combobox', { name: 'Role' }).selectOption({ label: 'Supports it' })
  await further.getByRole('textbox', { name: 'Note' }).fill('A panel in the museum.')
  await further.getByRole('button', { name: 'Save' }).click()
  await expect(further).toContainText('Supports it')
  await expect(further).toContainText('A panel in the museum.')
  await expect(further.getByRole('button', { name: 'Change role or note' })).toBeFocused()
  await undo.click()
  await expect(further).toContainText('States the same')
  await expect(further).not.toContainText('A panel in the museum.')
  await page.reload()
  await further.getByRole('button', { name: 'Remove' }).click()
  await expect(further).toBeHidden()
  await undo.click()
  await expect(further.locator('mark').first()).toContainText('a panel says')
  await page.reload()
  await further.getByRole('button', { name: 'Make this the main passage' }).click()
  await expect(page.getByText('Fact from What the river lost')).toBeVisible()
  await expect(further).toContainText('A short chronicle of the Ashel')
  await undo.click()
  await expect(page.getByText('Fact from A short chronicle of the Ashel')).toBeVisible()
  await page.goto(url)
  // The fact of the other article.
  await expect(page.getByText('1 fact, 1 card')).toBeVisible()
  await expect(bar(page)).toContainText('2 of 4 decided, 1 accepted')
  await page.keyboard.press('u')
  await expect(bar(page)).toContainText('1 of 4 decided, 0 accepted')
  await allSent(page)
  await page.goto(fact)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Dredging')
  await expect(page.getByRole('heading', { name: 'Further passages' })).toBeHidden()
  await expect(page.getByText('retired')).toBeHidden()
})

test('one answer holds for the rest of an article, and a contradiction is asked about by itself', async ({ page }) => {
  const url = await openRepeating(page)
  await page.keyboard.press('s')
  await page.keyboard.press('a')
  await question(page).getByRole('checkbox', { name: 'Do the same for the rest of this article' }).check()
  await question(page).getByRole('button', { name: 'Add the passage' }).click()
  await page.keyboard.press('a')
  await expect(bar(page)).toContainText('3 of 4 decided, 2 accepted')
  const fact = (await draft(page).getByRole('link').first().getAttribute('href')) ?? ''
  await page.keyboard.press('a')
  await expect(question(page)).toContainText('Your library contradicts this: “In 2017 the Bank of Orlania lent')
  await expect(question(page).getByRole('button', { name: 'Add as a passage that disagrees' })).toBeFocused()
  await question(page).getByRole('button', { name: 'Add as a newer value' }).click()
  await expect(bar(page)).toContainText(
    'All 4 decided: 1 fact with 1 card in your library, 2 passages added to existing facts.',
  )
  await allSent(page)
  await page.goto(fact)
  await expect(page.getByText('There is a newer fact')).toBeVisible()
  await expect(page.getByText('One says “€160 million”, the other “€180 million”.')).toBeVisible()
  await page.goto('/library/conflicts')
  await expect(page.getByText('€160 million')).toBeHidden()
  await page.goto(url)
  // The fact made here, and the two that have a passage here.
  await expect(page.getByText('3 facts, 3 cards')).toBeVisible()
})

test('an edited draft that repeats a fact asks the same question in the form', async ({ page }) => {
  await openRepeating(page)
  await page.keyboard.press('s')
  await page.keyboard.press('e')
  await dialog(page).getByRole('button', { name: 'Save the fact' }).click()
  await expect(question(page)).toContainText('Your library already has this fact:')
  await question(page).getByRole('button', { name: 'Add the passage' }).click()
  await expect(dialog(page)).toBeHidden()
  await expect(bar(page)).toContainText('2 of 4 decided, 1 accepted')
  await allSent(page)
})
