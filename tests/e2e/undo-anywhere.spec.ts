import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { makeBriefing } from '../support/make-briefing'
import { seen } from '../support/seen'

const PAGES = ['Today', 'Settings'] as const

test('a briefing that was changed is put back from whatever page the learner went to', async ({ page, ownServer }) => {
  const id = await makeBriefing(ownServer.url)
  const minutes = async () =>
    (await (await fetch(`${ownServer.url}/api/v1/briefings/${id}`)).json()).briefing.minutesPerDay
  await fetch(`${ownServer.url}/api/v1/briefings/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ minutesPerDay: 1 }),
  })
  for (const name of PAGES) {
    await page.goto(`/briefings/${id}`)
    await page.getByRole('button', { name: /^Add \d+ minutes a day$/ }).click()
    await expect.poll(minutes).toBeGreaterThan(1)
    await page.getByRole('navigation').getByRole('link', { name }).first().click()
    await expect(page).not.toHaveURL(/briefings/)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText('Undone.')).toBeVisible()
    expect(await minutes()).toBe(1)
  }
})

test.describe('the card of an earlier answer that is undone', () => {
  const question = (page: Page) => page.getByRole('article', { name: 'Card' })

  /** Answers the card that is up, and gives its question. */
  const answer = async (page: Page, grade: RegExp): Promise<string> => {
    const words = (await question(page).textContent()) ?? ''
    await page.getByRole('button', { name: 'Show answer' }).click()
    await seen(page)
    const stored = page.waitForResponse((response) => response.url().endsWith('/api/v1/reviews') && response.ok())
    await page.getByRole('button', { name: grade }).click()
    await stored
    await expect(question(page)).not.toHaveText(words)
    return words
  }

  test('has a session of its own where the one on screen does not ask it', async ({ page, ownServer }) => {
    await page.goto('/review?article=mostly-for-show')
    const words = await answer(page, /^Easy/)
    await page.goto('/review?article=kazakh-concerns')
    await expect(question(page)).toBeVisible()
    await page.keyboard.press('u')
    await expect(page.getByText(/^Undone, from before this session/)).toBeVisible()
    await expect(page).toHaveURL(/\/review\?cards=[^&]+&ahead=all$/)
    await expect(question(page)).toHaveText(words)
    expect((await (await fetch(`${ownServer.url}/api/v1/today`)).json()).done.answers).toBe(0)
  })
})
