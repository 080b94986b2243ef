import { expect, freshTest as test } from '../support/app'
import { heldIn } from '../support/outbox'
import { startServer } from '../support/server'
import { answersIn, rowsIn } from '../support/stored-rows'
import { allSent, bar, draft, openHarbour } from './reading-room-page'
import { answer, hearsKeys } from './session-page'

// Each test has a server of its own, so they need not wait for each other.
test.describe.configure({ mode: 'parallel' })

const REVIEWS = '**/api/v1/reviews'
const DECISIONS = '**/api/v1/decisions'

const decisionsIn = (dataDir: string) =>
  rowsIn<{ decision: string }>(dataDir, 'select decision from decisions order by at, id').map((row) => row.decision)

test.describe('with a server that is gone', () => {
  test.use({ expectedErrors: [/ERR_(FAILED|CONNECTION_REFUSED)|status of 503/] })

  test('decisions are shown as made after a reload, and one that is undone is not sent', async ({
    page,
    ownServer,
  }) => {
    await openHarbour(page)
    await page.route(DECISIONS, (route) => route.fulfill({ status: 503, json: { detail: 'The disk is full.' } }))
    for (const key of ['a', 's', 'a']) await page.keyboard.press(key)
    await expect(page.getByText('3 decisions waiting to be sent. The disk is full.')).toBeVisible()
    await page.keyboard.press('u')
    await expect(bar(page)).toContainText('2 of 10 decided, 1 accepted')
    await expect.poll(async () => (await heldIn(page)).length).toBe(2)
    await page.reload()
    await expect(bar(page)).toContainText('2 of 10 decided, 1 accepted', { timeout: 30_000 })
    await page.unroute(DECISIONS)
    await allSent(page)
    expect(decisionsIn(ownServer.dataDir)).toEqual(['accepted', 'skipped'])
    await page.reload()
    await expect(bar(page)).toContainText('2 of 10 decided, 1 accepted')
  })

  test('a decision that the server may have is undone after it, in that order', async ({ page, ownServer }) => {
    await openHarbour(page)
    await page.route(DECISIONS, async (route) => {
      await route.fetch()
      await route.abort()
    })
    await page.keyboard.press('a')
    await expect(page.getByText('1 decision waiting to be sent.')).toBeVisible()
    await page.keyboard.press('u')
    await expect(bar(page)).toContainText('0 of 10 decided')
    await expect.poll(async () => (await heldIn(page)).length).toBe(2)
    await page.unroute(DECISIONS)
    await page.reload()
    await allSent(page)
    await expect(bar(page)).toContainText('0 of 10 decided')
    expect(decisionsIn(ownServer.dataDir)).toEqual(['accepted', 'void'])
  })

  test('a server that is killed while it answers has each answer once when it is back', async ({ page, ownServer }) => {
    await page.goto('/review')
    // Nothing else is on its way: what was would be logged as an error.
    await page.waitForLoadState('networkidle')
    const killed = new Promise<void>((resolve) => {
      void page.route(
        REVIEWS,
        async (route) => {
          const asked = route.fetch().catch(() => null)
          ownServer.kill('SIGKILL')
          await asked
          await route.abort()
          resolve()
        },
        { times: 1 },
      )
    })
    await hearsKeys(page)
    await answer(page)
    await killed
    await ownServer.ended
    await expect(page.getByText('1 answer waiting to be sent.')).toBeVisible()
    const again = await startServer({ dataDir: ownServer.dataDir, env: { AIDE_PORT: String(ownServer.port) } })
    await expect.poll(() => answersIn(ownServer.dataDir).length, { timeout: 30_000 }).toBe(1)
    await allSent(page)
    await again.stop()
    expect(answersIn(ownServer.dataDir)).toHaveLength(1)
  })
})

test.describe('with a server that refuses', () => {
  test.use({ expectedErrors: [/status of (404|409|422)/] })

  test('a refused decision comes back with its reason, also after a reload, until it is tried again', async ({
    page,
    ownServer,
  }) => {
    await openHarbour(page)
    await page.route(DECISIONS, (route) => route.fulfill({ status: 409, json: { detail: 'The text is newer.' } }))
    await page.keyboard.press('a')
    await expect(page.getByText('1 decision couldn’t be saved.')).toBeVisible()
    await page.reload()
    await expect(page.getByRole('button', { name: /not saved/ })).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: /not saved/ }).click()
    await expect(draft(page)).toContainText('The text is newer.')
    await page.unroute(DECISIONS)
    await page.getByRole('button', { name: 'View them' }).click()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText('The list is now empty.')).toBeVisible()
    await expect(bar(page)).toContainText('1 of 10 decided, 1 accepted')
    expect(decisionsIn(ownServer.dataDir)).toEqual(['accepted'])
  })
})
