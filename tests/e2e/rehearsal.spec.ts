import { DAY_MS } from '@/lib/domain/time/units'
import { expect, freshTest as test } from '../support/app'
import { judge, judgeThemes } from '../support/judge'
import { seen } from '../support/seen'
import { rowsIn } from '../support/stored-rows'
import { begin, brief, sessionOf, speak, sure, toMarks } from './rehearsal.fixture'
import { card, grades } from './session-page'

// Each test has a server of its own, so they need not wait for each other.
test.describe.configure({ mode: 'parallel' })

/** Cards answered in rehearsals, in order, without what was undone. */
const answeredIn = (dataDir: string): readonly string[] =>
  rowsIn<{ card_id: string }>(
    dataDir,
    `select card_id from reviews where mode = 'rehearsal'
     and id not in (select json_extract(value, '$') from reviews where kind = 'void') order by at, id`,
  ).map((row) => row.card_id)

test('a rehearsal by keyboard: marks before the answer, passage after it, a miss comes back, results at the end', async ({
  page,
  ownServer,
}) => {
  test.slow()
  await page.setViewportSize({ width: 320, height: 900 })
  await begin(page, await brief(ownServer.url, 5 * DAY_MS))
  const { main } = await sessionOf(ownServer.url, page)
  const [first] = main
  if (!first) throw new Error('nothing is asked')
  await expect(page.getByRole('main')).not.toContainText(first.source.exact)
  await toMarks(page)
  await page.keyboard.press('Space')
  await expect(sure(page)).toBeVisible()
  await judgeThemes(page)
  await page.keyboard.press('3')
  await expect(page.getByRole('main')).toContainText(first.source.exact)
  await judgeThemes(page)
  await page.keyboard.press('1')
  await expect(grades(page)).toBeHidden()
  await expect(page.getByText(`${main.length} left, 15 of 15 min`)).toBeVisible()
  for (let answers = 0; answers < main.length; answers += 1) await speak(page, '3')
  await expect(page.getByText('Rehearsal done')).toBeVisible()
  await page.getByRole('link', { name: 'See the results' }).click()
  const right = `${main.length - 1} of ${main.length} right first time`
  await expect(page.getByRole('heading', { level: 1, name: right })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Forecast and outcome' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Sure but wrong' })).toBeVisible()
  await expect(page.getByText('Recalled when it came back.')).toBeVisible()
  await judgeThemes(page)
  await expect(page.getByRole('main')).toContainText(first.source.exact)
  expect(answeredIn(ownServer.dataDir)).toHaveLength(main.length + 1)
})

test('the last answer is undone by key, also after a reload; one that was left is offered again', async ({
  page,
  ownServer,
}) => {
  const id = await brief(ownServer.url, 5 * DAY_MS)
  await begin(page, id)
  const ids = (await sessionOf(ownServer.url, page)).main.map(({ cardId }) => cardId)
  const [first, second] = ids
  const answered = () => answeredIn(ownServer.dataDir)
  await speak(page, '3')
  await expect.poll(answered).toEqual([first])
  await page.keyboard.press('u')
  await expect.poll(answered).toEqual([])
  await speak(page, '3')
  await speak(page, '3')
  await expect.poll(answered).toEqual([first, second])
  await page.reload()
  await expect(card(page)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(answered).toEqual([first])
  await expect(page.getByText(`${ids.length - 1} left`)).toBeVisible()
  await page.goto(`/briefings/${id}/rehearse`)
  await expect(page.getByRole('link', { name: /1 question asked, not finished/ })).toBeVisible()
  await page.getByRole('link', { name: 'Continue the last one' }).click()
  await expect(page.getByText(`${ids.length - 1} left`)).toBeVisible()
  await speak(page, '1')
  await expect.poll(answered).toEqual([first, second])
})

test.describe('without a connection', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|Failed to fetch|ERR_FAILED/] })

  test('answers are kept when the page is closed, without what undid one, sent by the next, and it goes on', async ({
    context,
    ownServer,
  }) => {
    const page = await context.newPage()
    await begin(page, await brief(ownServer.url, 5 * DAY_MS))
    const address = page.url()
    const ids = (await sessionOf(ownServer.url, page)).main.map(({ cardId }) => cardId)
    await context.setOffline(true)
    await speak(page, '3')
    await speak(page, '3')
    await speak(page, '1')
    await page.keyboard.press('u')
    await toMarks(page)
    await page.close({ runBeforeUnload: false })
    await context.setOffline(false)
    expect(answeredIn(ownServer.dataDir)).toEqual([])
    const again = await context.newPage()
    await again.goto(address)
    await expect(again.getByText(`${ids.length - 2} left`)).toBeVisible()
    await expect.poll(() => answeredIn(ownServer.dataDir)).toEqual(ids.slice(0, 2))
    await seen(again)
    await speak(again, '3')
    await expect.poll(() => answeredIn(ownServer.dataDir)).toEqual(ids.slice(0, 3))
  })
})

test('after the briefing a debrief says what came up, beside the forecast', async ({ page, ownServer }) => {
  await page.setViewportSize({ width: 360, height: 780 })
  const id = await brief(ownServer.url, 1_500)
  const recalled = page.getByRole('radio', { name: 'Recalled', exact: true })
  await expect(async () => {
    await page.goto(`/briefings/${id}`)
    await expect(recalled.first()).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.goto(`/briefings/${id}#debrief`)
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
