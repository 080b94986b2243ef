import { rmSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import { sqliteFileIn } from '@/lib/data/open'
import { CHROMIUM_FLAGS, chromiumPath } from '../support/chromium'
import { newDataDir, startServer } from '../support/server'
import { listenForPaints, type Paint } from './feel-in-page'
import { makeStudy } from './make-study'
import { report } from './report'
import { percentile } from './statistics'

/** Enough that 3% of them, which are overdue, are more than are answered. */
const CARDS = 20_000
const BY_KEY = 500
const BY_TAP = 100
const UNDO_EVERY = 10
/** A press of a grade sooner than this after the answer is taken for the second of two. */
const UNSEEN_MS = 320
/** Beginning a session is measured by others: what is loaded after the first question is not part of it. */
const SETTLED_MS = 3_000
const LONG_TASK_MS = 50

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
const DESKTOP = { viewport: { width: 1280, height: 800 } }

const paints = (page: Page) => page.evaluate(() => window.paints ?? [])

/** Does something and waits until its outcome is painted. */
const painted = async (page: Page, act: () => Promise<unknown>) => {
  const before = (await paints(page)).length
  await act()
  await page.waitForFunction((count) => (window.paints?.length ?? 0) > count, before, { polling: 'raf' })
}

const openSession = async (page: Page, url: string, throttling: number) => {
  // The compiler names functions with a helper that the page does not have.
  await page.addInitScript('globalThis.__name ??= (target) => target')
  await page.addInitScript(listenForPaints)
  await page.goto(`${url}/review`)
  await page.waitForFunction(() => document.activeElement?.closest('article') !== null)
  await page.waitForTimeout(SETTLED_MS)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttling })
}

const byKey = async (page: Page) => {
  for (let count = 1; count <= BY_KEY; count += 1) {
    await painted(page, () => page.keyboard.press('Space'))
    await painted(page, () => page.keyboard.press('4'))
    if (count % UNDO_EVERY === 0) await painted(page, () => page.keyboard.press('u'))
  }
}

const byTap = async (page: Page) => {
  const show = page.getByRole('button', { name: 'Show answer' })
  const good = page.getByRole('button', { name: /^Easy/ })
  for (let count = 1; count <= BY_TAP; count += 1) {
    await painted(page, () => show.tap())
    await page.waitForTimeout(UNSEEN_MS)
    await painted(page, () => good.tap())
    if (count % UNDO_EVERY === 0) {
      await page.waitForTimeout(UNSEEN_MS)
      await painted(page, () => page.getByRole('button', { name: 'Undo', exact: true }).tap())
    }
  }
}

const tell = (at: string, throttling: number, all: readonly Paint[], longTasks: readonly number[]) => {
  const line = { group: 'feel', at }
  for (const act of ['show', 'grade', 'undo'] as const) {
    const times = all.filter((paint) => paint.act === act).map(({ ms }) => ms)
    const aim = `<= ${throttling === 1 ? 50 : 100}`
    report({
      ...line,
      figure: `${act} to paint p50 of ${times.length}`,
      value: percentile(times, 0.5),
      unit: 'ms',
      aim: null,
    })
    report({ ...line, figure: `${act} to paint p95`, value: percentile(times, 0.95), unit: 'ms', aim })
    report({ ...line, figure: `${act} to paint, longest`, value: Math.max(...times), unit: 'ms', aim: null })
  }
  const long = longTasks.filter((ms) => ms > LONG_TASK_MS)
  report({
    ...line,
    figure: `tasks longer than ${LONG_TASK_MS} ms`,
    value: long.length,
    unit: '',
    aim: throttling === 1 ? '<= 0' : null,
  })
  report({ ...line, figure: 'longest task', value: Math.max(0, ...long), unit: 'ms', aim: null })
}

const measure = async (browser: Browser, dataDir: string, throttling: number, way: 'keys' | 'taps') => {
  const server = await startServer({ dataDir })
  const page = await browser.newPage({ ...(way === 'taps' ? PHONE : DESKTOP), serviceWorkers: 'block' })
  try {
    await openSession(page, server.url, throttling)
    const settledAt = await page.evaluate(() => performance.now())
    await (way === 'keys' ? byKey(page) : byTap(page))
    const tasks = await page.evaluate((since) => (window.longTasks ?? []).filter(({ at }) => at > since), settledAt)
    const words = throttling === 1 ? 'unthrottled' : `${throttling}x slower processor`
    tell(
      `${way}, ${words}`,
      throttling,
      await paints(page),
      tasks.map(({ ms }) => ms),
    )
  } finally {
    await page.close()
    await server.stop()
  }
}

/** A learner with that many cards who has no limit of reviews and studies no new ones. */
const newStudy = async (): Promise<string> => {
  const dataDir = newDataDir()
  const { close } = await makeStudy(dataDir, CARDS, Date.now())
  await close()
  const db = new Sqlite(sqliteFileIn(dataDir))
  const queue = db.prepare<[], string>('select queue from learners').pluck().get() ?? '{}'
  db.prepare('update learners set queue = ?').run(
    JSON.stringify({ ...JSON.parse(queue), newPerDay: 0, reviewsPerDay: 9_999 }),
  )
  db.close()
  return dataDir
}

const executablePath = chromiumPath()
const browser = await chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) })
try {
  for (const throttling of [1, 4]) {
    for (const way of ['keys', 'taps'] as const) {
      const dataDir = await newStudy()
      await measure(browser, dataDir, throttling, way)
      rmSync(dataDir, { recursive: true, force: true })
    }
  }
} finally {
  await browser.close()
}
