import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'
import { HARBOUR } from './reading-room.fixture'
import {
  allSent,
  bar,
  dialog,
  draft,
  openHarbour,
  openRepeating,
  openText,
  passageBar,
  question,
  saidOf,
  select,
} from './reading-room-page'

// Each test has a server of its own, so they need not wait for each other.
test.describe.configure({ mode: 'parallel' })

test('ten drafts are accepted by keyboard alone; their cards are in the next review, and O shows the sentence', async ({
  page,
}) => {
  await openHarbour(page)
  const began = Date.now()
  for (let accepted = 1; accepted <= 10; accepted++) {
    await page.keyboard.press('a')
    await expect(bar(page)).toContainText(accepted < 10 ? `${accepted} of 10 decided, ${accepted} accepted` : 'All 10')
  }
  expect(Date.now() - began).toBeLessThan(60_000)
  await expect(bar(page)).toContainText(/All 10 decided: 10 facts with \d+ cards in your library\./)
  await expect(bar(page)).toBeFocused()
  await allSent(page)
  await expect(page.getByText(/^10 facts, \d+ cards$/)).toBeVisible()
  await bar(page).getByRole('link', { name: 'Study these now' }).click()
  const card = page.getByRole('article', { name: 'Card' })
  await expect(card).toBeVisible()
  const grades = page.getByRole('group', { name: 'How well did you recall it?' })
  // A page that is not alive yet does not hear the key.
  await expect(async () => {
    if (!(await grades.isVisible())) await page.keyboard.press('Space')
    await expect(grades).toBeVisible({ timeout: 1_000 })
  }).toPass()
  // The sentence comes with the answer; O shows the paragraph around it, and the sentence alone again.
  const passage = page.locator('figure mark').first()
  await expect(passage).toBeVisible()
  const quote = page.locator('figure blockquote').first()
  const sentence = (await quote.textContent()) ?? ''
  await page.keyboard.press('o')
  await expect.poll(async () => ((await quote.textContent()) ?? '').length).toBeGreaterThan(sentence.length)
  await page.keyboard.press('o')
  await expect(quote).toHaveText(sentence)
  const words = await passage.textContent()
  expect(words?.length).toBeGreaterThan(20)
  expect(HARBOUR).toContain(words)
})

test('the next draft is at hand within a frame, its passage is in view, and it is read out how far one is', async ({
  page,
}) => {
  await openHarbour(page)
  await expect(draft(page)).toHaveAccessibleName('Draft 1 of 10')
  const ms = await page.evaluate(async () => {
    const times: number[] = []
    for (let at = 0; at < 6; at++) {
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
})

test('J and K go round the drafts, and one can be picked from the margin', async ({ page }) => {
  await openHarbour(page)
  await page.keyboard.press('j')
  await expect(draft(page)).toHaveAccessibleName('Draft 2 of 10')
  await page.keyboard.press('k')
  await page.keyboard.press('ArrowLeft')
  await expect(draft(page)).toHaveAccessibleName('Draft 10 of 10')
  await page.getByRole('button', { name: /4 of 10$/ }).click()
  await expect(draft(page)).toHaveAccessibleName('Draft 4 of 10')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Never this kind')
})

test('undo takes the last decision back, also after a reload, and its card is asked no more', async ({ page }) => {
  await openHarbour(page)
  await page.keyboard.press('a')
  await page.keyboard.press('a')
  await expect(bar(page)).toContainText('2 of 10 decided, 2 accepted')
  await allSent(page)
  await page.keyboard.press('u')
  await expect(draft(page)).toHaveAccessibleName('Draft 2 of 10')
  await expect(bar(page)).toContainText('1 of 10 decided, 1 accepted')
  await allSent(page)
  await page.reload()
  await expect(bar(page)).toContainText('1 of 10 decided, 1 accepted')
  await page.keyboard.press('u')
  await expect(bar(page)).toContainText('0 of 10 decided, 0 accepted')
  await allSent(page)
  await page.reload()
  await expect(bar(page)).toContainText('0 of 10 decided, 0 accepted')
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
  await allSent(page)
  await page.goto('/library/mostly-for-show')
  await page.getByText('1 kind of draft you never want').click()
  await page.getByRole('button', { name: `Allow again: ${kind}` }).click()
  await expect(page.getByText('1 kind of draft you never want')).toBeHidden()
  await page.goto(url)
  await expect(bar(page)).toContainText('0 of 10 decided')
})

test('an edited draft is saved through the form, and can be undone', async ({ page }) => {
  await openHarbour(page)
  await page.keyboard.press('e')
  const statement = dialog(page).getByRole('textbox', { name: 'Statement' })
  await expect(statement).not.toHaveValue('')
  await statement.fill(`${await statement.inputValue()} So says the report.`)
  await dialog(page).getByRole('button', { name: 'Save the fact' }).click()
  await expect(dialog(page)).toBeHidden()
  await expect(bar(page)).toContainText('1 of 10 decided, 1 accepted')
  await allSent(page)
  await expect(page.getByText('1 fact, 1 card')).toBeVisible()
  await expect(bar(page)).toContainText('1 of 10 decided, 1 accepted')
  await page.keyboard.press('u')
  await expect(bar(page)).toContainText('0 accepted')
  await allSent(page)
  await page.reload()
  await expect(page.getByText('1 retired fact')).toBeVisible()
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

test('Q turns a cloze into a question to write, with its words as the answer', async ({ page }) => {
  await openHarbour(page)
  await expect(draft(page)).toContainText('€640 million')
  await page.keyboard.press('q')
  await expect(dialog(page).getByRole('textbox', { name: 'Question' })).toHaveValue('')
  await expect(dialog(page).getByRole('textbox', { name: 'Answer' })).toHaveValue('€640 million')
})

test('C makes a cloze of the selected words with one key; its passage is the whole sentence', async ({ page }) => {
  await openHarbour(page)
  await select(page, '12 members')
  await expect(passageBar(page)).toContainText('12 members')
  await page.keyboard.press('c')
  await expect(page.getByText('Cloze card made.').first()).toBeVisible()
  await expect(page.getByText('1 fact, 1 card')).toBeVisible()
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

test('Q and T open the form with the words as the answer, and H makes of them the first draft', async ({ page }) => {
  await openHarbour(page)
  await select(page, 'Maren Toll')
  await expect(passageBar(page)).toBeVisible()
  await page.keyboard.press('q')
  await expect(dialog(page).getByRole('textbox', { name: 'Answer' })).toHaveValue('Maren Toll')
  await dialog(page).getByRole('button', { name: 'Discard' }).click()
  await select(page, 'the eel has gone')
  await expect(passageBar(page)).toContainText('the eel has gone')
  await page.keyboard.press('h')
  await expect(bar(page)).toContainText('0 of 11 decided')
  await allSent(page)
  await page.reload()
  await expect(page.getByText('highlighted', { exact: true }).or(page.getByText(/eel has gone/).first())).toBeVisible()
})

test('U and the button on the notice remove the last highlight', async ({ page }) => {
  const url = await openHarbour(page)
  const first = draft(page).getByText(/eel has gone/)
  for (const undo of ['key', 'button']) {
    await select(page, 'the eel has gone')
    await expect(passageBar(page)).toContainText('the eel has gone')
    await page.keyboard.press('h')
    await expect(page.getByText('Highlighted. Drafts are made from these words first.')).toBeVisible()
    if (undo === 'key') await page.keyboard.press('u')
    else await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(page.getByText('Highlight removed.')).toBeVisible()
    await page.goto(url)
    await expect(bar(page)).toContainText('0 of 10 decided')
    await expect(first).toBeHidden()
  }
})

test('H on a quotation without a speaker makes a draft with a known fix, which F applies and takes away', async ({
  page,
}) => {
  const motto = 'In the words of Ilse Marant the motto of the new quay is “no more sand for nothing”.'
  await openHarbour(page, `${HARBOUR}\n\n${motto}`)
  await select(page, 'no more sand for nothing')
  await expect(passageBar(page)).toContainText('no more sand for nothing')
  await page.keyboard.press('h')
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

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  test('drafts are decided at the thumb, with the passage marked above the sheet', async ({ page }) => {
    await openHarbour(page)
    await page.getByRole('button', { name: 'Decide', exact: true }).click()
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
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`axe finds nothing in what is asked about a fact that is there, ${colorScheme}, ${width} px`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 800 })
      await openRepeating(page)
      if (width < 1024) await page.getByRole('button', { name: 'Decide', exact: true }).click()
      await page.keyboard.press('s')
      const fact = (await draft(page).getByRole('link').first().getAttribute('href')) ?? ''
      await page.keyboard.press('a')
      await judge(page)
      await question(page).getByRole('button', { name: 'Add the passage' }).click()
      await allSent(page)
      await page.goto(fact)
      await expect(page.getByRole('heading', { name: 'Further passages' })).toBeVisible()
      await judge(page)
      await page.getByRole('button', { name: 'Change role or note' }).click()
      await judge(page)
    })

    test(`axe finds nothing in the reading room, ${colorScheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 800 })
      await openHarbour(page)
      if (width < 1024) await page.getByRole('button', { name: 'Decide', exact: true }).click()
      await judge(page)
      for (const key of ['a', 's', 'n']) await page.keyboard.press(key)
      await judge(page)
    })
  }
}
