import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openEngine } from '@/lib/data/open'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { DEFAULT_CHOICES, EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import { isoDateOf } from '@/lib/domain/time/study-day'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { saveBriefing } from '@/lib/services/briefing/save-briefing'
import type { Context } from '@/lib/services/context'
import { undo } from '@/lib/services/history/undo'
import { spreadReviews } from '@/lib/services/pausing/spread-reviews'
import { loadReminders } from '@/lib/services/reminders/load-reminders'
import { addPushSubscription, dropPushSubscription } from '@/lib/services/reminders/push-subscriptions'
import { ensureReminderKeys } from '@/lib/services/reminders/reminder-keys'
import { saveReminders, stopEmails } from '@/lib/services/reminders/save-reminders'
import { type ReminderMeans, sendDueReminders, sendNow } from '@/lib/services/reminders/send-reminders'
import { dump } from '@/tests/support/dump'
import { MORNING, onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { MAIL_PASSWORD, startMailBox } from '@/tests/support/mail-box'
import { startPushService } from '@/tests/support/push-service'

let push: Awaited<ReturnType<typeof startPushService>>
let mail: Awaited<ReturnType<typeof startMailBox>>

beforeAll(async () => {
  push = await startPushService()
  mail = await startMailBox()
})
afterAll(async () => {
  await push.stop()
  await mail.stop()
})
beforeEach(() => {
  push.received.length = 0
  mail.mails.length = 0
  mail.refuse(false)
})

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const TO = 'learner@example.org'

onBothEngines('reminders', (open) => {
  const started = async () => {
    const opened = await open()
    const { ctx, dataDir } = opened
    await loadBridges(ctx, 30)
    const means: ReminderMeans = {
      dataDir,
      mailServer: { url: mail.url(), from: 'aide@study.example' },
      origin: 'https://study.example',
      pushPolicy: push.policy,
    }
    return { ...opened, means }
  }
  const added = async (ctx: Context, name: string): Promise<string> => {
    const result = await addPushSubscription(ctx, push.subscribe(name), push.policy)
    if (!result.ok) throw new Error(result.message)
    return result.value.id
  }
  const withEmail = (ctx: Context, time = '09:00') => saveReminders(ctx, { time, weekdays: EVERY_DAY, email: TO })

  it('sends nothing and makes no keys until they are switched on', async () => {
    const { ctx, engine, means } = await started()
    const before = await dump(engine)
    expect(await sendDueReminders(ctx, means)).toEqual([])
    expect(await dump(engine)).toEqual(before)
    expect(push.received.length + mail.mails.length).toBe(0)
  })

  it('says what is due, how long it takes and the next briefing, encrypted for the browser alone', async () => {
    const { ctx, means } = await started()
    await saveBriefing(ctx, {
      title: 'The bridges',
      at: ctx.now + 4 * DAY_MS,
      timeZone: 'Etc/UTC',
      place: null,
      audience: null,
      minutesPerDay: 20,
      choices: { ...DEFAULT_CHOICES, scope: { ...EMPTY_SCOPE, topics: ['bridges'] } },
    })
    await saveReminders(ctx, { time: '09:00', weekdays: EVERY_DAY, email: '' })
    await added(ctx, 'Phone')
    expect(await sendDueReminders(ctx, means)).toMatchObject([{ name: 'Phone', problem: null }])
    const [message] = push.received
    expect(JSON.parse(message?.text ?? '')).toEqual({
      title: expect.stringMatching(/^Today: 20 cards, about \d+ minutes$/),
      body: 'Next briefing: The bridges, Friday 6 March. Readiness if you stop now: 0%.',
      address: '/',
    })
    const keys = await ensureReminderKeys(ctx, means.dataDir)
    expect(message).toMatchObject({
      key: keys.vapidPublic,
      vapid: { aud: push.origin, sub: means.origin },
      ttl: 21_600,
    })
    expect(keys.vapidPrivate).toMatch(/^sealed:/)
  })

  it('writes an email in plain text with a link that stops them, in one click and with undo', async () => {
    const { ctx, engine, means } = await started()
    await withEmail(ctx)
    expect(await sendDueReminders(ctx, means)).toMatchObject([{ name: TO, problem: null }])
    const [sent] = mail.mails
    expect(sent).toMatchObject({ from: 'aide@study.example', to: [TO] })
    // Without the ends of lines that fold a header or a line.
    const source = (sent?.source ?? '').replaceAll(/=\r\n|\r\n(?= )/g, '')
    expect(source).toMatch(/Subject: Today: 20 cards, about \d+ minutes/)
    expect(source).toContain('https://study.example/review')
    const [, token = ''] = /https:\/\/study\.example\/reminders\/stop\/([\w-]{43})/.exec(source) ?? []
    expect(source).toMatch(new RegExp(`List-Unsubscribe: ?<https://study.example/reminders/stop/${token}>`))

    expect(await stopEmails(ctx, 'x'.repeat(43))).toMatchObject({ ok: false, code: 'not-found' })
    expect(await stopEmails(ctx, token)).toMatchObject({ ok: true })
    const email = async () => (await learnerOf(engine.read, ctx.actor.learnerId)).preferences.reminders.email
    expect(await email()).toBeNull()
    expect(await sendDueReminders(later(ctx, DAY_MS), means)).toEqual([])
    await undo(later(ctx, MINUTE_MS))
    expect(await email()).toBe(TO)
  })

  it('sends each once a day, also where two servers share the database', async () => {
    const { ctx, settings, means } = await started()
    await withEmail(ctx)
    await added(ctx, 'Phone')
    const other = await openEngine(settings, ctx.now)
    try {
      const both = await Promise.all([sendDueReminders(ctx, means), sendDueReminders({ ...ctx, engine: other }, means)])
      expect(both.flat()).toHaveLength(2)
      await sendDueReminders(later(ctx, MINUTE_MS), means)
      await sendDueReminders({ ...later(ctx, HOUR_MS), engine: other }, means)
      expect([push.received.length, mail.mails.length]).toEqual([1, 1])
      await sendDueReminders({ ...later(ctx, DAY_MS), engine: other }, means)
      expect([push.received.length, mail.mails.length]).toEqual([2, 2])
    } finally {
      await other.close()
    }
  })

  it('waits for its time and its weekday, and comes no later than six hours after it', async () => {
    const { ctx, means } = await started()
    // A Monday, nine o'clock.
    await withEmail(ctx, '09:30')
    expect(await sendDueReminders(ctx, means)).toEqual([])
    expect(await sendDueReminders(later(ctx, 6.5 * HOUR_MS), means)).toEqual([])
    await saveReminders(ctx, { time: '09:30', weekdays: [2], email: TO })
    expect(await sendDueReminders(later(ctx, HOUR_MS), means)).toEqual([])
    expect(await sendDueReminders(later(ctx, DAY_MS + HOUR_MS), means)).toHaveLength(1)
  })

  it('sends none when nothing is due, and none in a pause', async () => {
    const { ctx, means } = await started()
    await withEmail(ctx)
    const today = Math.floor(MORNING / DAY_MS)
    await spreadReviews(ctx, { days: 3, from: isoDateOf(today), to: isoDateOf(today + 1) })
    expect(await sendDueReminders(ctx, means)).toEqual([])
    expect((await loadReminders(ctx)).sends).toEqual([])
    expect(await sendDueReminders(later(ctx, 2 * DAY_MS), means)).toHaveLength(1)
    const empty = await open()
    await withEmail(empty.ctx)
    expect(await sendDueReminders(empty.ctx, { ...means, dataDir: empty.dataDir })).toEqual([])
    expect((await loadReminders(empty.ctx)).sends).toMatchObject([{ name: 'Email', status: 'nothing-due' }])
  })

  it('tries a failed one again twice, then no more on that day, and says why without the password', async () => {
    const { ctx, means } = await started()
    await withEmail(ctx)
    mail.refuse(true)
    const problems: (string | null)[] = []
    for (const minutes of [0, 5, 10, 20, 30, 60]) {
      const sent = await sendDueReminders(later(ctx, minutes * MINUTE_MS), means)
      problems.push(...sent.map(({ problem }) => problem))
    }
    expect(problems).toHaveLength(3)
    expect(problems[0]).toMatch(/^The mail server did not take the email: .*mailbox full/)
    const state = await loadReminders(ctx)
    expect(state.sends).toMatchObject([{ name: 'Email', status: 'failed', isFinal: true }])
    const wrong = { ...means, mailServer: { url: mail.url('wrong-secret'), from: 'aide@study.example' } }
    const [refused] = await sendNow(ctx, wrong)
    expect(refused?.problem).toMatch(/did not take the email/)
    expect(JSON.stringify([refused, state])).not.toMatch(new RegExp(`wrong-secret|${MAIL_PASSWORD}`))
  })

  it('removes a browser that takes none any more, and says so', async () => {
    const { ctx, means } = await started()
    await added(ctx, 'Old')
    push.answerWith('/push/Old', 410)
    await added(ctx, 'Busy')
    push.answerWith('/push/Busy', 429)
    expect(await sendNow(ctx, means)).toMatchObject([
      { name: 'Old', problem: expect.stringMatching(/no longer takes notifications.*“Old” was removed/) },
      { name: 'Busy', problem: 'The push service answered 429.' },
    ])
    const { browsers } = await loadReminders(ctx)
    expect(browsers.map(({ name }) => name)).toEqual(['Busy'])
    expect(await dropPushSubscription(ctx, browsers[0]?.id ?? '')).toMatchObject({ ok: true })
    expect(await dropPushSubscription(ctx, browsers[0]?.id ?? '')).toMatchObject({ ok: false, code: 'not-found' })
  })

  it.each([
    ['http://push.example/x', 'https'],
    ['https://127.0.0.1/x', 'private network'],
    ['https://[::1]/x', 'private network'],
    ['https://192.168.1.4/x', 'private network'],
    ['https://169.254.169.254/latest', 'private network'],
    ['https://push.example:8443/x', 'port 8443'],
    ['https://ann:secret@push.example/x', 'password'],
    ['file:///etc/passwd', 'https'],
    ['not an address', 'https'],
  ])('takes no address such as %s', async (endpoint, reason) => {
    const { ctx } = await open()
    const { keys, name } = push.subscribe('Phone')
    const result = await addPushSubscription(ctx, { endpoint, keys, name })
    expect(result).toMatchObject({ ok: false, code: 'invalid', message: expect.stringContaining(reason) })
    expect((await loadReminders(ctx)).browsers).toEqual([])
  })

  it('connects to no name that leads to this machine', async () => {
    const { ctx, means } = await started()
    const { keys } = push.subscribe('Phone')
    await addPushSubscription(ctx, { endpoint: 'https://rebound.example/x', keys, name: 'Phone' })
    const policy = {
      ports: [443],
      admits: (address: string) => address !== '127.0.0.1',
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    }
    const [sent] = await sendNow(ctx, { ...means, pushPolicy: policy })
    expect(sent?.problem).toContain('address that is not public')
  })

  it.each([
    [{ time: '25:00', weekdays: [1], email: '' }, 'time'],
    [{ time: '09:00', weekdays: [], email: '' }, 'weekdays'],
    [{ time: '09:00', weekdays: [1], email: 'nobody' }, 'email'],
  ])('refuses %j', async (form, field) => {
    const { ctx } = await open()
    expect(await saveReminders(ctx, form)).toMatchObject({ ok: false, field })
  })
})
