import { expect, freshTest as test } from '../support/app'
import { judgeThemes } from '../support/judge'
import { HARBOUR } from './reading-room.fixture'
import {
  addArticle,
  allSent,
  bar,
  dialog,
  draft,
  layoutOf,
  openHarbour,
  openText,
  passageBar,
  saidOf,
  select,
} from './reading-room-page'

const GERMAN = [
  'Der Hafen von Lethra hat im vergangenen Jahr mehr als zwölf Millionen Tonnen umgeschlagen, und die Stadt will ihn noch einmal ausbauen.',
  'Die Kosten sind nach Angaben der Verwaltung auf vierzig Millionen Euro gestiegen, weil der neue Kai nicht auf dem alten Grund stehen kann.',
  'Das Land zahlt die Hälfte davon, wenn der Bund bis zum Herbst zustimmt.',
].join('\n\n')

// Each test has a server of its own, so they need not wait for each other.
test.describe.configure({ mode: 'parallel' })

test('ten drafts are accepted by keyboard alone, the text is not pulled apart, and their cards are in the next review', async ({
  page,
}) => {
  test.slow()
  await page.setViewportSize({ width: 1280, height: 800 })
  await openHarbour(page)
  await expect(draft(page).getByRole('button', { name: /^Accept/ })).toBeInViewport({ ratio: 1 })
  const before = await layoutOf(page)
  expect(before).toMatchObject({ notes: 10, overlapping: 0 })
  expect(before.widestGap).toBeLessThan(60)
  // 600 words.
  expect(before.height).toBeLessThan(2_200)
  await judgeThemes(page)
  const began = Date.now()
  for (let accepted = 1; accepted <= 10; accepted++) {
    await page.keyboard.press('a')
    await expect(bar(page)).toContainText(accepted < 10 ? `${accepted} of 10 decided, ${accepted} accepted` : 'All 10')
  }
  expect(Date.now() - began).toBeLessThan(60_000)
  await expect(bar(page)).toContainText(/All 10 decided: 10 facts with \d+ cards in your library\./)
  await expect(bar(page)).toBeFocused()
  await judgeThemes(page)
  await allSent(page)
  await page.reload()
  await expect(page.locator('article summary')).toHaveCount(10)
  await expect.poll(async () => (await layoutOf(page)).overlapping).toBe(0)
  expect((await layoutOf(page)).height).toBeLessThan(before.height + 100)
  // One opens at a time, and those below make way.
  const facts = page.locator('article details')
  await facts.nth(1).locator('summary').click()
  await facts.nth(2).locator('summary').click()
  await expect(page.locator('article details[open]')).toHaveCount(1)
  await expect.poll(async () => (await layoutOf(page)).overlapping).toBe(0)
  expect((await layoutOf(page)).widestGap).toBeLessThan(60)
  await bar(page).getByRole('link', { name: 'Study these now' }).click()
  await expect(page.getByRole('article', { name: 'Card' })).toBeVisible()
  await page.getByRole('button', { name: 'Show answer' }).click()
  const words = (await page.locator('figure mark').first().textContent()) ?? ''
  expect(words.length).toBeGreaterThan(20)
  expect(HARBOUR).toContain(words)
})

test('the next draft is at hand within a frame and read out, J and K go round, and one is picked from the margin', async ({
  page,
}) => {
  await openHarbour(page)
  await page.keyboard.press('j')
  await expect(draft(page)).toHaveAccessibleName('Draft 2 of 10')
  await page.keyboard.press('k')
  await page.keyboard.press('ArrowLeft')
  await expect(draft(page)).toHaveAccessibleName('Draft 10 of 10')
  await page.getByRole('button', { name: /4 of 10$/ }).click()
  await expect(draft(page)).toHaveAccessibleName('Draft 4 of 10')
  const ms = await page.evaluate(async () => {
    const times: number[] = []
    for (let at = 3; at < 9; at++) {
      const before = performance.now()
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 's', bubbles: true }))
      await Promise.resolve()
      const name = document.activeElement?.getAttribute('aria-label') ?? ''
      times.push(name === `Draft ${at + 2} of 10` ? performance.now() - before : Number.POSITIVE_INFINITY)
      await new Promise((resolve) => setTimeout(resolve, 400))
    }
    return times.sort((a, b) => a - b)[3]
  })
  // A key that is pressed is handled as one; one that a script makes is only scheduled. Both must be on screen soon.
  expect(ms).toBeLessThan(50)
  await expect(draft(page)).toBeInViewport()
  await expect(draft(page)).toBeFocused()
  await expect(saidOf(page)).toHaveText('Skipped. 6 of 10 decided, 0 accepted.')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Never this kind')
})

test('decisions and edits are undone, also after a reload and while drafts are looked for, and the bar sums them up', async ({
  page,
}) => {
  test.slow()
  const url = await openHarbour(page)
  await page.keyboard.press('a')
  await page.keyboard.press('s')
  await page.keyboard.press('e')
  const statement = dialog(page).getByRole('textbox', { name: 'Statement' })
  await expect(statement).not.toHaveValue('')
  await statement.fill(`${await statement.inputValue()} So says the report.`)
  await statement.press('Control+Enter')
  await expect(dialog(page)).toBeHidden()
  await expect(bar(page)).toContainText('2 accepted, 1 of them edited; 1 skipped.')
  await allSent(page)
  await expect(page.getByText(/^2 facts, \d+ cards$/)).toBeVisible()
  await page.keyboard.press('u')
  await expect(draft(page)).toHaveAccessibleName('Draft 3 of 10')
  await expect(bar(page)).toContainText('2 of 10 decided, 1 accepted')
  await allSent(page)
  await page.reload()
  await expect(bar(page)).toContainText('2 of 10 decided, 1 accepted')
  await page.keyboard.press('u')
  await expect(bar(page)).toContainText('1 of 10 decided, 1 accepted')
  await allSent(page)
  // Pressed as soon as the page hears it, which is before the drafts have come: they follow the text.
  await page.addInitScript(() => {
    const started = setInterval(() => {
      const told = document.querySelector('section[aria-label="Drafts"]')?.textContent
      if (told === undefined) return
      const press = new KeyboardEvent('keydown', { key: 'u', bubbles: true, cancelable: true })
      if (!told.includes('Looking for facts') || !window.dispatchEvent(press)) clearInterval(started)
    }, 1)
  })
  await page.goto(url)
  await expect(bar(page)).toContainText('0 of 10 decided, 0 accepted')
  await expect(page.getByText(/^Undone: /).first()).toBeAttached()
  await allSent(page)
  await expect(page.getByText('2 retired facts')).toBeVisible()
})

test('a kind that is never wanted is gone at once, and comes back when it is switched on again', async ({ page }) => {
  const url = await openHarbour(page)
  // A kind of which there are several: the first draft asks for the date of an event, the only one.
  const several = draft(page).getByText(/^(Money|Count|Percentage)$/)
  while (!(await several.isVisible())) await page.keyboard.press('j')
  const kind = (await several.textContent()) ?? ''
  await page.keyboard.press('n')
  await expect(bar(page)).not.toContainText('of 10 decided')
  const message = page.locator('[data-toast]')
  await expect(message).toContainText(`No more drafts of the kind “${kind}”, in any article.`)
  await message.getByRole('button', { name: 'Undo' }).click()
  await expect(bar(page)).toContainText('0 of 10 decided')
  await page.keyboard.press('n')
  await expect(bar(page)).not.toContainText('of 10 decided')
  await judgeThemes(page)
  await allSent(page)
  await page.goto('/library/mostly-for-show')
  await page.getByText('1 kind of draft you never want').click()
  await page.getByRole('button', { name: `Allow again: ${kind}` }).click()
  await expect(page.getByText('1 kind of draft you never want')).toBeHidden()
  await page.goto(url)
  await expect(bar(page)).toContainText('0 of 10 decided')
})

test('a draft whose sentence does not stand by itself opens with its answer, at the empty question', async ({
  page,
}) => {
  const text = '# A museum\n\nThe house by the quay is small. It shows 64 boats of the old fishing quarter.'
  await openText(page, 'A museum by the quay', text, 1)
  await expect(draft(page)).toContainText('The question is yours to write.')
  await page.keyboard.press('a')
  const question = dialog(page).getByRole('textbox', { name: 'Question' })
  await expect(question).toBeFocused()
  await expect(question).toHaveValue('')
  await expect(dialog(page).getByRole('textbox', { name: 'Answer' })).toHaveValue('64 boats')
  await question.fill('How many boats does the museum by the quay show?')
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page)).toBeHidden()
  await expect(bar(page)).toContainText('All 1 decided: 1 fact with 1 card in your library.')
  await allSent(page)
})

test('of a draft or of selected words, Q opens a question and C makes a cloze of the whole sentence', async ({
  page,
}) => {
  await openHarbour(page)
  await expect(draft(page)).toContainText('€640 million')
  await page.keyboard.press('q')
  await expect(dialog(page).getByRole('textbox', { name: 'Question' })).toHaveValue('')
  await expect(dialog(page).getByRole('textbox', { name: 'Answer' })).toHaveValue('€640 million')
  await dialog(page).getByRole('button', { name: 'Discard' }).click()
  await select(page, 'Maren Toll')
  await expect(passageBar(page)).toBeVisible()
  await page.keyboard.press('q')
  await expect(dialog(page).getByRole('textbox', { name: 'Answer' })).toHaveValue('Maren Toll')
  await dialog(page).getByRole('button', { name: 'Discard' }).click()
  await select(page, '12 members')
  await expect(passageBar(page)).toContainText('12 members')
  await page.keyboard.press('c')
  await expect(page.getByText('Cloze card made.').first()).toBeVisible()
  await allSent(page)
  await page.reload()
  await expect(page.getByText('1 fact, 1 card')).toBeVisible()
  await expect(page.locator('mark')).toHaveText(/^The council of the port authority has 12 members, .* inquiry\.$/)
})

test('drafts that were asked for are there after a reload, and places agree with what is decided', async ({ page }) => {
  await openHarbour(page)
  await page.keyboard.press('s')
  await page.keyboard.press('m')
  await expect(bar(page)).toContainText(/1 of 1[1-5] decided/)
  await allSent(page)
  const said = await bar(page)
    .getByText(/of \d+ decided/)
    .textContent()
  const asked = /of (\d+)/.exec(said ?? '')?.[1]
  await page.reload()
  await expect(bar(page)).toContainText(`1 of ${asked} decided`)
  await expect(draft(page)).toHaveAccessibleName(new RegExp(`^Draft \\d+ of ${asked}$`))
})

test('H makes of words the first draft, which U and a button remove; F applies a known fix and takes it away', async ({
  page,
}) => {
  test.slow()
  const motto = 'In the words of Ilse Marant the motto of the new quay is “no more sand for nothing”.'
  const url = await openHarbour(page, `${HARBOUR}\n\n${motto}`)
  const highlight = async (words: string) => {
    await select(page, words)
    await expect(passageBar(page)).toContainText(words)
    await page.keyboard.press('h')
  }
  for (const undo of ['key', 'button']) {
    await highlight('the eel has gone')
    await expect(page.getByText('Highlighted. Drafts are made from these words first.')).toBeVisible()
    if (undo === 'key') await page.keyboard.press('u')
    else await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(page.getByText('Highlight removed.')).toBeVisible()
    await page.goto(url)
    await expect(bar(page)).toContainText('0 of 10 decided')
    await expect(draft(page).getByText(/eel has gone/)).toBeHidden()
  }
  await highlight('no more sand for nothing')
  await expect(bar(page)).toContainText('0 of 11 decided')
  await allSent(page)
  await page.reload()
  const own = draft(page).filter({ hasText: 'motto' })
  await expect(async () => {
    if (!(await own.isVisible())) await page.keyboard.press('j')
    await expect(own).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(own).toContainText('The claim has no speaker')
  await page.keyboard.press('f')
  await expect(saidOf(page)).toHaveText('Fix applied.')
  await expect(own).not.toContainText('The claim has no speaker')
  await expect(own).toContainText('With the fix: speaker Ilse Marant.')
  await page.keyboard.press('f')
  await expect(own).toContainText('The claim has no speaker')
  await page.keyboard.press('f')
  await expect(own.getByRole('button', { name: /^Undo the fix/ })).toBeVisible()
  await page.keyboard.press('a')
  await expect(bar(page)).toContainText('1 of 11 decided, 1 accepted')
  await allSent(page)
  await page.reload()
  await expect(page.getByText('1 fact, 1 card')).toBeVisible()
})

test('what was accepted is studied whatever the day’s limit, which is named', async ({ page }) => {
  await page.goto('/settings')
  await page.getByRole('textbox', { name: 'New cards per day' }).fill('0')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(/^Saved\./)).toBeVisible()
  await page.goto('/review')
  await expect(page.getByText('You’ve reached today’s limits.')).toBeVisible()
  const url = await openHarbour(page)
  await page.keyboard.press('a')
  await expect(bar(page)).toContainText('1 of 10 decided, 1 accepted')
  await allSent(page)
  await page.goto(`/review?article=${url.split('/').at(-1)}`)
  await expect(page.getByRole('article', { name: 'Card' })).toBeVisible()
  await expect(page.getByText('This session goes past today’s limits by 1 new card.')).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  test('drafts are decided at the thumb, with the passage marked above the sheet', async ({ page }) => {
    await openHarbour(page)
    await expect(page.getByText('10 drafts to decide')).toBeInViewport()
    await expect(page.locator('div[data-foot]')).toContainText('The terminal cost')
    await expect(page.locator('[data-words-from]').nth(1)).toBeInViewport()
    await page.getByRole('button', { name: 'Decide', exact: true }).click()
    await judgeThemes(page)
    for (const name of ['Accept', 'Edit', 'Question', 'Skip', 'Never this kind']) {
      const box = await draft(page).getByRole('button', { name, exact: true }).boundingBox()
      expect(box?.height).toBeGreaterThanOrEqual(48)
      expect(box?.width).toBeGreaterThanOrEqual(48)
    }
    for (let at = 1; at <= 9; at++) {
      await draft(page).getByRole('button', { name: 'Accept', exact: true }).click()
      await expect(draft(page)).toHaveAccessibleName(`Draft ${at + 1} of 10`)
    }
    // The page may still be scrolling to it.
    await expect
      .poll(() =>
        page.evaluate(() => {
          const marked = [...(CSS.highlights.get('draft-passage') ?? [])][0]
          const sheet = document.querySelector('section[aria-label^="Draft "]')
          if (!(marked instanceof Range) || !sheet) return null
          const { top } = marked.getBoundingClientRect()
          return top >= 0 && top < sheet.getBoundingClientRect().top - 20
        }),
      )
      .toBe(true)
    await draft(page).getByRole('button', { name: 'Skip' }).click()
    await expect(page.getByText(/All 10 decided: 9 facts/).last()).toBeVisible()
    await expect(page.getByRole('link', { name: 'Study these now' }).last()).toBeInViewport()
  })

  test('a text in another language says that only English is read, and words of it can be chosen', async ({ page }) => {
    await addArticle(page, { title: 'Ein Hafen wächst', text: GERMAN })
    await expect(bar(page)).toContainText('No drafts can be made from this text.', { timeout: 30_000 })
    await expect(bar(page).getByText('doesn’t seem to be in English')).toBeVisible()
    await select(page, 'vierzig Millionen Euro')
    await expect(passageBar(page)).toBeVisible()
  })
})
