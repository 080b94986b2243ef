import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'

test('a preset is made, changed, given to a deck, and deleted and restored', async ({ page, ownServer }) => {
  const session = await (await fetch(`${ownServer.url}/api/v1/session`)).json()
  const deck: string = session.main[0].source.title
  await page.goto('/settings')
  await page.getByRole('link', { name: 'presets' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Presets')
  await judge(page)
  await page.getByLabel('Name').fill('Default')
  await page.getByRole('button', { name: 'Add preset' }).click()
  await expect(page.getByText('There is already a preset called “Default”. Choose another name.')).toBeVisible()
  await page.getByLabel('Name').fill('Figures')
  await page.getByRole('button', { name: 'Add preset' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Figures')
  await expect(page.getByText('No deck has this preset yet.')).toBeVisible()

  await page.getByLabel('Desired retention').fill('20')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Enter 70% to 99%.')).toBeVisible()
  await page.getByLabel('Desired retention').fill('85')
  await page.getByLabel('New cards per day').fill('2')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  await page.getByText('Order', { exact: true }).click()
  await judge(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await judge(page)

  await page.getByRole('combobox', { name: 'Deck' }).fill(deck)
  await page.getByRole('button', { name: 'Add deck' }).click()
  await expect(page.getByRole('button', { name: `Remove ${deck}` })).toBeVisible()
  const after = await (await fetch(`${ownServer.url}/api/v1/session`)).json()
  expect(after.presets).toMatchObject([{ name: 'Figures', scheduling: { desiredRetention: 0.85 } }])
  expect(after.main.filter((card: { preset?: number }) => card.preset === 0)).toHaveLength(2)

  await page.getByRole('button', { name: 'Delete preset' }).click()
  await expect(page.getByText('The preset was deleted.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: `Remove ${deck}` })).toBeVisible()
  await page.getByRole('button', { name: `Remove ${deck}` }).click()
  await expect(page.getByText('No deck has this preset yet.')).toBeVisible()
})

test('the limits of a deck are set on its page, which says which of them applies', async ({ page, ownServer }) => {
  const session = await (await fetch(`${ownServer.url}/api/v1/session`)).json()
  const deck: string = session.main[0].source.title
  await page.goto('/settings/presets')
  await page.getByRole('link', { name: 'Limits and preset of one deck' }).click()
  await expect(page.getByText('No deck has limits or a preset of its own.')).toBeVisible()
  await page.getByRole('combobox', { name: 'Deck' }).fill('No such deck')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText('No deck has “No such deck” in its name.')).toBeVisible()
  await judge(page)
  await page.getByRole('combobox', { name: 'Deck' }).fill(deck.slice(2, -2).toUpperCase())
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByRole('link', { name: deck, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(deck)
  const applies = page.getByRole('list', { name: 'Limits that apply today' })
  await expect(applies.getByRole('listitem').first()).toContainText('Set by preset “Default”')
  const part = (name: string) =>
    page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) })
  const own = part('This deck')
  await own.getByLabel('New cards per day').fill('many')
  await own.getByRole('button', { name: 'Save' }).click()
  await expect(own.getByLabel('New cards per day')).toHaveAttribute('aria-invalid', 'true')
  await own.getByLabel('New cards per day').fill('4')
  await own.getByRole('button', { name: 'Save' }).click()
  await expect(own.getByText('Saved.')).toBeVisible()
  await expect(applies.getByRole('listitem').first()).toContainText(
    'Set by this deck. The lowest limit applies, so these have no effect',
  )
  const today = part('This deck, today only')
  await today.getByLabel('New cards today').fill('2')
  await today.getByRole('button', { name: 'Save for today' }).click()
  await expect(applies.getByRole('listitem').first()).toContainText('Set by this deck, today only')
  await expect(own.getByLabel('New cards per day')).toHaveValue('4')
  await judge(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await judge(page)
  const after = await (await fetch(`${ownServer.url}/api/v1/session`)).json()
  const isOfDeck = (card: { memory: unknown; source: { title: string } }) =>
    card.memory === null && card.source.title === deck
  expect(after.main.filter(isOfDeck)).toHaveLength(2)
  await page.getByRole('link', { name: 'Limits of a deck' }).click()
  await expect(page.getByRole('link', { name: deck })).toContainText('4 new cards per day; today 2 new cards')
})

test('the workload simulator varies the target of the preset that is chosen', async ({ page }) => {
  await page.goto('/settings/presets')
  await page.getByLabel('Name').fill('Figures')
  await page.getByRole('button', { name: 'Add preset' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Figures')
  await page.goto('/retention/workload')
  await page.getByRole('combobox', { name: 'Preset' }).selectOption('Figures')
  await page.getByRole('button', { name: 'Simulate' }).click()
  await expect(
    page.getByText(/The target is that of preset “Figures”; \d+ cards of other presets keep theirs\./),
  ).toBeVisible()
  await judge(page)
})
