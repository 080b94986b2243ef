import { expect, freshTest as test } from '../support/app'
import { answerFirst } from '../support/send-entries'

test('a new library is told in one sentence with one button that begins the review', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveTitle('Today. Aide-Mémoire')
  await expect(page.getByRole('heading', { level: 1, name: /^20 cards, about \d+ minutes$/ })).toBeVisible()
  // Contradictions that the library explains are no task of the day.
  await expect(page.getByRole('list', { name: 'Conflicts' }).getByRole('listitem')).toHaveCount(0)
  await expect(page.getByRole('link', { name: /^Settle/ })).toHaveCount(0)
  await expect(page.getByText(/The library holds 10 articles, \d+ facts and \d+ cards/)).toBeVisible()
  await page.getByRole('link', { name: 'Start reviewing' }).click()
  await expect(page).toHaveURL(/\/review$/)
})

test('what was answered shows as done, and the first-run sentence is gone', async ({ page, ownServer }) => {
  await answerFirst(ownServer.url, 1, { questionMs: 40_000, answerMs: 20_000 })
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: /^19 cards/ })).toBeVisible()
  const rows = page.getByRole('list', { name: 'Today and tomorrow' }).getByRole('listitem')
  await expect(rows.filter({ hasText: 'Done today' })).toContainText('1 answer')
  await expect(rows.filter({ hasText: 'Done today' })).toContainText('1 minute')
  await expect(rows.filter({ hasText: 'Tomorrow' })).toContainText('20 new cards')
  await expect(page.getByText('The library holds')).toBeHidden()
})

test('where nothing is due, the day says so, what comes next, and what a limit keeps back', async ({ page }) => {
  await page.goto('/settings')
  await page.getByLabel('New cards per day').fill('0')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: 'Nothing is due now' })).toBeVisible()
  await expect(page.getByText('No cards are scheduled.')).toBeVisible()
  await expect(page.getByRole('link', { name: '10 more new cards', exact: true })).toHaveAttribute(
    'href',
    '/review?new=10',
  )
  await expect(page.getByText(/Today’s limits hold back \d+ new cards\./)).toBeVisible()
  await page.getByRole('link', { name: 'Change the limits' }).click()
  await expect(page.getByRole('heading', { name: 'Daily limits' })).toBeInViewport()
})

test('from 640 px the header is one line: the name does not break, and nothing is cut off', async ({ page }) => {
  const header = page.getByRole('banner').first()
  for (const path of ['/', '/library', '/cards', '/retention']) {
    await page.goto(path)
    for (const width of [640, 700, 768, 900, 1023]) {
      await page.setViewportSize({ width, height: 800 })
      const lines = await header.getByRole('link', { name: 'Aide-Mémoire' }).evaluate((link) => {
        const range = document.createRange()
        range.selectNodeContents(link)
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
      })
      expect(lines, `${path} at ${width} px`).toBe(1)
      for (const name of ['Search', 'Settings'])
        await expect(header.getByRole('link', { name })).toBeInViewport({ ratio: 1 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
      // The field of Cards shows what it is for.
      if (path === '/cards') expect((await page.getByRole('searchbox').boundingBox())?.width ?? 0).toBeGreaterThan(180)
    }
  }
})

test.describe('in a browser set to American English', () => {
  test.use({ locale: 'en-US', timezoneId: 'America/New_York' })

  test('the first run takes its time zone and its dates, says so, and every screen follows', async ({
    page,
    ownServer,
  }) => {
    await page.goto('/')
    const said = page.getByText('Your study days follow the time zone America/New York, and dates are written like')
    await expect(said).toContainText('March 9, 2026, 2:30 PM.')
    const heading = page.getByText(/^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]+ \d{1,2}$/)
    await expect(heading).toBeVisible()
    // From the first byte: nothing has to wait for scripts to write dates.
    const html = await (await page.request.get('/')).text()
    expect(html).toContain('data-dates="american"')
    expect(html).toMatch(/[sdrnei]day, [A-Z][a-z]+ \d{1,2}/)

    await page.goto('/settings')
    await expect(page.getByLabel('Dates')).toHaveValue('american')
    await expect(page.getByLabel('Time zone')).toHaveValue('America/New_York')
    // What leaves the program is the same for everybody.
    const session = await (await fetch(`${ownServer.url}/api/v1/session`)).json()
    expect(session.main.length).toBeGreaterThan(0)
    expect(JSON.stringify(session)).not.toMatch(/"(March|June) \d{1,2}, 20\d\d"/)

    await page.getByLabel('Dates').selectOption('British: 9 March 2026, 14:30')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('data-dates', 'british')
    await page.goto('/')
    await expect(said).toContainText('9 March 2026, 14:30.')
    await expect(heading).toBeHidden()
  })
})
