import type { Page } from '@playwright/test'
import type { StudySession } from '@/lib/domain/queue/study-card'
import { expect } from '../support/app'
import { makeBriefing } from '../support/make-briefing'
import { seen } from '../support/seen'
import { card, grades, hearsKeys } from './session-page'

/** Makes a briefing on one article, and gives its id. */
export const brief = (url: string, inMs: number): Promise<string> =>
  makeBriefing(url, {
    title: 'Committee in Rome',
    at: Date.now() + inMs,
    choices: { scope: { articleKeys: ['kazakh-concerns'] } },
  })

/** The rehearsal on screen as the server would open it now. */
export const sessionOf = async (url: string, page: Page): Promise<StudySession> =>
  (await fetch(`${url}/api/v1/session${new URL(page.url()).search}`)).json()

export const sure = (page: Page) => page.getByRole('group', { name: 'How sure are you?' })

export const begin = async (page: Page, briefingId: string, minutes = 15) => {
  await page.goto(`/briefings/${briefingId}/rehearse`)
  await page.getByLabel('Minutes').fill(String(minutes))
  await page.getByRole('button', { name: 'Start rehearsal' }).click()
  await expect(card(page)).toBeVisible()
  await page.waitForURL(/rehearsal=/)
  await hearsKeys(page)
}

/** Types nothing where an answer is to be typed, so that the marks are on screen. */
export const toMarks = async (page: Page) => {
  const field = page.getByLabel('Your answer')
  await expect(field.or(sure(page))).toBeVisible()
  if (await field.isVisible()) await field.press('Enter')
  await expect(sure(page)).toBeVisible()
}

/** Answers a question by keys: how sure, then the grade. */
export const speak = async (page: Page, grade: '1' | '3') => {
  await toMarks(page)
  await page.keyboard.press('3')
  await expect(grades(page)).toBeVisible()
  await seen(page)
  await page.keyboard.press(grade)
  await expect(grades(page)).toBeHidden()
}
