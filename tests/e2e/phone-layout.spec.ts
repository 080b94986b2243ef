import type { Page } from '@playwright/test'
import { expect, test } from '../support/app'
import { makeBriefing } from '../support/make-briefing'
import { answerFirst } from '../support/send-entries'
import { hearsKeys } from './session-page'

/** Findings of a trial on a phone that a page must not fall back to. */
const PHONE = { width: 360, height: 740 }

const pageWidth = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth)

test.describe('on a phone', () => {
  test.use({ viewport: PHONE, hasTouch: true, isMobile: true })

  test('with text at 200% every grade can be read', async ({ page }) => {
    await page.addInitScript(() => {
      document.addEventListener('DOMContentLoaded', () => {
        document.documentElement.style.fontSize = '200%'
      })
    })
    await page.goto('/review')
    await hearsKeys(page)
    await page.getByRole('button', { name: 'Show answer' }).click()
    const grades = page.getByRole('group', { name: 'How well did you recall it?' }).getByRole('button')
    await expect(grades).toHaveCount(4)
    for (const grade of await grades.all()) {
      const name = grade.locator('span').first()
      const [outer, inner] = [await grade.boundingBox(), await name.boundingBox()]
      expect(inner?.width).toBeLessThanOrEqual(outer?.width ?? 0)
      // On one line: no letter is on a second one.
      const lines = await name.evaluate((element) => element.getClientRects().length)
      expect(lines).toBe(1)
    }
  })

  test('undo is beside “Show answer”, and the second of two taps on a grade is none on it', async ({ page }) => {
    await page.goto('/review?article=mostly-for-show')
    await hearsKeys(page)
    const question = await page.getByRole('article', { name: 'Card' }).textContent()
    await page.getByRole('button', { name: 'Show answer' }).click()
    const again = page.getByRole('button', { name: /^Again/ })
    await expect(again).toBeVisible()
    await page.waitForTimeout(400)
    const box = await again.boundingBox()
    const [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + (box?.height ?? 0) / 2]
    await page.touchscreen.tap(x, y)
    await page.touchscreen.tap(x, y)
    await expect(page.getByText(/^Again\. \d+ left$/)).toBeAttached()
    await page.waitForTimeout(400)
    const undo = page.getByRole('button', { name: 'Undo', exact: true })
    const place = await undo.boundingBox()
    expect(place?.y).toBeGreaterThan(PHONE.height - 80)
    expect(place?.width).toBeGreaterThanOrEqual(48)
    await undo.tap()
    await expect(page.getByText('Undone: Again.')).toBeAttached()
    expect(await page.getByRole('article', { name: 'Card' }).textContent()).toBe(question)
    // A session does not reload when it is pulled down, and leads back to the article where it was begun.
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).overscrollBehaviorY)).toBe('none')
    await page.getByRole('link', { name: 'Leave the review' }).click()
    await expect(page).toHaveURL(/\/library\/mostly-for-show$/)
  })

  test('what has the focus in the settings is not behind the bars', async ({ page }) => {
    await page.goto('/settings')
    const hidden: string[] = []
    for (let count = 0; count < 45; count += 1) {
      await page.keyboard.press('Tab')
      const name = await page.evaluate(() => {
        const element = document.activeElement
        if (!(element instanceof HTMLElement) || !element.matches('form :is(input, select, textarea)')) return null
        const { left, top, height } = element.getBoundingClientRect()
        const above = document.elementFromPoint(left + 8, top + height / 2)
        return above && (element === above || above.contains(element) || element.parentElement?.contains(above))
          ? null
          : element.getAttribute('name')
      })
      if (name) hidden.push(name)
    }
    expect(hidden).toEqual([])
  })

  test('Today does not move when its fonts arrive', async ({ page }) => {
    await page.addInitScript(() => {
      const shifts: number[] = []
      Object.assign(window, { shifts })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value)
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.setViewportSize({ width: 412, height: 823 })
    await page.goto('/')
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => document.fonts.ready)
    const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts) // set above
    expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.05)
  })

  test('a table of sources has the heads of its columns for screen readers', async ({ page, server }) => {
    await answerFirst(server.url, 6, { at: Date.now() - 60_000, rating: 3 })
    await page.goto('/retention/weak-spots')
    const table = page.getByRole('table').first()
    await expect(table).toBeVisible()
    expect(await table.getByRole('columnheader').count()).toBeGreaterThan(3)
  })
})

test('no page scrolls sideways between a phone and a desktop', async ({ page, server }) => {
  const id = await makeBriefing(server.url)
  for (const width of [320, 640, 768, 820]) {
    await page.setViewportSize({ width, height: 740 })
    for (const path of [
      '/',
      '/cards',
      '/retention/weak-spots',
      `/briefings/${id}`,
      '/settings',
      '/library/mostly-for-show',
    ]) {
      await page.goto(path)
      expect(await pageWidth(page), `${path} at ${width}`).toBeLessThanOrEqual(width)
      // The field of Cards shows what is typed.
      if (path === '/cards')
        expect((await page.getByRole('searchbox', { name: 'Search' }).boundingBox())?.width).toBeGreaterThanOrEqual(160)
    }
  }
})

test('what is missing in a briefing is not said once it is there', async ({ page }) => {
  await page.goto('/briefings/new')
  const said = page.getByText('Enter a title.', { exact: true })
  await expect(async () => {
    await page.getByRole('button', { name: 'Create briefing' }).click()
    await expect(said.first()).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await page.getByLabel('Title', { exact: true }).fill('Talks in Astana')
  await expect(said).toHaveCount(0)
})

test('the page of a fact opens at its top in a small window', async ({ page }) => {
  await page.goto('/library/mostly-for-show')
  const fact = await page.locator('a[href^="/library/fact/"]').first().getAttribute('href')
  for (const [width, height] of [
    [360, 640],
    [740, 360],
    [640, 400],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.goto(fact ?? '?')
    await expect(page.locator('h1')).toBeInViewport()
    expect(await page.evaluate(() => window.scrollY)).toBe(0)
  }
})

test.describe('with forced colours', () => {
  test.use({ colorScheme: 'dark', contextOptions: { forcedColors: 'active' } })

  test('the main button has a border', async ({ page }) => {
    await page.goto('/')
    const start = page.getByRole('link', { name: /reviewing|Start/ }).first()
    expect(await start.evaluate((element) => getComputedStyle(element).borderTopWidth)).toBe('1px')
  })

  test('only the place where the learner is has a line, and the suggested grade has one', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto('/library')
    const lines = await page
      .getByRole('navigation', { name: 'Main' })
      .first()
      .getByRole('link')
      .evaluateAll((links) =>
        links.map((link) => {
          const name = link.firstElementChild
          const ground = getComputedStyle(document.body).backgroundColor
          return name && getComputedStyle(name).borderBottomColor !== ground ? link.textContent : null
        }),
      )
    expect(lines.filter((name) => name !== null)).toEqual(['Library'])
    await page.goto('/review')
    await hearsKeys(page)
    await page.keyboard.press('Space')
    const buttons = page.getByRole('group', { name: 'How well did you recall it?' }).getByRole('button')
    await expect(buttons).toHaveCount(4)
    const tops = await buttons.evaluateAll((grades) => grades.map((grade) => getComputedStyle(grade).borderTopWidth))
    expect(tops.filter((width) => width === '4px')).toHaveLength(1)
  })
})
