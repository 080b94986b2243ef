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
