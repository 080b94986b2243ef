import { dateTimeWords } from '@/lib/domain/format/words'
import { MINUTE_MS } from '@/lib/domain/time/units'
import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'
import { answer, hearsKeys } from './session-page'

test('several cards are graded from the table only once that was confirmed, and undone at once', async ({
  page,
  ownServer,
}) => {
  const answers = async () => (await (await fetch(`${ownServer.url}/api/v1/today`)).json()).done.answers
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/cards')
  const table = page.getByRole('grid', { name: 'Cards found' })
  await table.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  const toolbar = page.getByRole('toolbar', { name: 'Selected cards' })
  await expect(toolbar).toContainText('2 cards')
  await toolbar.getByRole('button', { name: 'Change …' }).click()
  const grading = page.getByRole('region', { name: 'Grade now' })
  await grading.getByRole('button', { name: 'Again' }).click()
  await expect(grading).toContainText('This writes 2 answers to your log and gives each card a new due date.')
  await judge(page)
  await grading.getByRole('button', { name: 'Cancel' }).click()
  await grading.getByRole('button', { name: 'Good' }).click()
  expect(await answers()).toBe(0)
  await grading.getByRole('button', { name: 'Write 2 answers: Good' }).click()
  await expect(page.getByText(/^2 cards graded Good/)).toBeVisible()
  expect(await answers()).toBe(2)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(answers).toBe(0)
})

test.describe('a browser in another time zone than the learner’s', () => {
  test.use({ timezoneId: 'Pacific/Kiritimati' })

  test('says the time of an earlier answer that it undoes in the learner’s zone', async ({ page, ownServer }) => {
    const { scheduling } = await (await fetch(`${ownServer.url}/api/v1/session`)).json()
    expect(scheduling.timeZone).not.toBe('Pacific/Kiritimati')
    await page.goto('/review')
    await hearsKeys(page)
    const stored = page.waitForResponse((response) => response.url().endsWith('/api/v1/reviews') && response.ok())
    const before = Date.now()
    await answer(page, '3')
    await stored
    const after = Date.now()
    await page.reload()
    await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
    await page.keyboard.press('u')
    const told = page.getByText(/^Undone, from before this session/)
    await expect(told).toBeVisible()
    const times: string[] = []
    for (let at = before - MINUTE_MS; at <= after + MINUTE_MS; at += MINUTE_MS)
      times.push(dateTimeWords(at, scheduling.timeZone, 'british', 'short'))
    const words = await told.textContent()
    expect(times.some((time) => words?.includes(`(${time})`))).toBe(true)
  })
})
