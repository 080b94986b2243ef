import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'
import type { RunningServer } from '../support/server'

const TITLES = ['The Canal', 'The Weir', 'The Well']

/** Follows feeds of this machine, which the program never fetches from. */
const follow = ({ dataDir }: RunningServer): void => {
  const db = new Database(join(dataDir, 'aide.sqlite'))
  const insert = db.prepare(
    'insert into feeds (workspace_id, id, url, title, created_at) select id, ?, ?, ?, created_at from workspaces',
  )
  for (const [index, title] of TITLES.entries()) insert.run(`feed-${index}`, `http://127.0.0.1/${index}`, title)
  db.close()
}

test.beforeEach(({ ownServer }) => follow(ownServer))

test('“Check all” checks every feed and says beside each what it brought', async ({ page }) => {
  await page.goto('/library/feeds')
  const feeds = page.getByRole('list', { name: 'Feeds' }).getByRole('listitem')
  await expect(feeds).toHaveCount(3)
  await page.getByRole('button', { name: 'Check “The Weir”' }).click()
  await expect(
    page.getByRole('status').filter({ hasText: '0 articles, 0 not in your library. 1 feed could not be read.' }),
  ).toBeVisible()
  await expect(page.getByText(/127\.0\.0\.1.* was not opened/)).toHaveCount(1)
  await page.getByRole('button', { name: 'Check all' }).click()
  await expect(
    page.getByRole('status').filter({ hasText: '0 articles, 0 not in your library. 3 feeds could not be read.' }),
  ).toBeVisible()
  for (const [index, title] of TITLES.entries())
    await expect(feeds.nth(index)).toContainText(new RegExp(`${title}.*127\\.0\\.0\\.1.*127\\.0\\.0\\.1`))
  await expect(page.getByRole('button', { name: 'Check all' })).toBeFocused()
  await judge(page)
})

test.describe('with a lost server', () => {
  test.use({ expectedErrors: [/net::ERR_FAILED/] })

  test('the check stops and says so', async ({ page }) => {
    await page.goto('/library/feeds')
    await page.route('**/library/feeds', (route) => route.abort())
    await page.getByRole('button', { name: 'Check all' }).click()
    await expect(page.getByText('The server couldn’t be reached. Nothing was changed; try again.')).toBeVisible()
    await page.unroute('**/library/feeds')
    await page.getByRole('button', { name: 'Check all' }).click()
    await expect(page.getByText('0 articles, 0 not in your library. 3 feeds could not be read.')).toBeVisible()
  })
})
