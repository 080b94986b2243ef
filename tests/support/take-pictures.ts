import { mkdirSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'
import { HARBOUR } from '../e2e/reading-room.fixture'
import { CHROMIUM_FLAGS, chromiumPath } from './chromium'
import { makeBriefing } from './make-briefing'
import { startServer } from './server'

/** Takes the pictures of the README, and those that a browser shows before it installs the program, as a new learner sees it. */
const FOLDER = 'docs/pictures'
const INSTALL_FOLDER = 'public/screenshots'
const QUESTION = 'What was China–Russia trade worth in 2022?'

/** Today, and a card with its answer, on a phone. */
const takeOnPhone = async (browser: Browser, url: string, cardId: string) => {
  const viewport = { width: 400, height: 800 }
  const page = await browser.newPage({
    viewport,
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'en-GB',
  })
  const take = async (name: string) => {
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: `${INSTALL_FOLDER}/${name}.png` })
  }
  await page.goto(url)
  await take('today-narrow')
  await page.goto(`${url}/review?cards=${cardId}`)
  const field = page.getByRole('textbox')
  if ((await field.count()) > 0) await field.fill('$190bn')
  await page.getByRole('button', { name: 'Show answer' }).click()
  await page.getByRole('button', { name: /^Good/ }).waitFor()
  await take('review-narrow')
}

const run = async () => {
  mkdirSync(FOLDER, { recursive: true })
  mkdirSync(INSTALL_FOLDER, { recursive: true })
  const server = await startServer()
  const executablePath = chromiumPath()
  const browser = await chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) })
  try {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 800 },
      colorScheme: 'light',
      locale: 'en-GB',
    })
    const open = async (path: string) => {
      await page.goto(`${server.url}${path}`)
      await page.evaluate(() => document.fonts.ready)
    }
    const take = (name: string) => page.screenshot({ path: `${FOLDER}/${name}.png` })
    await open('/')
    await take('today')
    await page.screenshot({ path: `${INSTALL_FOLDER}/today-wide.png` })
    await open('/library/mostly-for-show')
    const heading = page.getByRole('heading', { name: 'The trade figure, and what is behind it' })
    await heading.evaluate((element) => window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - 40))
    await take('article')
    const session = await (await fetch(`${server.url}/api/v1/session?article=mostly-for-show`)).json()
    const card = session.main.find(({ front }: { front: string }) => front === QUESTION)
    await open(`/review?cards=${card.cardId}`)
    const field = page.getByRole('textbox')
    if ((await field.count()) > 0) await field.fill('$190bn')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Good/ }).waitFor()
    await take('review')
    await open(`/briefings/${await makeBriefing(server.url)}`)
    await take('briefing')
    await takeOnPhone(browser, server.url, card.cardId)
    await open('/library/add')
    await page.getByRole('textbox', { name: 'Web address or text', exact: true }).fill(HARBOUR)
    await page.getByRole('textbox', { name: 'Title', exact: true }).fill('A harbour that grew too fast')
    await page.getByRole('textbox', { name: 'Date', exact: true }).fill('2023-03-01')
    await page.getByRole('button', { name: 'Add article' }).click()
    await page
      .getByRole('button', { name: /^Accept/ })
      .first()
      .waitFor()
    await page.keyboard.press('a')
    await page.keyboard.press('a')
    await page.waitForTimeout(1_000)
    await take('reading-room')
  } finally {
    await browser.close()
    await server.stop()
  }
}

void run()
