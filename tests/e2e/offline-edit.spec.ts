import { rmSync } from 'node:fs'
import { expect, test } from '../support/app'
import { awaited } from '../support/awaited'
import { heldIn } from '../support/outbox'
import { newDataDir, startServer } from '../support/server'
import { answer, grades, hearsKeys } from './session-page'

test.use({ serviceWorkers: 'allow', expectedErrors: [/net::ERR_|Failed to fetch|Failed to load/] })

test('a card edited without a connection keeps what was typed until it can be saved, and the session goes on', async ({
  context,
}) => {
  test.setTimeout(120_000)
  const dataDir = newDataDir()
  const first = await startServer({ dataDir })
  const page = await context.newPage()
  await page.goto(first.url)
  const isSaved = () => page.evaluate(async () => (await caches.match('/saved-pages.json')) !== undefined)
  await expect.poll(isSaved, { timeout: 45_000 }).toBe(true)
  first.kill('SIGKILL')
  await first.ended

  await page.goto(`${first.url}/review`)
  const card = page.getByRole('article', { name: 'Card' })
  await expect(card).toBeVisible()
  await hearsKeys(page)
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog', { name: 'Edit the card' })
  await dialog.getByLabel('Hint').fill('Think of the year before.')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('The card wasn’t saved.')).toBeVisible()
  await expect(dialog.getByText(/server couldn’t be reached\. What you typed is still here/)).toBeVisible()
  await expect(dialog.getByLabel('Hint')).toHaveValue('Think of the year before.')

  const second = await startServer({ dataDir, env: { AIDE_PORT: String(first.port) } })
  try {
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toBeHidden()
    await page.keyboard.press('h')
    await expect(card.getByText('Think of the year before.')).toBeVisible()
    await page.keyboard.press('Space')
    await expect(grades(page)).toBeVisible()
  } finally {
    await page.close()
    await second.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})

test('once something was answered the browser is asked, once, to keep what is stored', async ({ context }) => {
  const dataDir = newDataDir()
  const server = await startServer({ dataDir })
  try {
    const page = await context.newPage()
    await page.addInitScript(() => {
      const asked = { times: 0 }
      Object.assign(window, { asked })
      let isKept = false
      navigator.storage.persisted = async () => isKept
      navigator.storage.persist = async () => {
        asked.times += 1
        isKept = true
        return true
      }
    })
    const times = () => page.evaluate(() => (window as unknown as { asked: { times: number } }).asked.times) // set above
    const answers = awaited()
    // The part that asks comes last, and here after the answers.
    await page.route('**/_next/static/**/*.js', async (route) => {
      const response = await route.fetch()
      if ((await response.text()).includes('.storage.persist()')) await answers.happened
      await route.fulfill({ response })
    })
    const answerOne = async () => {
      const stored = page.waitForResponse((response) => response.url().endsWith('/api/v1/reviews') && response.ok())
      await answer(page)
      await stored
    }
    await page.goto(`${server.url}/review`)
    await hearsKeys(page)
    await answerOne()
    // What the server took is no longer kept here.
    await expect.poll(() => heldIn(page)).toEqual([])
    expect(await times()).toBe(0)
    answers.happen()
    await expect.poll(times).toBe(1)
    await answerOne()
    await expect.poll(() => heldIn(page)).toEqual([])
    expect(await times()).toBe(1)
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
