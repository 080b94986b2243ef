import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { makeBriefing } from '../support/make-briefing'
import { HARBOUR } from './reading-room.fixture'
import { addArticle } from './reading-room-page'

/** Ways through the program on a phone, and findings of a trial on one that must not come back. */
test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

const LEAST_TARGET_PX = 44
const bar = (page: Page) => page.getByRole('navigation', { name: 'Main' })
const item = (page: Page, name: string) => bar(page).getByRole('link', { name, exact: true })

test('the bar leads to what is done most, and More to the rest', async ({ page }) => {
  await page.goto('/')
  await expect(bar(page).getByRole('listitem')).toHaveText(['Today', 'Review', 'Add', 'Library', 'More'])
  await expect(item(page, 'Today')).toHaveAttribute('aria-current', 'page')
  await item(page, 'Add').tap()
  await expect(page).toHaveURL(/\/library\/add$/)
  await expect(item(page, 'Add')).toHaveAttribute('aria-current', 'page')
  await expect(item(page, 'Library')).not.toHaveAttribute('aria-current')
  await item(page, 'Library').tap()
  await expect(page).toHaveURL(/\/library$/)
  // No bar is over the grades of a session.
  await item(page, 'Review').tap()
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
  await expect(bar(page)).toHaveCount(0)
  await page.goto('/')
  for (const [name, path] of [
    ['Briefings', '/briefings'],
    ['Cards', '/cards'],
    ['Retention', '/retention'],
    ['Settings', '/settings'],
    ['History', '/history'],
    ['Help', '/help'],
  ] as const) {
    await bar(page).getByRole('button', { name: 'More' }).tap()
    await item(page, name).tap()
    await expect(page).toHaveURL(new RegExp(`${path}$`))
    await expect(item(page, name)).toBeHidden()
  }
})

test('in a window as low as over a keyboard the bar is at the end of the page', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 340 })
  await page.goto('/library/add')
  await expect(item(page, 'Today')).not.toBeInViewport()
  await item(page, 'Today').scrollIntoViewIfNeeded()
  await item(page, 'Today').tap()
  await expect(page).toHaveURL(/\/$/)
})

test('with text at 200% every place of the bar can be read and pressed', async ({ page }) => {
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.style.fontSize = '200%'
    })
  })
  await page.goto('/')
  for (const place of await bar(page).getByRole('listitem').all()) {
    await expect(place).toBeInViewport({ ratio: 1 })
    expect(await place.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})

test('a row of Today puts a long value under its words', async ({ page, ownServer }) => {
  await makeBriefing(ownServer.url)
  await page.goto('/')
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(rows.first()).toBeVisible()
  for (const row of await rows.all()) {
    const words = row.locator('span').first()
    const { width, height } = (await words.boundingBox()) ?? { width: 0, height: 0 }
    // Three lines at most, unless it has nearly the whole row.
    expect(height < 80 || width > 300, `${await row.textContent()}: ${width} by ${height}`).toBe(true)
  }
})

/** What can be pressed and is lower or narrower than a thumb needs. Links in running text may be as high as a line. */
const smallTargets = (page: Page) =>
  page.evaluate((least) => {
    const isInText = (element: Element) =>
      element.closest('p, dd, td, li > span, figcaption, h1') !== null &&
      getComputedStyle(element).display !== 'inline-flex'
    return [...document.querySelectorAll<HTMLElement>('main :is(a[href], button, summary, select, textarea, input)')]
      .filter((element) => element.checkVisibility() && !isInText(element))
      .map((element) => {
        const target = element.matches('input')
          ? (element.closest('label') ?? element.parentElement ?? element)
          : element
        const { width, height } = target.getBoundingClientRect()
        const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30) ?? ''
        return { words: `${name || element.getAttribute('name')} ${width}x${height}`, width, height }
      })
      .filter(({ width, height }) => width > 1 && (width < least - 0.5 || height < least - 0.5))
      .map(({ words }) => words)
  }, LEAST_TARGET_PX)

test('everything that is pressed is large enough for a thumb', async ({ page, ownServer }) => {
  const id = await makeBriefing(ownServer.url)
  for (const path of [
    '/',
    '/library',
    '/library/add',
    '/cards',
    '/briefings',
    `/briefings/${id}`,
    '/briefings/new',
    '/retention',
    '/retention/weak-spots',
    '/settings',
    '/history',
  ]) {
    await page.goto(path)
    await expect(page.locator('h1')).toBeVisible()
    expect(await smallTargets(page), path).toEqual([])
  }
})

test('the whole row of a switch turns it', async ({ page }) => {
  await page.goto('/settings')
  const box = page.getByLabel('Bury the other cards', { exact: true })
  await box.locator('..').scrollIntoViewIfNeeded()
  const before = await box.isChecked()
  const { x, y, height } = (await box.locator('..').boundingBox()) ?? { x: 0, y: 0, height: 0 }
  await page.touchscreen.tap(x + 250, y + height - 4)
  await expect(box).toBeChecked({ checked: !before })
})

test('a message leaves the decisions on a draft free', async ({ page }) => {
  await addArticle(page, { title: 'A harbour that grew too fast', text: HARBOUR })
  const decide = page.getByRole('button', { name: 'Decide' })
  const accept = page.getByRole('button', { name: /^Accept/ })
  await expect(decide.or(accept).first()).toBeVisible()
  if (await decide.isVisible()) await decide.tap()
  await page.getByRole('button', { name: 'Edit', exact: true }).tap()
  const dialog = page.getByRole('dialog')
  const save = dialog.getByRole('button', { name: 'Save the fact' })
  // The form is much longer than the window, and its button is in it.
  await expect(save).toBeInViewport({ ratio: 1 })
  await save.tap()
  await expect(page.locator('[data-toast]')).toBeVisible()
  for (const name of [/^Accept/, /^Edit$/, /^Skip/, /^Never/]) {
    await page.getByRole('button', { name }).first().click({ trial: true })
  }
})

test('with the spacing of WCAG 1.4.12 nothing is cut or scrolls sideways', async ({ page, ownServer }) => {
  const id = await makeBriefing(ownServer.url)
  for (const path of ['/', '/review', '/library', '/cards', `/briefings/${id}`, '/retention', '/settings']) {
    await page.goto(path)
    await expect(page.locator('h1')).toBeAttached()
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
      )
      document.adoptedStyleSheets = [sheet]
    })
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360)
  }
})
