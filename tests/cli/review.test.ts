import { describe, expect, it } from 'vitest'
import type { Engine } from '@/lib/data/engine/engine'
import { answerText } from '@/lib/domain/cards/sides'
import { DEFAULT_PREFERENCES } from '@/lib/domain/preferences'
import { MINUTE_MS } from '@/lib/domain/time/units'
import { localContext } from '@/lib/services/local-actor'
import {
  loadCalibration,
  loadEffort,
  loadExpectedRecall,
  loadForecast,
  loadTrueRetention,
} from '@/lib/services/retention/load-overview'
import { openRetention } from '@/lib/services/retention/retention-model'
import { loadSession } from '@/lib/services/study/load-session'
import { aide, clockAt, ownData, startAide, widest, withEngine } from './run-aide'

const data = ownData()

const run = (args: readonly string[], more: { input?: string; daysLater?: number } = {}) =>
  aide(args, { ...data, ...more })
const keys = (...lines: readonly string[]) => lines.map((line) => `${line}\n`).join('')

const stored = <T>(read: (engine: Engine) => Promise<T>): Promise<T> => withEngine(data.dataDir, read)
const log = () =>
  stored(async ({ read }) => {
    const rows = await read.db.select().from(read.t.reviews)
    return rows.sort((a, b) => (a.id < b.id ? -1 : 1))
  })
const memories = () => stored(({ read }) => read.db.select().from(read.t.memories))

describe('aide review', () => {
  it('asks, shows answer, passage and source, grades with the interval shown, and sums up', async () => {
    const { code, stdout, stderr } = await run(['review', '--article', 'soft-shoe'], {
      input: keys('', '3', '', '1', 'q'),
    })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('Enter show   u undo   s suspend   f flag   q quit')
    expect(stdout).toMatch(/«[^»]+»/)
    expect(stdout).toContain('  Notes on: China’s Soft Shoe on Ukraine.')
    expect(stdout).toMatch(/1 Again, \d+ min {3}2 Hard, \d+ min {3}3 Good, \d+ min {3}4 Easy, \d+ days/)
    expect(stdout).toContain('2 answers in less than a minute.\nMissed:\n- ')
    expect(widest(stdout)).toBeLessThanOrEqual(80)
    expect(stdout).not.toContain('\u001b')
    const entries = await log()
    expect(entries.map(({ kind, rating, format, mode }) => ({ kind, rating, format, mode }))).toEqual([
      { kind: 'review', rating: 3, format: 'flash', mode: 'study' },
      { kind: 'review', rating: 1, format: 'flash', mode: 'study' },
    ])
    for (const { fuzz, questionMs, answerMs } of entries) {
      expect(fuzz).not.toBeNull()
      expect((questionMs ?? -1) + (answerMs ?? -1)).toBeGreaterThanOrEqual(0)
    }
  })

  it('studies more new cards than the limit, says by how many, and logs them as study', async () => {
    const all = keys(...Array.from({ length: 20 }, () => ['', '4']).flat())
    await run(['review'], { input: all })
    const ended = await run(['review'], { input: keys('q') })
    expect(ended.stdout).toContain('You’ve reached today’s limits.')
    expect((await run(['due'])).stdout).toContain('aide review --new 10: 10 cards, ')
    const { code, stdout } = await run(['review', '--new', '10'], { input: keys('', '3', 'q') })
    expect(code).toBe(0)
    expect(stdout).toContain('This session goes past today’s limits by 10 new cards.')
    expect(stdout).toContain('10 new, 0 learning, 0 due')
    expect((await log()).map(({ mode }) => mode)).toEqual(Array(21).fill('study'))
  })

  it('holds the limits of the day for chosen cards, and refuses a limit of its own beside them', async () => {
    const all = keys(...Array.from({ length: 20 }, () => ['', '4']).flat())
    await run(['review'], { input: all })
    const held = await run(['review', '--article', 'soft-shoe', '--within-limits'], { input: keys('q') })
    expect(held.stdout).toContain('You’ve reached today’s limits.')
    const both = await run(['review', '--article', 'soft-shoe', '--within-limits', '--new', '20'])
    expect(both).toMatchObject({ code: 2, stdout: '' })
    expect(both.stderr).toContain("option '--within-limits' cannot be used with option '--new <number>'")
  })

  it('reviews ahead and logs it as that; crams what was missed, without intervals, and changes no memory', async () => {
    await run(['review'], { input: keys('', '4', '', '4', 'q') })
    const ahead = await run(['review', '--ahead', '90'], { input: keys('', '1', 'q'), daysLater: 1 })
    expect(ahead.stdout).toContain('not due yet.')
    const before = await memories()
    const cram = await run(['review', '--cram', '--missed', '7'], { input: keys('', '1', '', '3'), daysLater: 2 })
    expect(cram.stdout).toContain(
      'Cramming: your answers don’t change any due dates.\n\n1 card left, less than a minute',
    )
    expect(cram.stdout).toContain('1 Again   2 Hard   3 Good   4 Easy')
    expect(cram.stdout).toContain('That’s all. Due dates haven’t changed.')
    expect(await memories()).toEqual(before)
    expect((await log()).map(({ mode }) => mode)).toEqual(['study', 'study', 'ahead', 'cram', 'cram'])
  })

  it('goes on with the cards of the new day when a study day begins', async () => {
    const justBeforeFour = { ...data, daysLater: 2 / 3 - 1 / 1440 }
    const { stdout } = await aide(['review'], justBeforeFour, async function* ({ said, passMs }) {
      yield keys('', '4')
      await expect.poll(said, { timeout: 50_000 }).toContain('19 new')
      passMs(2 * MINUTE_MS)
      yield keys('', '4', 'q')
    })
    const [before, after] = stdout.split('A new study day has begun.')
    expect(before).toContain('20 new')
    expect(after).toContain('19 new')
    expect(after).not.toContain('18 new')
  })

  it('studies the cards of a search', async () => {
    const { stdout } = await run(['review', '--search', 'communiqué', '--cram'], { input: keys('', '3', 'q') })
    expect(stdout.toLowerCase()).toContain('communiqué')
    expect((await run(['review', '--search', 'no-such-word'], { input: '' })).stdout).toContain(
      'Nothing more is due now.',
    )
    expect((await run(['review', '--ahead', 'soon'])).code).toBe(2)
    expect((await run(['review', '--missed', '0'])).code).toBe(2)
  })

  it('sets and removes the flag of a card, which stays, and shows it by its name', async () => {
    const flagged = await run(['review'], { input: keys('f', '3', '', 'f', '9', 'f1', '2', 'u', 'q') })
    expect({ code: flagged.code, stderr: flagged.stderr }).toEqual({ code: 0, stderr: '' })
    expect(flagged.stdout).toContain('0 No flag   1 Red   2 Orange   3 Green')
    expect(flagged.stdout).toContain('\nFlag: Green.\n')
    expect(flagged.stdout).toContain('\nThe flag has not changed.\n')
    expect(flagged.stdout).toContain('\nFlag: Orange.\n')
    expect(flagged.stdout).toMatch(/\n20 new, 0 learning, 0 due, about .*, flag: Green\n/)
    expect((await log()).map(({ kind, value }) => ({ kind, value }))).toMatchObject([
      { kind: 'flag', value: 3 },
      { kind: 'flag', value: 2 },
      { kind: 'void' },
    ])
    const [memory] = await memories()
    expect(memory?.flag).toBe(3)
  })

  it('does not show the answer before it is asked for', async () => {
    const { stdout } = await run(['review'], { input: keys('q') })
    expect(stdout).toContain('20 new, 0 learning, 0 due')
    expect(stdout).not.toContain('Notes on: ')
    expect(stdout).toContain('No cards answered.')
  })

  it('says what a card is about with the question, or with the answer alone if the settings say so', async () => {
    const about = /^\p{Lu}.* · \p{Lu}/mu
    const asked = () => run(['review'], { input: keys('q') })
    expect((await asked()).stdout).toMatch(about)
    await stored((engine) =>
      engine.write((tx) =>
        tx.db.update(tx.t.learners).set({ preferences: { ...DEFAULT_PREFERENCES, contextLine: false } }),
      ),
    )
    expect((await asked()).stdout).not.toMatch(about)
    expect((await run(['review'], { input: keys('', 'q') })).stdout).toMatch(about)
  })

  it('has stored each answer before the next card is shown', async () => {
    const child = startAide(['review'], data)
    const grades = ['\n', '4\n', '\n', '4\n']
    const killed = new Promise((resolve) => child.on('close', resolve))
    child.stdin?.write(grades.join(''))
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
      // Two answers acknowledged and a third question on screen: then the process is gone from one moment to the next.
      if (output.split('Easy.').length === 3 && output.trimEnd().endsWith('q quit')) child.kill('SIGKILL')
    })
    await killed
    expect((await log()).map(({ rating }) => rating)).toEqual([4, 4])
  })

  it('takes back entries of this session, and then those from before it', async () => {
    await run(['review'], { input: keys('', '3', 's', 'q') })
    expect((await log()).map(({ kind }) => kind)).toEqual(['review', 'suspend'])
    const { stdout } = await run(['review'], { input: keys('', '2', 'u', 'u', 'u', 'u', 'q') })
    expect(stdout).toContain('Undone.')
    expect(stdout).toMatch(/Undone, from before this session \([^)]+\): suspended, “/)
    const [told, next] = stdout.split(/(?=Undone, from before this session \([^)]+\): answered Good, “)/).slice(-2)
    const question = /answered Good, “([^”]+?)…?”/.exec(next ?? '')?.[1]
    expect(question).toBeDefined()
    // The card whose answer was undone is asked next.
    expect(next?.slice(next.indexOf('\n'))).toContain(question?.slice(0, 20))
    expect(told).toContain('Undone, from before this session')
    expect(stdout).toContain('There is nothing to undo.')
    expect((await log()).filter(({ kind }) => kind === 'void')).toHaveLength(3)
    expect(await memories()).toEqual([])
  })

  it('suspends the card that is asked', async () => {
    await run(['review'], { input: keys('s', 'q') })
    expect(await memories()).toMatchObject([{ state: 'new', suspended: true }])
  })

  it('takes the answer of a typed card as a line, judges it, and proposes a grade', async () => {
    const { card, before, after } = await stored(async (engine) => {
      const only = { articleKey: 'wests-focus' }
      const { main } = await loadSession(await localContext(engine, clockAt(0)), only)
      const index = main.findIndex(({ form }) => form === 'typed')
      return { card: main[index], before: index, after: main[index + 1] }
    })
    if (!card || !after) throw new Error('the first session has a typed card')
    const buryOrSuspend = Array.from({ length: before }, () => 's')
    const undo = after.form === 'typed' ? ':u' : 'u'
    const { stdout } = await run(['review', '--article', 'wests-focus'], {
      input: keys(...buryOrSuspend, 'something else', '', undo, answerText(card), ''),
    })
    expect(stdout).toContain('Type the answer.   :u undo   :s suspend   :f1 to :f7 flag   :q quit')
    expect(stdout).toMatch(/Wrong\.[\s\S]*Enter Again[\s\S]*Undone\.[\s\S]*Correct\.[\s\S]*Enter Good/)
    const reviews = (await log()).filter(({ kind }) => kind === 'review')
    expect(reviews.map(({ cardId, rating, format }) => ({ cardId, rating, format }))).toEqual([
      { cardId: card.cardId, rating: 1, format: 'typed' },
      { cardId: card.cardId, rating: 3, format: 'typed' },
    ])
  })

  it('lives through days: what is due comes back, and stats say what the page says', async () => {
    const easy = Array.from({ length: 6 }, () => ['', '4']).flat()
    await run(['review'], { input: keys(...easy, 'q') })
    const first = await run(['stats'])
    expect(first.stdout).toContain('No card has come back after a day or more yet')
    const later = 12
    const due = JSON.parse((await run(['due', '--json'], { daysLater: later })).stdout)
    expect(due.due).toBeGreaterThan(0)
    const answers = Array.from({ length: 26 }, () => ['', '3']).flat()
    const { stdout } = await run(['review'], { input: keys(...answers), daysLater: later })
    expect(stdout).toMatch(/You recalled \d of \d cards? after a day or more: 100%, predicted \d\d%\./)
    const json = JSON.parse((await run(['stats', '--json'], { daysLater: later })).stdout)
    const onPage = await stored(async (engine) => {
      const model = await openRetention(await localContext(engine, clockAt(later)))
      return {
        measured: await loadTrueRetention(model),
        calibration: await loadCalibration(model),
        known: await loadExpectedRecall(model),
        load: await loadForecast(model),
        effort: await loadEffort(model),
      }
    })
    const asStored = (value: unknown) => JSON.parse(JSON.stringify(value))
    expect(json.trueRetention.rows).toEqual(asStored(onPage.measured.rows))
    expect(json.calibration.all).toEqual(asStored(onPage.calibration.all))
    expect(json.trueRetention.rows[0].all).toMatchObject({ passed: due.due, n: due.due })
    expect(json.effort.year).toMatchObject({ studiedDays: 2, weeksInARow: onPage.effort.year.weeksInARow })
    expect(json.known.cardsStudied).toBe(onPage.known.cardsStudied)
    expect(json.forecast.total.cards).toBe(onPage.load.forecast.total.cards)
    const left = await run(['due', '--json'], { daysLater: later })
    expect({ code: left.code, fresh: JSON.parse(left.stdout).new }).toEqual({ code: 0, fresh: 0 })
    const text = (await run(['stats'], { daysLater: later })).stdout
    expect(text).toContain('You studied on 2 of the last 365 days')
    expect(widest(text)).toBeLessThanOrEqual(80)
  })
})
