import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { makeBriefing } from '../support/make-briefing'

/** A toast covered the Save bar of the debrief on a phone, and the bars of other forms with it. */

const toastLine = (page: Page) => page.locator('[data-toast]')

/** What a toast lies over of what stays at the foot of the window while the page scrolls. */
const covered = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const toast = document.querySelector('[data-toast]')?.getBoundingClientRect()
    if (!toast) return ['no toast']
    const stays = (element: Element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position)
    return [...document.querySelectorAll('body *')].flatMap((element) => {
      if (element.closest('[role=status]:has([data-toast])') || !stays(element)) return []
      const { top, bottom, left, right } = element.getBoundingClientRect()
      const isBar = bottom > innerHeight * 0.5 && bottom - top < innerHeight * 0.9 && bottom > top
      const meets = top < toast.bottom && bottom > toast.top && left < toast.right && right > toast.left
      return isBar && meets ? [`${element.tagName} ${element.className}`] : []
    })
  })

const VIEWPORTS = [
  { width: 360, height: 640 },
  { width: 1280, height: 800 },
]

test('a toast covers no bar at the foot of the window, on any page that has one', async ({ page, ownServer }) => {
  test.slow()
  const id = await makeBriefing(ownServer.url)
  for (const path of [
    '/',
    '/review',
    '/settings',
    '/briefings/new',
    `/briefings/${id}/edit`,
    '/library/mostly-for-show',
  ])
    for (const viewport of VIEWPORTS) {
      await page.setViewportSize(viewport)
      await page.goto(path)
      await expect(page.locator('h1, article').first()).toBeVisible()
      for (const at of [0, 0.5, 1]) {
        await page.evaluate((part) => window.scrollTo(0, part * document.body.scrollHeight), at)
        // Nothing was undone yet: it says so.
        await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
        // A session does not keep this key from before it listens.
        await expect(async () => {
          await page.keyboard.press('Control+Shift+z')
          await expect(toastLine(page)).toBeVisible({ timeout: 2_000 })
        }).toPass()
        await expect.poll(() => covered(page), { message: `${path} at ${at}, ${viewport.width} px` }).toEqual([])
        await expect(toastLine(page)).toBeInViewport({ ratio: 1 })
        await toastLine(page).getByRole('button', { name: 'Close' }).click()
      }
    }
})

test('“Debrief saved” leaves the bar of the debrief free, and follows it', async ({ page, ownServer }) => {
  const id = await makeBriefing(ownServer.url)
  await page.request.patch(`${ownServer.url}/api/v1/briefings/${id}`, { data: { at: Date.now() } })
  for (const viewport of VIEWPORTS) {
    await page.setViewportSize(viewport)
    await page.goto(`/briefings/${id}#debrief`)
    await page.reload()
    // The message and the button for what was missed have room beside each other, or each its line.
    const bar = page.locator('[data-foot]').filter({ has: page.getByRole('button', { name: 'Save', exact: true }) })
    await page.getByRole('radio', { name: 'Not recalled' }).first().check()
    await bar.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(toastLine(page)).toBeVisible()
    await expect(bar.getByRole('link', { name: 'Review 1 fact you missed' })).toBeVisible()
    expect((await bar.boundingBox())?.height).toBeLessThan(160)
    await expect.poll(() => covered(page)).toEqual([])
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    await expect.poll(() => covered(page)).toEqual([])
    await bar.getByRole('button', { name: 'Save', exact: true }).click({ trial: true })
  }
})
