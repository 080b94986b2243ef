import type { Page as BrowserPage } from '@playwright/test'
import { expect, test } from '../support/app'
import { expectReadable, judge } from '../support/judge'
import { pagesOf, routes } from '../support/routes'

/** Every screen, in every mode: a new one is judged without being listed anywhere. */
test.use({ colorScheme: 'light' })
const WIDTH = 320

let found: ReturnType<typeof pagesOf> | null = null
/** The pages of the worker's server, which its tests share. */
const pagesOnce = (url: string) => {
  found ??= pagesOf(url)
  return found
}

/**
 * Axe reads the colour of a text from `-webkit-text-fill-color`, for which Chromium gives the page's own colour where
 * colours are forced; drawn is `color`.
 */
const takeForcedColours = () => {
  for (const element of document.querySelectorAll<HTMLElement>('body *'))
    element.style.webkitTextFillColor = getComputedStyle(element).color
}

/** What scrolls sideways with text at 200%: the names of the elements that are wider than the window. */
const tooWide = (page: BrowserPage) =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.querySelectorAll('main *, header *, nav *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    )
    return wide.map(({ tagName, className, textContent }) => `${tagName} ${className} ${textContent?.slice(0, 40)}`)
  })

for (const route of routes())
  test(`axe finds nothing on ${route} in light, dark and forced colours, at ${WIDTH} px and with text at 200%`, async ({
    page,
    server,
  }) => {
    const path = (await pagesOnce(server.url)).find((one) => one.route === route)?.path ?? '?'
    await page.setViewportSize({ width: WIDTH, height: 700 })
    await page.goto(path)
    await judge(page, route)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectReadable(page, 'dark')
    // Twice as large, in the smallest window that phones have.
    await page.setViewportSize({ width: 360, height: 700 })
    await page.emulateMedia({ forcedColors: 'active' })
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    })
    await page.evaluate(takeForcedColours)
    await expectReadable(page, 'forced colours')
    expect(await tooWide(page)).toEqual([])
  })
