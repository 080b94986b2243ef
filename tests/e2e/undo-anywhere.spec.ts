import { expect, freshTest as test } from '../support/app'
import { makeBriefing } from '../support/make-briefing'

const PAGES = ['Today', 'Library', 'Cards', 'Retention', 'Settings'] as const

test('a briefing that was removed is restored from whatever page the learner went to', async ({ page, ownServer }) => {
  const id = await makeBriefing(ownServer.url, ['EAEU'])
  for (const name of PAGES) {
    await page.goto(`/briefings/${id}`)
    await page.getByRole('button', { name: 'Remove' }).click()
    await expect(page.getByText('“China, Russia and Central Asia” removed.')).toBeVisible()
    await page.getByRole('navigation').getByRole('link', { name }).first().click()
    await expect(page).not.toHaveURL(/briefings/)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText('“China, Russia and Central Asia” restored.')).toBeVisible()
    expect((await fetch(`${ownServer.url}/api/v1/briefings/${id}`)).status).toBe(200)
  }
})

test('a briefing that was changed is put back from another page', async ({ page, ownServer }) => {
  const id = await makeBriefing(ownServer.url)
  const minutes = async () =>
    (await (await fetch(`${ownServer.url}/api/v1/briefings/${id}`)).json()).briefing.minutesPerDay
  await fetch(`${ownServer.url}/api/v1/briefings/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ minutesPerDay: 1 }),
  })
  await page.goto(`/briefings/${id}`)
  await page.getByRole('button', { name: /^Add \d+ minutes a day$/ }).click()
  await expect.poll(minutes).toBeGreaterThan(1)
  await page.getByRole('navigation').getByRole('link', { name: 'Library' }).first().click()
  await expect(page).toHaveURL(/library/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Undone.')).toBeVisible()
  expect(await minutes()).toBe(1)
})
