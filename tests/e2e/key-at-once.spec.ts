import { expect, freshTest as test } from '../support/app'
import { openHarbour, select } from './reading-room-page'

/** Highlight was pressed when words had just been shown as chosen, and nothing happened: the page still led the key elsewhere. */

test('a key in the very moment in which words are shown as chosen is for these words', async ({ page }) => {
  await openHarbour(page)
  await page.evaluate(() => {
    const bar = 'section[aria-label="The chosen passage"]'
    // Called when the page has changed, before anything else can run.
    new MutationObserver((_, observer) => {
      if (!document.querySelector(bar)) return
      observer.disconnect()
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'h', code: 'KeyH', bubbles: true, cancelable: true }),
      )
    }).observe(document.body, { childList: true, subtree: true })
  })
  await select(page, 'the eel has gone')
  await expect(page.getByText('Highlighted. Drafts are made from these words first.')).toBeVisible()
})
