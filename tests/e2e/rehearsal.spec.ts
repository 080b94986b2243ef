import { join } from 'node:path'
import Database from 'better-sqlite3'
import { DAY_MS } from '@/lib/domain/time/units'
import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'
import { seen } from '../support/seen'
import { answer, begin, brief, grades, sheetOf, speak, sure } from './rehearsal.fixture'

// Each test has a server of its own, so they need not wait for each other.
test.describe.configure({ mode: 'parallel' })

test('a rehearsal by keyboard: marks before the answer, passage after it, a miss comes back, results at the end', async ({
  page,
  ownServer,
}) => {
  const id = await brief(ownServer.url, 5 * DAY_MS, ['spoken'])
  await begin(page, id, 1)
  const sheet = await sheetOf(ownServer.url, page)
  const [first] = sheet.questions
  if (!first) throw new Error('nothing is asked')
  await expect(page.getByRole('main')).not.toContainText(first.card.source.exact)
  await page.keyboard.press('3')
  await expect(page.getByRole('main')).toContainText(first.card.source.exact)
  await page.keyboard.press('1')
  await expect(grades(page)).toBeHidden()
  for (let answers = 0; answers < sheet.questions.length; answers += 1) await speak(page, '3')
  await expect(page.getByRole('heading', { name: 'All recalled' })).toBeFocused()
  await expect(page.getByText(/\bleft\b/)).toHaveCount(0)
  await expect.poll(async () => (await sheetOf(ownServer.url, page)).endedAt).not.toBeNull()
  await page.getByRole('link', { name: 'See the results' }).click()
  const right = `${sheet.questions.length - 1} of ${sheet.questions.length} right first time`
  await expect(page.getByRole('heading', { level: 1, name: right })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Sure but wrong' })).toBeVisible()
  await expect(page.getByText('Recalled when it came back.')).toBeVisible()
  await expect(page.getByRole('main')).toContainText(first.card.source.exact)
  await expect(page.getByText(/Before the rehearsal/)).toBeVisible()
})

test('what a question is about is shown with its answer alone, if the settings say so', async ({ page, ownServer }) => {
  await page.goto('/settings')
  await page.getByLabel('Show speaker, date and source above the question').uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  await begin(page, await brief(ownServer.url, 5 * DAY_MS, ['spoken']))
  const asked = page.getByRole('article', { name: 'Question' })
  const about = asked.getByText(/^\p{Lu}[^·]* · \p{Lu}/u)
  await expect(asked).toBeVisible()
  await expect(about).toHaveCount(0)
  await page.keyboard.press('3')
  await expect(about).toBeVisible()
})

test('a typed answer is graded, and the learner has the last word', async ({ page, ownServer }) => {
  await begin(page, await brief(ownServer.url, 1000 * 60 * 60, ['typed']))
  // Long answers are said aloud, whatever is chosen.
  const field = page.getByLabel('Your answer')
  let said = 0
  for (; ; said += 1) {
    await expect(field.or(sure(page))).toBeVisible()
    if (await field.isVisible()) break
    await speak(page, '3')
  }
  await field.fill('something else')
  await page.keyboard.press('Enter')
  await expect(page.getByText('You typed')).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.getByText('Wrong.')).toBeVisible()
  const first = (await sheetOf(ownServer.url, page)).questions[said]
  // Only a card that is always typed has other spellings.
  await expect(page.getByRole('button', { name: /^I was right/ })).toHaveCount(first?.card.form === 'typed' ? 1 : 0)
  await page.keyboard.press('3')
  const verdicts = async () => (await sheetOf(ownServer.url, page)).answers.map(({ verdict }) => verdict)
  await expect.poll(async () => (await verdicts()).slice(said)).toEqual(['close'])
})

/** The review log of a card: kinds and ratings, in order. */
const logOf = (dataDir: string, cardId: string): readonly string[] => {
  const db = new Database(join(dataDir, 'aide.sqlite'), { readonly: true })
  const rows = db
    .prepare<[string], { kind: string; rating: number | null }>(
      'select kind, rating from reviews where card_id = ? order by at, id',
    )
    .all(cardId)
  db.close()
  return rows.map(({ kind, rating }) => (rating === null ? kind : `${kind} ${rating}`))
}

test('the last answer is taken back by key and by button, also the one that ended the rehearsal', async ({
  page,
  ownServer,
}) => {
  await begin(page, await brief(ownServer.url, 5 * DAY_MS, ['spoken']), 1)
  const address = page.url()
  const { questions } = await sheetOf(ownServer.url, page)
  const [first, last] = [questions[0], questions.at(-1)]
  if (!first || !last) throw new Error('nothing is asked')
  const cardsAnswered = async () => (await sheetOf(ownServer.url, page)).answers.map(({ cardId }) => cardId)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden()
  await speak(page, '1')
  await expect.poll(cardsAnswered).toEqual([first.item.cardId])
  await page.keyboard.press('u')
  await expect(grades(page)).toBeVisible()
  await expect(page.getByRole('main')).toContainText(first.card.source.exact)
  await expect.poll(cardsAnswered).toEqual([])
  await seen(page)
  await page.keyboard.press('3')
  await expect(grades(page)).toBeHidden()
  await expect.poll(() => logOf(ownServer.dataDir, first.item.cardId)).toEqual(['review 1', 'void', 'review 3'])
  for (let answers = 1; answers < questions.length; answers += 1) await speak(page, '3')
  await expect(page.getByRole('heading', { name: 'All recalled' })).toBeFocused()
  await expect.poll(async () => (await sheetOf(ownServer.url, page)).endedAt).not.toBeNull()
  await page.goto(address)
  await page.getByRole('button', { name: 'Undo the last answer' }).click()
  await expect(page.getByText('1 left')).toBeVisible()
  await expect.poll(async () => (await sheetOf(ownServer.url, page)).endedAt).toBeNull()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('2 left')).toBeVisible()
  await page.goto(address)
  await expect(page.getByText('2 left')).toBeVisible()
  await speak(page, '3')
  await speak(page, '3')
  await expect(page.getByRole('heading', { name: 'All recalled' })).toBeVisible()
  await expect.poll(async () => (await sheetOf(ownServer.url, page)).endedAt).not.toBeNull()
  await expect.poll(() => logOf(ownServer.dataDir, last.item.cardId)).toEqual(['review 3', 'void', 'review 3'])
})

test.describe('without a connection', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|Failed to fetch|ERR_FAILED/] })

  test('an answer is taken back, the page closed, and the next one goes on without it', async ({
    context,
    ownServer,
  }) => {
    const page = await context.newPage()
    await begin(page, await brief(ownServer.url, 5 * DAY_MS, ['spoken']))
    const address = page.url()
    const { questions } = await sheetOf(ownServer.url, page)
    const [kept, taken] = questions
    if (!kept || !taken) throw new Error('fewer than two questions are asked')
    await context.setOffline(true)
    await speak(page, '3')
    await speak(page, '1')
    await page.keyboard.press('u')
    await expect(grades(page)).toBeVisible()
    await page.close({ runBeforeUnload: false })
    await context.setOffline(false)
    const again = await context.newPage()
    await again.goto(address)
    await expect(again.getByText(`${questions.length - 1} left`)).toBeVisible()
    const answered = async () => (await sheetOf(ownServer.url, again)).answers.map(({ cardId }) => cardId)
    await expect.poll(answered).toEqual([kept.item.cardId])
    await expect.poll(() => logOf(ownServer.dataDir, taken.item.cardId)).toEqual(['review 1', 'void'])
    await speak(again, '3')
    await expect.poll(answered).toEqual([kept.item.cardId, taken.item.cardId])
  })

  test('answers are kept when the page is closed, sent by the next one, and the rehearsal goes on', async ({
    context,
    ownServer,
  }) => {
    const id = await brief(ownServer.url, 5 * DAY_MS, ['spoken'])
    const page = await context.newPage()
    await begin(page, id)
    const address = page.url()
    const { questions } = await sheetOf(ownServer.url, page)
    await context.setOffline(true)
    await speak(page, '3')
    await speak(page, '3')
    await page.close({ runBeforeUnload: false })
    await context.setOffline(false)
    const again = await context.newPage()
    expect(
      await (
        await fetch(`${ownServer.url}/api/v1/rehearsals/${new URL(address).searchParams.get('rehearsal')}`)
      ).json(),
    ).toMatchObject({ answers: [] })
    await again.goto(address)
    await expect(again.getByText(`${questions.length - 2} left`)).toBeVisible()
    const answered = async () => (await sheetOf(ownServer.url, again)).answers.map(({ cardId }) => cardId)
    await expect.poll(answered).toEqual(questions.slice(0, 2).map(({ item }) => item.cardId))
    await speak(again, '3')
    await expect.poll(async () => (await answered()).length).toBe(3)
  })
})

test('a rehearsal that was stopped is offered again, and can be ended where it stands', async ({ page, ownServer }) => {
  const id = await brief(ownServer.url, 5 * DAY_MS, ['spoken'])
  await begin(page, id)
  await speak(page, '3')
  await page.getByRole('link', { name: 'Stop for now' }).click()
  await expect(page.getByText('isn’t finished: 1 of')).toBeVisible()
  await page.getByRole('button', { name: 'End it now' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '1 of 1 right first time' })).toBeVisible()
})

test('an answer that arrives while the page of rehearsals is on its way is counted there', async ({
  page,
  ownServer,
}) => {
  await begin(page, await brief(ownServer.url, 5 * DAY_MS, ['spoken']))
  const address = page.url()
  const id = new URL(address).searchParams.get('rehearsal')
  const stored = async () => (await (await fetch(`${ownServer.url}/api/v1/rehearsals/${id}`)).json()).answers.length
  let letAnswerGo = () => {}
  const pageIsMade = new Promise<void>((resolve) => {
    letAnswerGo = resolve
  })
  await page.route('**/api/v1/rehearsals/*/answers', async (route) => {
    await pageIsMade
    await route.continue()
  })
  await page.route('**/rehearse?_rsc=*', async (route) => {
    const made = await route.fetch()
    letAnswerGo()
    await expect.poll(stored).toBe(1)
    await page.waitForTimeout(200)
    await route.fulfill({ response: made })
  })
  await speak(page, '3')
  await page.getByRole('link', { name: 'Stop for now' }).click()
  await expect(page.getByText('isn’t finished: 1 of')).toBeVisible()
})

test('after the briefing a debrief says what came up, beside the forecast', async ({ page, ownServer }) => {
  await page.setViewportSize({ width: 360, height: 780 })
  const id = await brief(ownServer.url, 1_500, ['spoken'])
  const recalled = page.getByRole('radio', { name: 'Recalled', exact: true })
  await expect(async () => {
    await page.goto(`/briefings/${id}/debrief`)
    await expect(recalled.first()).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(page.getByText('No fact is marked as having come up.')).toBeInViewport()
  await page.getByRole('radio', { name: 'Not recalled' }).first().check()
  await expect(page.getByText('1 fact came up. You recalled 0; the forecast expected 0.')).toBeInViewport()
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await recalled.nth(9).scrollIntoViewIfNeeded()
  await expect(save).toBeInViewport({ ratio: 1 })
  await save.click()
  await expect(page.getByText('Debrief saved.')).toBeVisible()
  const review = page.getByRole('link', { name: 'Review 1 fact you missed' })
  await expect(review).toBeInViewport({ ratio: 1 })
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Not recalled' }).first()).toBeChecked()
  await judge(page)
  await page.goto(`/briefings/${id}`)
  const main = page.getByRole('main')
  await expect(main).toContainText('This briefing is over. 1 fact came up, and you recalled 0.')
  await expect(main).toContainText('Past briefing, ')
  await expect(main).toContainText('At the briefing')
  await expect(main).not.toContainText(/\bnow\b/i)
  await expect(main).not.toContainText('before the day')
  await review.click()
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: { width: 320, height: 900 } })

    test('axe finds nothing on the screens of a rehearsal, and nothing is wider than 320 px', async ({
      page,
      ownServer,
    }) => {
      const id = await brief(ownServer.url, 5 * DAY_MS, ['typed', 'spoken'])
      await page.goto(`/briefings/${id}/rehearse`)
      await judge(page)
      await begin(page, id)
      await judge(page)
      const [first] = (await sheetOf(ownServer.url, page)).questions
      if (!first) throw new Error('nothing is asked')
      await answer(page, first, { right: false })
      await judge(page)
      await page.keyboard.press('Enter')
      await page.goto(`/briefings/${id}/results`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await judge(page)
    })
  })
}
