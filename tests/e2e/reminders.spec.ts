import { expect, test } from '../support/app'
import { judge } from '../support/judge'
import { startMailBox } from '../support/mail-box'
import { startServer } from '../support/server'

test('reminders are off at first; one is sent now by email, and its link stops the emails', async ({ page }) => {
  const mail = await startMailBox()
  const server = await startServer({ env: { AIDE_SMTP_URL: mail.url(), AIDE_MAIL_FROM: 'aide@study.example' } })
  try {
    await page.goto(`${server.url}/settings`)
    await expect(page.getByText('Off. Nothing is sent.')).toBeVisible()
    await page.getByRole('link', { name: 'Set up reminders' }).click()
    await expect(page.getByRole('button', { name: 'Send one now' })).toBeHidden()
    await judge(page)

    await page.getByLabel('Time of day').fill('07:30')
    await page.getByLabel('Email address').fill('nobody')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Enter an email address, or leave it blank for no emails.')).toBeVisible()
    await page.getByLabel('Email address').fill('learner@example.org')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()

    await page.getByRole('button', { name: 'Send one now' }).click()
    await expect(page.getByText('learner@example.org: sent.')).toBeVisible()
    const source = (mail.mails[0]?.source ?? '').replaceAll(/=\r\n|\r\n(?= )/g, '')
    expect(source).toMatch(/Subject: Today: 20 cards, about \d+ minutes/)
    const [, path = ''] = /http:\/\/127\.0\.0\.1:\d+(\/reminders\/stop\/[\w-]+)/.exec(source) ?? []
    await page.goto(`${server.url}${path}`)
    await expect(page.getByText('You get no more emails.')).toBeVisible()
    await expect(page.getByLabel('Email address')).toHaveValue('')
    await page.goto(`${server.url}/reminders/stop/${'x'.repeat(43)}`)
    await expect(page.getByText('This link is no longer valid.')).toBeVisible()

    mail.refuse(true)
    await page.getByLabel('Email address').fill('learner@example.org')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Send one now' }).click()
    await expect(page.getByText(/^learner@example\.org: The mail server did not take the email/)).toBeVisible()
    await judge(page)
  } finally {
    // A page that is still open goes on fetching the pages that it leads to.
    await page.close()
    await server.stop()
    await mail.stop()
  }
})

test.describe('with the service worker', () => {
  test.use({ serviceWorkers: 'allow' })

  test('a message that arrives is shown as a notification, whatever it says', async ({ page, context, server }) => {
    await context.grantPermissions(['notifications'], { origin: server.url })
    await page.goto('/settings/reminders')
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    const client = await context.newCDPSession(page)
    const ids: string[] = []
    client.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      ids.push(...registrations.filter(({ isDeleted }) => !isDeleted).map(({ registrationId }) => registrationId))
    })
    await client.send('ServiceWorker.enable')
    await expect.poll(() => ids.length).toBeGreaterThan(0)
    // A browser without a screen has nowhere to show one: what the worker asks it to show is written down.
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
    await worker.evaluate(() => {
      const { registration } = self as unknown as { registration: ServiceWorkerRegistration }
      const asked: unknown[] = []
      Object.assign(self, { asked })
      registration.showNotification = async (title, { body, data, tag } = {}) =>
        void asked.push({ title, body, data, tag })
    })
    const shown = () => worker.evaluate(() => (self as unknown as { asked: unknown[] }).asked.at(-1))
    const push = (data: string) =>
      client.send('ServiceWorker.deliverPushMessage', { origin: server.url, registrationId: ids.at(-1) ?? '', data })
    await push(JSON.stringify({ title: 'Today: 20 cards', body: 'Next briefing: Bridges.', address: '/review' }))
    await expect
      .poll(shown)
      .toEqual({ title: 'Today: 20 cards', body: 'Next briefing: Bridges.', data: '/review', tag: 'due' })
    // All have one tag, so that a later one takes its place; no address of another site is opened.
    await push(JSON.stringify({ title: 'Later', body: 'x', address: '//elsewhere.example' }))
    await expect.poll(shown).toEqual({ title: 'Later', body: 'x', data: '/', tag: 'due' })
    await push('not JSON')
    await expect.poll(shown).toMatchObject({ title: 'Aide-Mémoire', data: '/' })
  })
})
