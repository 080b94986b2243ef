import type { Page } from '@playwright/test'
import { DAY_MS } from '@/lib/domain/time/units'
import { expect, freshTest as test } from '../support/app'
import { judgeThemes } from '../support/judge'
import { makeBriefing } from '../support/make-briefing'
import { seen } from '../support/seen'

/** The date in the learner's zone, as a field for dates takes it. */
const dateIn = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Brussels' }).format(Date.now() + days * DAY_MS)

/** The hour in the learner's zone. */
const studyHour = (): number =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Brussels', hour: '2-digit', hourCycle: 'h23' }).format())

const figure = (page: Page, name: string) => page.locator('dl > div').filter({ hasText: name }).locator('dd').first()
const percentOf = async (page: Page, name: string) =>
  Number.parseInt((await figure(page, name).textContent()) ?? '', 10)

type Made = {
  readonly days?: number
  readonly minutesPerDay?: number
  readonly topics?: readonly string[]
  readonly usesAllMinutes?: boolean
}

/** Makes a briefing as another program does, and gives its id. */
const make = (
  url: string,
  { days = 10, minutesPerDay = 30, topics = ['EAEU'], usesAllMinutes = false }: Made = {},
): Promise<string> =>
  makeBriefing(url, {
    title: 'Talk in Rome',
    at: Date.now() + days * DAY_MS,
    minutesPerDay,
    choices: { scope: { topics }, usesAllMinutes },
  })

test('a briefing is made by keyboard alone', async ({ page }) => {
  await page.goto('/briefings')
  await expect(page.getByText('No briefings yet')).toBeVisible()
  await page.getByRole('link', { name: 'New briefing' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Title').focus()
  await page.keyboard.type('China, Russia and Central Asia')
  await page.getByLabel('Date').fill(dateIn(10))
  // Late enough to study on the day itself, at whatever time it is now.
  await page.getByLabel('Time', { exact: true }).fill('23:59')
  await page.getByRole('checkbox', { name: /^Central Asia/ }).focus()
  await page.keyboard.press('Space')
  const scope = page.getByText(/^\d+ facts: \d+ must know/)
  const ofOneTopic = await scope.textContent()
  await page.getByRole('searchbox', { name: 'Find' }).focus()
  await page.keyboard.type('Russia rel')
  await page.getByRole('checkbox', { name: /^China–Russia relations/ }).focus()
  await page.keyboard.press('Space')
  await expect(scope).not.toHaveText(ofOneTopic ?? '')
  await page.getByLabel('Minutes per day').fill('45')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'China, Russia and Central Asia' })).toBeVisible()
  expect(await percentOf(page, 'On the day, if you stop now')).toBe(0)
  expect(await percentOf(page, 'On the day, if you follow the plan')).toBeGreaterThan(50)
  const rows = await page.getByRole('table', { name: 'The plan day by day' }).getByRole('row').count()
  // Its head and eleven days; before four in the morning it is still the study day before.
  expect(studyHour() < 4 ? [12, 13] : [12]).toContain(rows)
  await expect(page.getByText('not yet corrected (needs 100 scored reviews; you have 0)')).toBeVisible()
})

/** Studies all that a briefing needs today, each card Easy. */
const studyPart = async (page: Page) => {
  await page.getByRole('link', { name: 'Study today’s part' }).click()
  const done = page.getByText('Done for now')
  const show = page.getByRole('button', { name: /Show answer/ })
  for (let card = 0; card < 40 && !(await done.isVisible()); card += 1) {
    await show.click()
    await seen(page)
    await page.getByRole('button', { name: /^Easy/ }).click()
    await expect(show.or(done).first()).toBeVisible()
  }
}

test('today’s part is studied from Today, its readiness rises, and the end of the session says so', async ({
  page,
  ownServer,
}) => {
  const id = await make(ownServer.url, { usesAllMinutes: true })
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: 'Talk in Rome, in 10 days' })).toBeVisible()
  await expect(
    page.getByText(/^Today: \d+ cards?, (about \d+ minutes?|less than a minute), with \d+ new facts?\.$/),
  ).toBeVisible()
  await studyPart(page)
  await expect(page).toHaveURL(new RegExp(`briefing=${id}`))
  await expect(page.getByText(/Talk in Rome, in 10 days: readiness 0% before, [1-9]\d?% now/)).toBeVisible()
  await page.getByRole('link', { name: 'Talk in Rome' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Talk in Rome' })).toBeVisible()
  expect(await percentOf(page, 'On the day, if you stop now')).toBeGreaterThan(50)
})

test('a button closes the gap at once, and the toast takes it back', async ({ page, ownServer }) => {
  const id = await make(ownServer.url, { minutesPerDay: 1, topics: ['Central Asia'] })
  await page.goto(`/briefings/${id}`)
  await expect(page.getByText(/Your targets, .* need \d+ minutes a day; with 1 minute, expect \d+%/)).toBeVisible()
  // What is at risk shows its passage with one key.
  const atRisk = page.locator('details').filter({ hasText: 'not started' }).first()
  await atRisk.locator('summary').focus()
  await page.keyboard.press('Enter')
  await expect(atRisk.locator('mark')).toBeVisible()
  const ways = page.getByRole('list', { name: 'Ways to reach the targets' })
  await ways.getByRole('button', { name: /^Add \d+ minutes a day$/ }).click()
  const reached = page.getByText(
    /^About \d+ minutes a day until .* should be enough for 95% of the must-knows and 85% of all other facts on average(\.|, but not for each one\. .*)$/,
  )
  await expect(reached).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(/with 1 minute, expect/)).toBeVisible()
})

test('a plan takes the fewest minutes, or all of them if the form says so; once studied, today’s part is done', async ({
  page,
  ownServer,
}) => {
  const id = await make(ownServer.url, { days: 5 })
  const today = page.getByRole('region', { name: 'Today', exact: true })
  const cardsToday = async () => Number(/(\d+) cards?/.exec((await today.textContent()) ?? '')?.[1])
  await page.goto(`/briefings/${id}`)
  await expect(
    page.getByText(
      /^(About 1|Less than a) minute a day until \w+day should be enough for 85% of the facts on average\.$/,
    ),
  ).toBeVisible()
  const fewest = await cardsToday()
  await page.goto(`/briefings/${id}/edit`)
  await page.getByRole('checkbox', { name: 'Use all your minutes' }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(
    page.getByText(/^With 30 minutes a day you reach your targets: expect \d+%\. 1 minute a day would/),
  ).toBeVisible()
  expect(await cardsToday()).toBeGreaterThan(fewest)
  await page.goto(`/briefings/${id}/edit`)
  await page.getByRole('checkbox', { name: 'Use all your minutes' }).uncheck()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(/^(About 1|Less than a) minute a day/)).toBeVisible()
  await studyPart(page)
  await page.goto(`/briefings/${id}`)
  await expect(today).toContainText('Today’s part is done.')
})

test('nothing written is lost: not by a reload, nor by a date that has passed', async ({ page }) => {
  await page.goto('/briefings/new')
  await page.getByLabel('Title').fill('Hearing on the pipeline')
  await page.getByLabel('Place').fill('Room 4')
  await page.reload()
  await expect(page.getByLabel('Title')).toHaveValue('Hearing on the pipeline')
  await page.getByLabel('Date').fill(dateIn(-1))
  await page.getByRole('button', { name: 'Create briefing' }).click()
  await expect(page.getByText('That time has passed. Choose one in the future.').first()).toBeVisible()
  await expect(page.getByLabel('Title')).toHaveValue('Hearing on the pipeline')
  await page.getByLabel('Date').fill(dateIn(400))
  await page.getByRole('button', { name: 'Create briefing' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hearing on the pipeline' })).toBeVisible()
  await expect(page.getByText('No facts to study')).toBeVisible()
})

test('facts are left out and weighed otherwise, and a briefing is changed, copied and removed', async ({
  page,
  ownServer,
}) => {
  const id = await make(ownServer.url)
  await page.goto(`/briefings/${id}/edit`)
  const scope = page.getByText(/^\d+ facts: /)
  const all = Number.parseInt((await scope.textContent()) ?? '', 10)
  expect(all).toBeGreaterThanOrEqual(3)
  await page.getByText('Leave out facts or change their weight').click()
  await judgeThemes(page)
  const facts = page.getByRole('listitem').filter({ has: page.getByRole('combobox') })
  await facts.first().getByRole('checkbox').uncheck()
  await expect(page.getByText(new RegExp(`^${all - 1} facts: .* 1 fact left out\\.$`))).toBeVisible()
  await facts.nth(1).getByRole('combobox').selectOption('must know')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(new RegExp(`\\. ${all - 1} facts\\. For: `))).toBeVisible()
  await page.getByRole('link', { name: 'Copy' }).click()
  await expect(page.getByLabel('Title')).toHaveValue('Talk in Rome')
  await expect(page.getByLabel('Date')).not.toHaveValue(dateIn(10))
  await page.goto(`/briefings/${id}`)
  const asked = page.getByRole('dialog', { name: 'Remove “Talk in Rome”?' })
  await page.getByRole('button', { name: 'Remove' }).click()
  await asked.getByRole('button', { name: 'Cancel' }).click()
  await expect(asked).toBeHidden()
  await page.getByRole('button', { name: 'Remove' }).click()
  await asked.getByRole('button', { name: 'Remove briefing' }).click()
  await expect(page.getByText('No briefings yet')).toBeVisible()
  await expect(page).toHaveURL(/\/briefings$/)
})

test('a briefing says only what is so: without minutes, in an hour, in three years, without facts, once over', async ({
  page,
  ownServer,
}) => {
  const { url } = ownServer
  const main = page.getByRole('main')
  const plan = page.getByRole('heading', { name: 'The plan', exact: true })
  await page.goto(`/briefings/${await make(url, { minutesPerDay: 0 })}`)
  await expect(page.getByText('You have set aside no minutes for this briefing, so nothing is planned.')).toBeVisible()
  await expect(page.getByText(/^Your target, 85% of the facts, needs \d+ minutes? a day; with 0 minutes/)).toBeVisible()
  await expect(plan).toBeHidden()
  await page.goto(`/briefings/${await make(url, { days: 1 / 24 })}`)
  await expect(
    page.getByText(
      /^(About \d+ minutes?|Less than a minute) today should be enough for 85% of the facts on average\.$/,
    ),
  ).toBeVisible()
  await expect(plan).toBeVisible()
  // In the last hour before the day start it is held on the next study day, and there is a line to draw.
  if (studyHour() !== 3) await expect(page.getByRole('heading', { name: 'Readiness until the briefing' })).toBeHidden()
  await expect(main).not.toContainText('a day')
  await page.goto(`/briefings/${await make(url, { days: 1095 })}`)
  await expect(page.getByText('Briefing, in about 3 years')).toBeVisible()
  const year = new Date().getFullYear()
  await expect(page.locator('figure svg text').filter({ hasText: /20\d\d$/ })).toHaveText(
    [1, 2, 3].map((later) => String(year + later)),
  )
  const empty = await make(url, { topics: [], days: 0.00002 })
  await page.goto(`/briefings/${empty}/rehearse`)
  await expect(main).toContainText(/None of the facts it covers has a card|This briefing is over/)
})

test('a briefing is listed, changed and removed over the interface', async ({ ownServer }) => {
  const { url } = ownServer
  const id = await make(url)
  const send = (method: string, body: object) =>
    fetch(`${url}/api/v1/briefings/${id}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  expect((await send('PATCH', { minutesPerDay: 7 })).status).toBe(200)
  const page = await (await fetch(`${url}/api/v1/briefings/${id}`)).json()
  expect(page.briefing).toMatchObject({ title: 'Talk in Rome', minutesPerDay: 7 })
  expect(page.briefing.choices.scope.topics).toEqual(['EAEU'])
  expect(page.feasibility.expected).toBeGreaterThan(0)
  expect((await send('PATCH', { minutesPerDay: -1 })).status).toBe(422)
  expect((await send('DELETE', {})).status).toBe(200)
  expect((await fetch(`${url}/api/v1/briefings/${id}`)).status).toBe(404)
})
