import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'

// Each test has a server of its own, so they need not wait for each other.
test.describe.configure({ mode: 'parallel' })

type Voice = { readonly name: string; readonly lang: string; readonly localService: boolean; readonly default: boolean }
type Spoken = { readonly text: string; readonly voice: string }

const LOCAL: Voice = { name: 'Local', lang: 'en-GB', localService: true, default: false }
const ONLINE: Voice = { name: 'Online', lang: 'en-US', localService: false, default: true }

/** The browser of the tests has no voices and no sound: in their place, these keep what they were given to say. */
const withVoices = (page: Page, voices: readonly Voice[]) =>
  page.addInitScript((given) => {
    const spoken: Spoken[] = []
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => given,
      cancel: () => undefined,
      speak: (utterance: { text: string; voice: { name: string }; onend: () => void }) => {
        spoken.push({ text: utterance.text, voice: utterance.voice.name })
        setTimeout(() => utterance.onend())
      },
    })
    class Utterance {
      voice = null
      lang = ''
      onend = () => undefined
      onerror = () => undefined
      constructor(readonly text: string) {}
    }
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance })
    Object.assign(window, { spoken })
  }, voices)

const spoken = (page: Page): Promise<readonly Spoken[]> =>
  page.evaluate(() => (window as unknown as { spoken: readonly Spoken[] }).spoken) // set above

const review = async (page: Page) => {
  const added = await page.request.post('/api/v1/cards', {
    data: {
      id: '01a21038-b001-7c4e-8f00-2f6a1e2b9d11',
      front: 'The {{c1::Oder}} flows through **three** countries.',
      back: '',
    },
  })
  expect(added.ok()).toBe(true)
  await page.goto('/review?article=no_source')
  await expect(page.getByText('flows through')).toBeVisible()
}

/** Until the page is alive a press does nothing. */
const press = async (page: Page, key: string, words: readonly Spoken[]) =>
  expect(async () => {
    await page.keyboard.press(key)
    await expect.poll(() => spoken(page), { timeout: 2_000 }).toEqual(words)
  }).toPass()

const QUESTION: Spoken = { text: 'The … flows through three countries.', voice: 'Local' }

test('a side is read when asked, by a voice of the device, from the menu and with R', async ({ page }) => {
  await withVoices(page, [ONLINE, LOCAL])
  await review(page)
  expect(await spoken(page)).toEqual([])
  await press(page, 'r', [QUESTION])
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: /^Good/ })).toBeVisible()
  await page.getByRole('button', { name: 'More' }).click()
  await page.locator('#review-menu').getByRole('button', { name: 'Read aloud' }).click()
  await expect.poll(() => spoken(page)).toEqual([QUESTION, { text: 'Oder', voice: 'Local' }])
})

test('a voice that sends the text away is never used, and a toast says that there is no other', async ({ page }) => {
  await withVoices(page, [ONLINE])
  await review(page)
  const reason = page.getByText('This device has no voice of its own for English.')
  await expect(async () => {
    await page.keyboard.press('r')
    await expect(reason).toBeVisible({ timeout: 2_000 })
  }).toPass()
  expect(await spoken(page)).toEqual([])
})
