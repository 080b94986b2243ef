import type { Page } from '@playwright/test'
import { expect } from '../support/app'
import { seen } from '../support/seen'

export type Sheet = {
  readonly id: string
  readonly endedAt: number | null
  readonly answers: readonly { readonly cardId: string; readonly verdict: string; readonly reviewId: string | null }[]
  readonly questions: readonly {
    readonly item: { readonly cardId: string; readonly format: string }
    readonly card: { readonly form: string; readonly back: string; readonly source: { readonly exact: string } }
  }[]
}

/** Makes a briefing as another program does, and gives its id. */
export const brief = async (url: string, inMs: number, formats: readonly string[]): Promise<string> => {
  const response = await fetch(`${url}/api/v1/briefings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      title: 'Committee in Rome',
      at: Date.now() + inMs,
      choices: { formats, scope: { articleKeys: ['kazakh-concerns'] } },
    }),
  })
  expect(response.status).toBe(201)
  return String((await response.json()).id)
}

export const sheetOf = async (url: string, page: Page): Promise<Sheet> => {
  const id = new URL(page.url()).searchParams.get('rehearsal')
  return (await fetch(`${url}/api/v1/rehearsals/${id}`)).json()
}

export const question = (page: Page) => page.getByRole('article', { name: 'Question' })
export const sure = (page: Page) => page.getByRole('group', { name: 'How sure are you?' })
export const grades = (page: Page) => page.getByRole('group', { name: 'How well did you recall it?' })

export const begin = async (page: Page, briefingId: string, minutes = 15) => {
  await page.goto(`/briefings/${briefingId}/rehearse`)
  await page.getByLabel('Minutes').fill(String(minutes))
  await page.getByRole('button', { name: 'Start rehearsal' }).click()
  await expect(question(page)).toBeVisible()
  await page.waitForFunction(() => document.activeElement?.closest('article') !== null)
}

/** Answers a spoken question by keys: how sure, then the grade. */
export const speak = async (page: Page, grade: '1' | '3') => {
  await expect(sure(page)).toBeVisible()
  await page.keyboard.press('3')
  await expect(grades(page)).toBeVisible()
  await seen(page)
  await page.keyboard.press(grade)
  await expect(grades(page)).toBeHidden()
}

/** Answers the question on screen, by keys or text, and waits until the passage is shown; Enter goes on. */
export const answer = async (page: Page, asked: Sheet['questions'][number], { right }: { readonly right: boolean }) => {
  const { item, card } = asked
  if (item.format === 'spoken') {
    await expect(sure(page)).toBeVisible()
    await page.keyboard.press('3')
  } else {
    await page.getByLabel('Your answer').fill(right ? card.back : 'something else')
    await page.keyboard.press('Enter')
    await expect(sure(page)).toBeVisible()
    await page.keyboard.press('3')
  }
  await expect(page.getByRole('main')).toContainText(card.source.exact)
}
