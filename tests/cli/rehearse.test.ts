import { Command } from 'commander'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addRehearse } from '@/lib/cli/commands/briefing-rehearse'
import { openEngine } from '@/lib/data/open'
import type { RehearsalFormat } from '@/lib/domain/briefing/briefing'
import { usualInput } from '@/lib/services/briefing/completed-input'
import { saveBriefing } from '@/lib/services/briefing/save-briefing'
import { localContext } from '@/lib/services/runtime'
import { aide, clockAt, loadedDataDirs, widest } from './run-aide'

let loaded: Awaited<ReturnType<typeof loadedDataDirs>>
let dataDir = ''
let remove = () => {}
beforeAll(async () => {
  loaded = await loadedDataDirs()
})
beforeEach(() => {
  ;({ dataDir, remove } = loaded.take())
})
afterEach(() => remove())
afterAll(() => loaded.remove())

const keys = (...lines: readonly string[]) => lines.map((line) => `${line}\n`).join('')

const withEngine = async <T>(work: (engine: Awaited<ReturnType<typeof openEngine>>) => Promise<T>): Promise<T> => {
  const engine = await openEngine({ dataDir, databaseUrl: null }, clockAt(0))
  try {
    return await work(engine)
  } finally {
    await engine.close()
  }
}

const brief = (formats: readonly RehearsalFormat[], days = 5): Promise<string> =>
  withEngine(async (engine) => {
    const ctx = await localContext(engine, clockAt(0))
    const usual = await usualInput(ctx)
    const saved = await saveBriefing(ctx, {
      ...usual,
      title: 'Committee',
      at: clockAt(days),
      choices: { ...usual.choices, formats, scope: { ...usual.choices.scope, articleKeys: ['kazakh-concerns'] } },
    })
    if (!saved.ok) throw new Error(saved.message)
    return saved.value.id
  })

const log = () => withEngine(({ read }) => read.db.select().from(read.t.reviews))
const answers = () => withEngine(({ read }) => read.db.select().from(read.t.rehearsalAnswers))

describe('aide briefing rehearse', () => {
  it('shows the answer after the mark only, stores each answer, and goes on later', async () => {
    const id = await brief(['spoken'])
    const first = await aide(['briefing', 'rehearse', id], { dataDir, input: keys('q') })
    expect({ code: first.code, stderr: first.stderr }).toEqual({ code: 0, stderr: '' })
    expect(first.stdout).toContain('Say the answer aloud.')
    expect(first.stdout).not.toContain('Notes on: ')
    const { code, stdout } = await aide(['briefing', 'rehearse', id], {
      dataDir,
      daysLater: 1,
      input: keys('3', '1', '2', '', 'q'),
    })
    expect(code).toBe(0)
    expect(stdout).toContain('Continuing the rehearsal you left open.')
    expect(stdout).toMatch(/«[^»]+»/)
    expect(stdout.replace(/\s+/g, ' ')).toContain('1 of 2 right the first time, −4 of 6 possible points.')
    expect(stdout.replace(/\s+/g, ' ')).toContain('(you were sure)')
    expect(stdout).toMatch(/Readiness at the briefing without further study: 0% before, (under )?\d+% after\./)
    expect(widest(stdout)).toBeLessThanOrEqual(80)
    expect((await log()).map(({ rating, format, mode }) => ({ rating, format, mode }))).toEqual([
      { rating: 1, format: 'spoken', mode: 'rehearsal' },
      { rating: 3, format: 'spoken', mode: 'rehearsal' },
    ])
    expect((await answers()).map(({ verdict, confidence }) => ({ verdict, confidence }))).toEqual([
      { verdict: 'wrong', confidence: 3 },
      { verdict: 'right', confidence: 2 },
    ])
  })

  it('takes the last answer back with u, in the rehearsal and in the log, and asks it again', async () => {
    const id = await brief(['spoken'])
    const { code, stdout } = await aide(['briefing', 'rehearse', id], {
      dataDir,
      input: keys('u', '3', '1', 'u', '3', '3', 'q'),
    })
    expect(code).toBe(0)
    expect(stdout).toContain('There is nothing to undo.')
    expect(stdout).toContain('Undid the last answer.')
    expect(stdout.replace(/\s+/g, ' ')).toContain('1 of 1 right the first time, 3 of 3 possible points.')
    const [first, taken, second] = await log()
    expect(taken).toMatchObject({ kind: 'void', value: first?.id, cardId: first?.cardId })
    expect(second).toMatchObject({ kind: 'review', rating: 3, cardId: first?.cardId })
    expect((await answers()).map(({ verdict }) => verdict)).toEqual(['wrong', 'void', 'right'])
  })

  it('refuses minutes that are none, and a briefing that is not there', async () => {
    const wrong = await aide(['briefing', 'rehearse', 'x', '--minutes', '0'], { dataDir })
    expect(wrong).toMatchObject({ code: 2, stderr: '--minutes 0: Enter 1 or more.\n' })
    const missing = await aide(['briefing', 'rehearse', 'x'], { dataDir })
    expect(missing).toMatchObject({ code: 1, stderr: 'There is no such briefing.\n' })
  })

  it('is of the next briefing where none is named', async () => {
    const none = await aide(['briefing', 'rehearse'], { dataDir })
    expect(none).toMatchObject({ code: 1, stderr: 'There is no coming briefing. Name one by its id.\n' })
    await brief(['spoken'], 9)
    const nearest = await brief(['spoken'], 3)
    const { code, stdout } = await aide(['briefing', 'rehearse'], { dataDir, input: keys('q') })
    expect(code).toBe(0)
    expect(stdout).toContain('Committee')
    const [rehearsal] = await withEngine(({ read }) => read.db.select().from(read.t.rehearsals))
    expect(rehearsal?.briefingId).toBe(nearest)
  })

  it('is one command under the briefing', () => {
    const briefing = new Command('briefing')
    addRehearse(briefing)
    expect(briefing.commands.map((command) => command.name())).toEqual(['rehearse'])
  })
})
