import { expect, test } from '../support/app'
import { judgeThemes } from '../support/judge'

const FIELD = 'Search articles, facts and cards'

test('results come while words are typed, with what matches marked, and lead to the passage in the article', async ({
  page,
}) => {
  await page.goto('/search')
  const field = page.getByRole('searchbox', { name: FIELD })
  await expect(field).toBeFocused()
  await field.pressSequentially('xinj')
  await expect(page).toHaveURL(/q=xinj/)
  const articles = page.getByRole('region', { name: 'Articles' }).or(page.locator('section', { hasText: 'Articles' }))
  const first = articles.first().getByRole('listitem').first()
  await expect(first.locator('mark').first()).toHaveText(/^Xinjiang/)
  const sentence = await first.locator('mark').first().textContent()
  await expect(page.getByRole('status').filter({ hasText: 'found' })).toContainText(/\d+ articles?, \d+ facts?/)
  await expect(field).toBeFocused()
  await judgeThemes(page)
  await first.getByRole('link').click()
  await expect(page).toHaveURL(/\/library\/[^?]+\?at=\d+-\d+$/)
  const marked = await page.evaluate(() => [...(CSS.highlights.get('found-passage') ?? [])].map(String).join())
  expect(marked).toContain(sentence)
  const seen = await page.evaluate(() => {
    const [range] = CSS.highlights.get('found-passage') ?? []
    const box = range instanceof Range ? range.getBoundingClientRect() : null
    return box !== null && box.top >= 0 && box.bottom <= window.innerHeight
  })
  expect(seen).toBe(true)
})

test('accents, phrases and excluded words are read, and what is not there is said', async ({ page }) => {
  const found = page.getByRole('status').filter({ hasText: /found/i })
  await page.goto('/search?q=%22Hu+Jintao%22')
  await expect(page.locator('main mark').first()).toHaveText('Hu Jintao')
  await page.goto('/search?q=%22Jintao+Hu%22')
  await expect(found).toHaveText('Nothing found.')
  await page.goto('/search?q=xinj%C3%ADang')
  await expect(page.locator('main mark').first()).toHaveText(/Xinjiang/)
  const all = await found.textContent()
  await page.goto('/search?q=xinjiang+-china')
  await expect(found).not.toHaveText(all ?? '')
  await page.goto('/search?q=russia')
  await page.getByRole('link', { name: /^Show all \d+ facts$/ }).click()
  await expect(page).toHaveURL(/show=facts/)
  await expect(page.locator('main ul > li')).not.toHaveCount(8)
})

test('the page works without scripts', async ({ browser, server }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${server.url}/search`)
  await page.getByRole('searchbox', { name: FIELD }).fill('tajik')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.locator('main mark').first()).toHaveText(/^Tajik/)
  await context.close()
})
