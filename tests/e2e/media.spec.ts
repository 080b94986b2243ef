import type { Locator, Page } from '@playwright/test'
import { pngBytes, wavBytes } from '../../lib/sources/media/media.fixture'
import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'
import { allSent, textField } from './reading-room-page'

// Each test has a server of its own, so they need not wait for each other.
test.describe.configure({ mode: 'parallel' })

const MAP = { name: 'black sea.png', mimeType: 'image/png', buffer: pngBytes(320, 200) }
const ANTHEM = { name: 'anthem.wav', mimeType: 'audio/wav', buffer: wavBytes(0.3) }

const newCard = (page: Page) => page.getByRole('dialog', { name: 'New card' })
const front = (page: Page) => textField(page, 'Question, or a sentence with a gap')
const choose = (page: Page, label: string, file: typeof MAP) =>
  newCard(page).getByLabel(`Image, sound or video: ${label}`, { exact: true }).setInputFiles(file)
const FRONT = 'Question, or a sentence with a gap'

const open = async (page: Page) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'New card' }).click()
  await expect(newCard(page)).toBeVisible()
  await expect(newCard(page).getByRole('button', { name: `Add an image, sound or video: ${FRONT}` })).toBeVisible()
}

/** Gives the page a file as another program or a screenshot does. */
const give = (field: Locator, how: 'paste' | 'drop', bytes: Buffer, name: string) =>
  field.evaluate(
    (element, { how, base64, name }) => {
      const data = new DataTransfer()
      const file = new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name, { type: 'image/png' })
      data.items.add(file)
      const given =
        how === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
      element.dispatchEvent(given)
    },
    { how, base64: bytes.toString('base64'), name },
  )

/** The digest of the file on a side of the new card, which the page keeps for the next one. */
const digestOn = async (page: Page, side: 'front' | 'back'): Promise<string> => {
  const kept = () =>
    page.evaluate((of) => JSON.parse(localStorage.getItem('aide-new-cards') ?? '[]').at(-1)?.[of] ?? '', side)
  await expect.poll(kept).toMatch(/media:[0-9a-f]{64}/)
  return /media:([0-9a-f]{64})/.exec(await kept())?.[1] ?? ''
}

test('an image and a sound are added, described, reviewed and played again', async ({ page }) => {
  test.slow()
  await open(page)
  await front(page).fill('Which sea is this?')
  await choose(page, FRONT, MAP)
  await expect(front(page)).toHaveValue('Which sea is this?\n[picture 1]')
  await newCard(page).getByRole('textbox', { name: 'Description of the image' }).fill('an outline of a sea')
  await expect(front(page)).toHaveValue('Which sea is this?\n[picture 1]')
  await textField(page, 'Answer').fill('the Black Sea')
  await choose(page, 'Answer', ANTHEM)
  await newCard(page).getByRole('textbox', { name: 'Description of the sound' }).fill('its name in Turkish')
  await judge(page)
  await newCard(page).getByRole('button', { name: 'Save and close' }).click()
  await allSent(page)

  await page.goto('/review?article=no_source')
  const image = page.getByRole('img', { name: 'an outline of a sea' })
  await expect(image).toBeVisible()
  await expect(image).toHaveAttribute('width', '320')
  await expect(image).toHaveAttribute('height', '200')
  await expect(image).toHaveJSProperty('naturalWidth', 320)
  await page.keyboard.press('Space')
  const sound = page.locator('audio[aria-label="its name in Turkish"]')
  await expect(sound).toBeVisible()
  await expect(sound).toHaveJSProperty('duration', 0.3)
  await page.keyboard.press('r')
  await expect.poll(() => sound.evaluate((audio: HTMLAudioElement) => audio.played.length)).toBeGreaterThan(0)
  await judge(page)
  await page.keyboard.press('3')

  await page.goto('/cards?search=outline')
  await expect(page.getByRole('grid', { name: 'Cards found' })).toContainText('Which sea is this?')
})

test('an image can be pasted and dropped, is stored once for two sides, and removed again', async ({ page }) => {
  await open(page)
  await front(page).fill('Which sea?')
  await give(front(page), 'paste', MAP.buffer, 'image.png')
  const digest = await digestOn(page, 'front')
  await give(textField(page, 'Answer'), 'drop', MAP.buffer, 'another name.png')
  expect(await digestOn(page, 'back')).toBe(digest)
  const files = newCard(page).getByRole('list', { name: `Files: ${FRONT}` })
  await files.getByRole('button', { name: 'Remove the image' }).click()
  await expect(front(page)).toHaveValue('Which sea?')
  await expect(files).toHaveCount(0)
  // What no card can show is refused, and what was typed stays.
  const script = Buffer.from('<script>alert(1)</script>')
  await choose(page, FRONT, { name: 'map.png', mimeType: 'image/png', buffer: script })
  await expect(newCard(page).getByRole('alert')).toHaveText(/“map\.png” was not added\. .*Use PNG/)
  await expect(front(page)).toHaveValue('Which sea?')
})

test('the bytes are served with their own type, in part, for ever, and never as a page', async ({
  page,
  ownServer,
}) => {
  await open(page)
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3" onload="alert(1)"><path d="M0 0h4"/></svg>'
  await choose(page, FRONT, { name: 'Карта "1".svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) })
  const vector = await digestOn(page, 'front')
  await choose(page, 'Answer', ANTHEM)
  const sound = await digestOn(page, 'back')
  const get = (digest: string, headers: Record<string, string> = {}) =>
    page.request.get(`${ownServer.url}/api/v1/media/${digest}`, { headers })

  const whole = await get(sound)
  expect(whole.status()).toBe(200)
  expect(whole.headers()).toMatchObject({
    'content-type': 'audio/wav',
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=31536000, immutable',
    'content-disposition': `inline; filename="anthem.wav"; filename*=UTF-8''anthem.wav`,
  })
  expect((await whole.body()).equals(ANTHEM.buffer)).toBe(true)
  const part = await get(sound, { Range: 'bytes=8-11' })
  expect([part.status(), part.headers()['content-range'], await part.text()]).toEqual([
    206,
    `bytes 8-11/${ANTHEM.buffer.length}`,
    'WAVE',
  ])
  expect((await get(sound, { Range: 'bytes=99999999-' })).status()).toBe(416)
  expect((await get(sound, { 'If-None-Match': `"${sound}"` })).status()).toBe(304)
  expect((await get(sound, { 'Sec-Fetch-Site': 'cross-site' })).status()).toBe(403)
  for (const unknown of ['0'.repeat(64), 'map.png', `${sound.slice(1)}`])
    expect((await get(unknown)).status()).toBe(404)

  const drawn = await get(vector)
  expect(drawn.headers()['content-type']).toBe('image/svg+xml')
  expect(drawn.headers()['content-security-policy']).toMatch(/^default-src 'none';.* sandbox$/)
  expect(drawn.headers()['content-disposition']).toMatch(/^attachment; filename="_+ 1\.svg"; filename\*=UTF-8''%D0%9A/)
  expect(await drawn.text()).not.toContain('alert')
})

test.describe('with a file that is gone', () => {
  test.use({ expectedErrors: [/404/] })

  test('its description is shown', async ({ page }) => {
    const response = await page.request.post('/api/v1/cards', {
      data: {
        id: '01a21038-b001-7c4e-8f00-2f6a1e2b9d11',
        front: `Which sea? ![an outline](media:${'0'.repeat(64)}.png#40x30)`,
        back: 'the Black Sea',
      },
    })
    expect(response.ok()).toBe(true)
    await page.goto('/review?article=no_source')
    await expect(page.getByText('Image not available: an outline')).toBeVisible()
  })
})
