import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'

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

const choose = async (page: Page, when: string, onlineVoices = false) => {
  await page.goto('/settings')
  await page.getByRole('combobox', { name: 'Read cards aloud' }).selectOption({ label: when })
  await page.getByRole('checkbox', { name: 'Allow online voices' }).setChecked(onlineVoices)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.').first()).toBeVisible()
}

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

const button = (page: Page) => page.getByRole('button', { name: 'Read aloud' })

test('nothing is read until it is chosen', async ({ page }) => {
  await withVoices(page, [LOCAL])
  await review(page)
  await page.keyboard.press('r')
  await expect(page.getByText('This card has no sound or video.')).toBeVisible()
  await expect(button(page)).toHaveCount(0)
  expect(await spoken(page)).toEqual([])
})

test('a question and its answer are read by a voice of the device, and again with R', async ({ page }) => {
  await withVoices(page, [ONLINE, LOCAL])
  await choose(page, 'Questions and answers')
  await review(page)
  const question = { text: 'The … flows through three countries.', voice: 'Local' }
  await expect.poll(() => spoken(page)).toEqual([question])
  await judge(page)
  await page.keyboard.press('r')
  await expect.poll(() => spoken(page)).toEqual([question, question])
  await page.keyboard.press('Space')
  const answer = { text: 'Oder', voice: 'Local' }
  await expect.poll(() => spoken(page)).toEqual([question, question, answer])
  await button(page).click()
  await expect.poll(() => spoken(page)).toEqual([question, question, answer, answer])
  await judge(page)
})

test('an online voice is used only if it is allowed', async ({ page }) => {
  await withVoices(page, [ONLINE])
  await choose(page, 'Only when I ask')
  await review(page)
  expect(await spoken(page)).toEqual([])
  // Until the page is alive a press does nothing.
  const reason = page.getByText('The only voices for English send the text to their provider.')
  await expect(async () => {
    await button(page).click()
    await expect(reason).toBeVisible({ timeout: 8000 })
  }).toPass()
  expect(await spoken(page)).toEqual([])
  await choose(page, 'Answers', true)
  await page.goto('/review?article=no_source')
  await expect(button(page)).toBeVisible()
  expect(await spoken(page)).toEqual([])
  await expect(async () => {
    await page.keyboard.press('Space')
    await expect(page.getByRole('button', { name: /^Good/ })).toBeVisible({ timeout: 8000 })
  }).toPass()
  await expect.poll(() => spoken(page)).toEqual([{ text: 'Oder', voice: 'Online' }])
})

test('without a voice the card says why it is silent', async ({ page }) => {
  await choose(page, 'Questions')
  await review(page)
  await expect(page.getByText('This device has no voice for English.')).toBeVisible()
  await judge(page)
})
