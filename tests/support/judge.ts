import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/**
 * Fails where axe finds something on the page as it stands, or the page is wider than its window. There are no frames
 * of other origins, so axe runs within the page alone, in a third of the time.
 */
export async function judge(page: Page, where = new URL(page.url()).pathname): Promise<void> {
  const look = async () => {
    // Next takes the title away for a moment while it puts a fresh page in place: perhaps just then.
    await expect(page, where).toHaveTitle(/./)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }
  const first = await look()
  const found = first.some((one) => one.startsWith('document-title')) ? await look() : first
  expect(found, where).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, `${where} is wider than its window`).toBeLessThanOrEqual(0)
}

/** Fails where a text of the page cannot be told well enough from its ground. */
export async function expectReadable(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withRules(['color-contrast']).analyze()
  const unreadable = violations.flatMap(({ nodes }) =>
    nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
  )
  expect(unreadable, where).toEqual([])
}

/**
 * Judges a state that no address leads to; of plain pages `every-screen.spec.ts` does it. The dark theme differs in its
 * colours alone and is judged before a release.
 */
export async function judgeThemes(page: Page): Promise<void> {
  await judge(page)
  if (process.env.AIDE_TEST_ALL !== '1') return
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectReadable(page, `${page.url()}, dark`)
  await page.emulateMedia({ colorScheme: 'light' })
}
