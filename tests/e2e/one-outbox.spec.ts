import type { Page } from '@playwright/test'
import { DAY_MS } from '@/lib/domain/time/units'
import { expect, freshTest as test } from '../support/app'
import { begin, brief, sheetOf, speak } from './rehearsal.fixture'

// Each test has a server of its own, so they need not wait for each other.
test.describe.configure({ mode: 'parallel' })

const ANSWERS = '**/api/v1/rehearsals/*/answers'
const answeredCards = async (url: string, page: Page) => (await sheetOf(url, page)).answers.map(({ cardId }) => cardId)

test.describe('with a server that refuses', () => {
  test.use({ expectedErrors: [/status of (404|409|422)/] })

  test('a refused answer of a rehearsal is not asked again after a reload', async ({ page, ownServer }) => {
    await begin(page, await brief(ownServer.url, 5 * DAY_MS, ['spoken']))
    const { questions } = await sheetOf(ownServer.url, page)
    await page.route(ANSWERS, (route) => route.fulfill({ status: 422, json: { detail: 'The answer is not valid.' } }))
    await speak(page, '3')
    await expect(page.getByText('1 answer could not be saved.')).toBeVisible()
    await page.reload()
    await expect(page.getByText(`${questions.length - 1} left`)).toBeVisible()
    expect(await answeredCards(ownServer.url, page)).toEqual([])
  })
})
