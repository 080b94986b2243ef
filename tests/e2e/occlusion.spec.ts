import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { judge, judgeThemes } from '../support/judge'
import { allSent, textField } from './reading-room-page'

// Each test has a server of its own, so they need not wait for each other.
test.describe.configure({ mode: 'parallel' })

const drawn = (
  scale: number,
) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400" width="${640 * scale}" height="${400 * scale}" font-family="sans-serif" font-size="28">
<rect width="640" height="400" fill="#dfe9ef"/><path d="M40 60h360l60 120-200 60-220-40z" fill="#e7dcb9" stroke="#555"/>
<path d="M90 220l170 30 60 110H120z" fill="#cfdcb3" stroke="#555"/><circle cx="500" cy="270" r="80" fill="#e5c6b4" stroke="#555"/>
<text x="150" y="150">Kazakhstan</text><text x="140" y="320">Uzbekistan</text><text x="450" y="280">Kyrgyzstan</text></svg>`
const mapOf = (scale: number) => ({ name: 'map.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(drawn(scale)) })
const FRONT = 'Question, or a sentence with a gap'

const newCard = (page: Page) => page.getByRole('dialog', { name: 'New card' })
const editor = (page: Page) => page.getByRole('dialog', { name: 'Hide parts of the picture' })
const canvas = (page: Page) => editor(page).getByRole('group', { name: 'Picture with its shapes' })
const shapes = (page: Page) => editor(page).getByRole('list', { name: 'Shapes' }).locator('> li')
const nameOf = (page: Page, at: number) => textField(page, `What shape ${at} hides`)
const button = (page: Page, name: string) => editor(page).getByRole('button', { name, exact: true })
const number = (page: Page, name: string) => editor(page).getByRole('spinbutton', { name })

/** A new card with a described picture, and the editor of its shapes. */
const openEditor = async (page: Page, scale = 1) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'New card' }).click()
  await textField(page, FRONT).fill('Which country is this?')
  await newCard(page).getByLabel(`Image, sound or video: ${FRONT}`, { exact: true }).setInputFiles(mapOf(scale))
  await newCard(page).getByRole('textbox', { name: 'Description of the image' }).fill('a map of Central Asia')
  await newCard(page).getByRole('button', { name: 'Hide parts' }).click()
  await expect(canvas(page)).toBeVisible()
  await expect(canvas(page).locator('img')).toHaveJSProperty('complete', true)
}

/** A place on the picture, in shares of its width and height. */
const placeOn = async (page: Page, across: number, down: number) => {
  await canvas(page).scrollIntoViewIfNeeded()
  const box = await canvas(page).boundingBox()
  if (!box) throw new Error('the picture has no place')
  return { x: box.x + across * box.width, y: box.y + down * box.height }
}

const drag = async (page: Page, from: readonly [number, number], to: readonly [number, number]) => {
  const [start, end] = [await placeOn(page, ...from), await placeOn(page, ...to)]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2)
  await page.mouse.move(end.x, end.y)
  await page.mouse.up()
}

const save = async (page: Page) => {
  await button(page, 'Apply').click()
  await expect(editor(page)).toHaveCount(0)
  await newCard(page).getByRole('button', { name: 'Save and close' }).click()
  await allSent(page)
}

test('parts of a picture are drawn, moved, resized, named and studied', async ({ page }) => {
  test.slow()
  await openEditor(page)
  await expect(editor(page).getByText('No cards yet')).toBeAttached()
  await drag(page, [0.05, 0.1], [0.6, 0.45])
  // The arrow keys move a new shape at once, and what is typed names it.
  await expect(canvas(page)).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('Kazakhstan')
  await expect(nameOf(page, 1)).toHaveValue('Kazakhstan')
  await drag(page, [0.65, 0.45], [0.9, 0.85])
  await expect(canvas(page)).toBeFocused()
  await page.keyboard.type('Kyrgyzstan')
  await expect(nameOf(page, 2)).toHaveValue('Kyrgyzstan')
  await expect(editor(page).getByText('Shape 2, right')).toBeVisible()

  // Moved to the left, and made larger by a corner.
  await drag(page, [0.77, 0.55], [0.27, 0.55])
  await expect(editor(page).getByText('Shape 2, left')).toBeVisible()
  await editor(page).getByText('Position, size and hint').nth(1).click()
  const width = number(page, 'Width of shape 2, in percent')
  await expect(width).toHaveValue(/^25(\.\d)?/)
  await drag(page, [0.4, 0.85], [0.5, 0.95])
  await expect(width).toHaveValue(/^3[45](\.\d)?/)

  // One without a name is not saved.
  await button(page, 'Add a shape').click()
  await expect(shapes(page)).toHaveCount(3)
  await button(page, 'Apply').click()
  await expect(editor(page).getByText('Enter what the shape hides.')).toBeVisible()
  await expect(nameOf(page, 3)).toBeFocused()
  await judge(page)
  await button(page, 'Delete shape 3').click()
  await expect(shapes(page)).toHaveCount(2)
  await editor(page).getByRole('radio', { name: 'All parts' }).check()
  await button(page, 'Apply').click()
  await expect(newCard(page).getByRole('button', { name: '2 hidden parts' })).toBeVisible()
  // The field has no code in it: the parts are in the list below.
  await expect(textField(page, FRONT)).toHaveValue('Which country is this?\n[picture 1]')
  await newCard(page).getByRole('button', { name: 'Save and close' }).click()
  await allSent(page)

  await page.goto('/review?article=no_source')
  const asked = page.getByRole('img', {
    name: /^a map of Central Asia; asked: part 1 of 2, top left; 1 other is hidden$/,
  })
  await expect(asked).toBeVisible()
  await expect(page.locator('.card-shape')).toHaveCount(2)
  await expect(page.locator('.card-shape-asked')).toHaveCount(1)
  await expect(page.getByText('Kazakhstan')).toHaveCount(0)
  await judge(page)
  await page.keyboard.press('Space')
  const answer = page.locator('[data-review]')
  await expect(answer.locator('strong').filter({ hasText: 'Kazakhstan' })).toBeVisible()
  await expect(page.locator('.card-shape')).toHaveCount(1)
  await expect(page.getByText('Kyrgyzstan')).toHaveCount(0)
  await expect(page.getByText('No source').first()).toBeVisible()
  await page.getByRole('button', { name: 'Uncover the other' }).click()
  await expect(page.locator('.card-shape')).toHaveCount(0)
  await judge(page)
})

test('everything is done by keyboard', async ({ page }) => {
  test.slow()
  await page.setViewportSize({ width: 1280, height: 800 })
  await openEditor(page, 1.25)
  // They stay in the window, also below a large picture.
  for (const name of ['Cancel', 'Apply']) await expect(button(page, name)).toBeInViewport({ ratio: 1 })
  await button(page, 'Add a shape').press('Enter')
  await expect(canvas(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(nameOf(page, 1)).toBeFocused()
  await page.keyboard.type('Kazakhstan')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await number(page, 'From left of shape 1, in percent').fill('10')
  await number(page, 'From top of shape 1, in percent').fill('12.5')
  await expect(editor(page).getByText('Shape 1, top left')).toBeVisible()
  await number(page, 'Width of shape 1, in percent').fill('50')

  await canvas(page).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(number(page, 'From left of shape 1, in percent')).toHaveValue('11')
  await expect(number(page, 'From top of shape 1, in percent')).toHaveValue('13.5')
  await expect(number(page, 'Width of shape 1, in percent')).toHaveValue('51')
  await button(page, 'Add a shape').press('Enter')
  await expect(canvas(page)).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(shapes(page)).toHaveCount(1)
  await judge(page)
  await save(page)
  await page.goto('/cards?search=Kazakhstan')
  await expect(page.getByRole('grid', { name: 'Cards found' })).toContainText('[part 1 of 1, top]')
  const beside = page.getByRole('complementary')
  await expect(beside.getByRole('img', { name: 'a map of Central Asia', exact: true })).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('the corners of a shape are large enough to touch, and it is studied', { tag: '@all' }, async ({ page }) => {
    test.slow()
    await openEditor(page)
    await button(page, 'Add a shape').tap()
    await nameOf(page, 1).fill('Kazakhstan')
    const handles = canvas(page).locator('[data-corner]')
    await expect(handles).toHaveCount(4)
    for (const handle of await handles.all()) {
      const box = await handle.boundingBox()
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
    }
    await judgeThemes(page)
    await save(page)
    await page.goto('/review?article=no_source')
    await expect(page.getByRole('img', { name: /asked: part 1 of 1/ })).toBeVisible()
    await judgeThemes(page)
    await page.getByRole('button', { name: /^Show answer/ }).tap()
    await expect(page.locator('strong').filter({ hasText: 'Kazakhstan' })).toBeVisible()
    await judgeThemes(page)
  })
})
