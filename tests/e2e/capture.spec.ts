import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'

const CSV = [
  'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags',
  '"The Stone Bridge was opened in 1999.","The Weir","Mira Holm","","Check it.","yellow","","location","12","2024-03-04 10:11:12+00:00",""',
  '"=1+1 was painted on the pier.","The Weir","Mira Holm","","","yellow","","location","14","2024-03-04 10:11:12+00:00",""',
].join('\n')

test.describe('a page from elsewhere', () => {
  test('that leads here with an address fetches and keeps nothing before it is confirmed', async ({
    page,
    ownServer,
  }) => {
    await page.goto('/library/share?url=https%3A%2F%2Fexample.org%2Fweir&title=The%20weir&text=Water%20finds%20stone.')
    await expect(page.getByRole('heading', { level: 1, name: 'Add shared content' })).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Address' })).toHaveValue('https://example.org/weir')
    await expect(page.getByRole('textbox', { name: 'Selected text' })).toHaveValue('Water finds stone.')
    await judge(page)
    await page.goto(`${ownServer.url}/library?q=weir`)
    await expect(page.getByText('No articles with “weir”')).toBeVisible()
  })

  test('may open the form, and may not send it', async ({ page, ownServer }) => {
    const opened = await page.request.get(`${ownServer.url}/library/share?url=https://example.org/`, {
      headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
    })
    expect(opened.status()).toBe(200)
    const sent = await page.request.post(`${ownServer.url}/library/share`, {
      headers: { origin: 'https://example.org', 'sec-fetch-site': 'cross-site' },
      form: { url: 'https://example.org/' },
    })
    expect(sent.status()).toBe(403)
  })
})

test('words that were shared are kept as a text of their own', async ({ page }) => {
  await page.goto('/library/share?title=The%20weir&text=Water%20finds%20the%20lowest%20stone%20and%20stays%20there.')
  await page.getByRole('button', { name: 'Keep only the selected text' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The weir' })).toBeVisible()
  await expect(page.getByText('Water finds the lowest stone and stays there.').first()).toBeVisible()
  await expect(page).toHaveURL(/\/library\/[0-9a-f-]+$/)
})

test('an address of this machine is refused with the reason, and what was shared stays', { tag: '@all' }, async ({
  page,
  ownServer,
}) => {
  await page.goto(`/library/share?url=${encodeURIComponent(`${ownServer.url}/api/v1/session`)}&title=Inside`)
  await page.getByRole('button', { name: 'Fetch page' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'The article wasn’t added.' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Inside')
  await page.goto('/library/add')
  await page.getByRole('textbox', { name: 'Web address or text' }).fill('http://169.254.169.254/latest')
  await page.getByRole('button', { name: 'Add article' }).click()
  await expect(page.getByRole('textbox', { name: 'Web address or text' })).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('textbox', { name: 'Web address or text' })).toHaveValue('http://169.254.169.254/latest')
})

test('the bookmarklet opens this application with what is read', async ({ page, ownServer }) => {
  await page.goto('/library/add')
  const link = page.getByRole('link', { name: 'Add to Aide-Mémoire' })
  await expect(link).toHaveAttribute('href', /^javascript:/)
  await judge(page)
  const code = (await link.getAttribute('href'))?.slice('javascript:'.length) ?? ''
  const elsewhere = await page.context().newPage()
  await elsewhere.route('https://example.org/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>The weir</title><p>Water finds stone.</p>' }),
  )
  await elsewhere.goto('https://example.org/weir')
  await elsewhere.evaluate(() => document.getSelection()?.selectAllChildren(document.body))
  const opened = page.context().waitForEvent('page')
  await elsewhere.evaluate(code)
  const shared = await opened
  await expect(shared).toHaveURL(new RegExp(`^${ownServer.url}/library/share\\?`))
  await expect(shared.getByRole('textbox', { name: 'Address' })).toHaveValue('https://example.org/weir')
  await expect(shared.getByRole('textbox', { name: 'Selected text' })).toHaveValue('Water finds stone.')
})

test('the installed application stands in the share menu', async () => {
  const file = fileURLToPath(new URL('../../public/manifest.webmanifest', import.meta.url))
  const { share_target } = JSON.parse(readFileSync(file, 'utf8'))
  expect(share_target).toEqual({
    action: '/library/share',
    method: 'GET',
    enctype: 'application/x-www-form-urlencoded',
    params: { title: 'title', text: 'text', url: 'url' },
  })
})

test('highlights of Readwise become an article, and the same file again adds nothing', { tag: '@all' }, async ({
  page,
}) => {
  await page.goto('/library/add')
  await judge(page)
  const file = { name: 'readwise.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) }
  await page.getByLabel('CSV file from Readwise', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: 'Import highlights' }).click()
  await expect(page.getByText('2 highlights imported.')).toBeVisible()
  await page.getByRole('button', { name: 'Import highlights' }).click()
  await expect(page.getByText('Nothing new: all these highlights are already in the library.')).toBeVisible()
  await page.getByRole('region', { name: 'Imported highlights' }).getByRole('link', { name: 'The Weir' }).click()
  await expect(page.getByText('=1+1 was painted on the pier.').first()).toBeVisible()
})
