import { expect, freshTest as test } from '../support/app'

test('what was done is undone and redone by keys on any page, and by itself in the history', async ({
  page,
  ownServer,
}) => {
  await page.goto(`${ownServer.url}/settings`)
  const added = await fetch(`${ownServer.url}/api/v1/cards`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: '01a21038-b001-7c4e-8f00-2f6a1e2b9d10', front: 'Who chairs?', back: 'Ada Holm' }),
  })
  expect(added.status).toBe(200)
  // A page listens to keys once it is hydrated.
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(page.getByText(/^Undone: fact added, /)).toBeVisible()
  await page.getByRole('link', { name: 'History' }).click()
  await expect(page.getByRole('heading', { name: 'History' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Redo: Fact added/ })).toBeVisible()
  await page.keyboard.press('Control+Shift+z')
  await expect(page.getByText(/^Redone: fact added, /)).toBeVisible()
  await page.getByRole('button', { name: /^Undo: Fact added/ }).click()
  await expect(page.getByRole('button', { name: /^Redo: Fact added/ })).toBeVisible()
  await page.getByRole('link', { name: 'Answers' }).click()
  await expect(page.getByText('Nothing yet')).toBeVisible()
})
