import { expect, freshTest as test } from '../support/app'

/** Ways to add that a phone has and a desktop does not need. */
test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

test('a copied text is put into the field by one tap', async ({ page, context, ownServer }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: ownServer.url })
  await page.goto('/library/add')
  const area = page.getByRole('textbox', { name: 'Web address or text' })
  const paste = page.getByRole('button', { name: 'Paste from the clipboard' })
  await page.evaluate(() => navigator.clipboard.writeText(' '))
  await expect(async () => {
    await paste.tap()
    await expect(page.getByText('No text to paste. Copy some first.')).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await page.evaluate(() => navigator.clipboard.writeText('Water finds the lowest stone.\n\nIt stays there.'))
  await paste.tap()
  await expect(area).toHaveValue('Water finds the lowest stone.\n\nIt stays there.')
  await expect(page.getByText('Text: 8 words in 2 paragraphs.')).toBeVisible()
})

test('a browser that does not give the clipboard says how to paste', async ({ page, context }) => {
  await context.clearPermissions()
  await page.addInitScript(() => {
    navigator.clipboard.readText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await page.goto('/library/add')
  await expect(async () => {
    await page.getByRole('button', { name: 'Paste from the clipboard' }).tap()
    await expect(page.getByText(/Touch and hold the field, then choose Paste/)).toBeVisible({ timeout: 2_000 })
  }).toPass()
})

test('a photo is taken for a side of a card', async ({ page }) => {
  await page.goto('/library/mostly-for-show')
  const fact = await page.locator('a[href^="/library/fact/"]').first().getAttribute('href')
  await page.goto(fact ?? '?')
  const camera = page.locator('input[type="file"][capture="environment"]').first()
  await expect(camera).toHaveAttribute('accept', 'image/jpeg,image/png')
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const take = page.getByRole('button', { name: /^Take a photo/ }).first()
  // A tap before the page has its scripts opens nothing, as on any page.
  const opened = async () => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser', { timeout: 2_000 }), take.tap()])
    return chooser
  }
  await expect.poll(() => opened().catch(() => null)).not.toBeNull()
  const chooser = await opened()
  await chooser.setFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') })
  await expect(page.getByRole('textbox', { name: 'Description of the image' })).toBeVisible()
})
