import { expect, freshTest as test } from '../support/app'
import { allSent, bar, draft, openHarbour } from './reading-room-page'

const DECISIONS = '**/api/v1/decisions'

// Each test has a server of its own, so they need not wait for each other.
test.describe.configure({ mode: 'parallel' })

test.describe('without a connection', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|Failed to fetch|ERR_FAILED/] })

  test('while the server is gone decisions wait and are sent when it is back; nothing is lost', async ({
    page,
    context,
  }) => {
    await openHarbour(page)
    await context.setOffline(true)
    for (const key of ['a', 'a', 's']) await page.keyboard.press(key)
    await expect(bar(page)).toContainText('3 of 10 decided, 2 accepted')
    await expect(page.getByText('3 decisions waiting to be sent.')).toBeVisible()
    await context.setOffline(false)
    await allSent(page)
    await expect(page.getByText('waiting to be sent')).toHaveCount(0)
    await page.reload()
    await expect(bar(page)).toContainText('3 of 10 decided, 2 accepted')
  })

  test('what was decided before a reload is sent by the next page', async ({ page }) => {
    const url = await openHarbour(page)
    await page.route(DECISIONS, (route) => route.abort())
    await page.keyboard.press('a')
    await expect(page.getByText('1 decision waiting to be sent.')).toBeVisible()
    await page.unrouteAll()
    await page.goto(url)
    await allSent(page)
    await page.reload()
    await expect(bar(page)).toContainText('1 of 10 decided, 1 accepted')
  })
})

test('a slow server holds nobody up', async ({ page }) => {
  await openHarbour(page)
  await page.route(DECISIONS, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    await route.continue()
  })
  const began = Date.now()
  for (let at = 1; at <= 4; at++) {
    await page.keyboard.press('a')
    await expect(bar(page)).toContainText(`${at} of 10 decided`)
  }
  expect(Date.now() - began).toBeLessThan(3_000)
  await page.unrouteAll({ behavior: 'wait' })
  await allSent(page)
})

test.describe('with a text that is no longer the newest', () => {
  test.use({ expectedErrors: [/409/] })

  test('a decision that the server refuses comes back with its reason', async ({ page }) => {
    await openHarbour(page)
    // As if the page were of an earlier text.
    await page.route(DECISIONS, async (route) => {
      const body = route.request().postData() ?? ''
      return route.continue({ postData: body.replace(/"snapshotId":"[^"]+"/, '"snapshotId":"another"') })
    })
    await page.keyboard.press('a')
    await expect(page.getByRole('button', { name: /not saved/ })).toBeVisible()
    await expect(bar(page)).toContainText('0 of 10 decided')
    await page.getByRole('button', { name: /not saved/ }).click()
    await expect(draft(page)).toContainText('The article has a newer text')
  })
})
