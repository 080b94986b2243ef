import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test as plain } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { startServer } from '../support/server'
import { sendForm } from '../support/server-actions'
import { addArticle } from './reading-room-page'

/** Takes as long to read as reading may take. */
const ENDLESS = '1. '.repeat(65_000)

/** Sends a file that keeps a reader busy until it is stopped; nobody waits for the answer. */
const occupy = (url: string, signal: AbortSignal) =>
  sendForm(
    url,
    {
      action: 'addArticleFromForm',
      page: '/library/add',
      state: { kind: 'blank', found: null },
      fields: { text: '', title: 'Endless', file: new File([ENDLESS], 'endless.md'), confirmed: 'yes' },
    },
    signal,
  ).catch(() => null)

test('a text that waits for others to be read says so, and is read when they are done', async ({ page, ownServer }) => {
  test.setTimeout(150_000)
  const leave = new AbortController()
  const others = [occupy(ownServer.url, leave.signal), occupy(ownServer.url, leave.signal)]
  await page.goto('/library/add')
  await page.getByLabel('Or a file').setInputFiles({
    name: 'weir.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from('# The weir\n\nWater finds the lowest stone.'),
  })
  await page.getByRole('textbox', { name: 'Date', exact: true }).fill('2001-07')
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('The weir')
  await page.getByRole('button', { name: 'Add article' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Waiting while another text is read' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'The weir' })).toBeVisible({ timeout: 90_000 })
  leave.abort()
  await Promise.all(others)
})

test('a file that takes long to read is stopped, and nothing is added', async ({ page }) => {
  await page.goto('/library/add')
  await page.getByLabel('Or a file').setInputFiles({
    name: 'endless.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from(ENDLESS),
  })
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Endless')
  await page.getByRole('button', { name: 'Add article' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Reading the text' })).toBeVisible()
  // Reading begins once the server has the file.
  await page.waitForTimeout(1_500)
  await page.getByRole('button', { name: 'Stop' }).click()
  // Left alone, it is read for half a minute.
  await expect(page.getByText('You stopped it. Nothing was added.').first()).toBeVisible({ timeout: 10_000 })
  await expect(page.getByLabel('Or a file')).toHaveValue(/endless\.md$/)
})

plain('drafting with a model can be cancelled, and the model is left alone', async ({ browser }) => {
  let [asked, left] = [0, 0]
  const model = createServer((_, response) => {
    asked += 1
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    response.flushHeaders()
    response.on('close', () => {
      left += 1
    })
  })
  await new Promise<void>((ready) => model.listen(0, '127.0.0.1', ready))
  const { port } = model.address() as AddressInfo // a TCP server has one
  const server = await startServer({ env: { AIDE_LOCAL_MODELS: 'yes' } })
  const page = await browser.newPage({ baseURL: server.url })
  try {
    await page.goto('/settings/model')
    await page.getByRole('checkbox', { name: 'Use this model for drafts, on request' }).check()
    await page.getByRole('textbox', { name: 'API address' }).fill(`http://127.0.0.1:${port}/v1`)
    await page.getByRole('textbox', { name: 'Model name', exact: true }).fill('small-1')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved. You can ask it for drafts in the reading room.')).toBeVisible()
    const text = 'The Stone Bridge over the Weir was opened in 1999 and carries 12,000 vehicles a day.'
    await addArticle(page, { title: 'Bridges', text, date: '2001-07' })
    await page.getByRole('button', { name: 'Ask small-1' }).click()
    await expect.poll(() => asked).toBe(1)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Cancelled.' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Ask small-1' })).toBeVisible()
    await expect.poll(() => left).toBe(1)
  } finally {
    await page.close()
    await server.stop()
    model.closeAllConnections()
    model.close()
  }
})
