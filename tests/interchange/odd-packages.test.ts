import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { logsOfCards, memoriesOf } from '@/lib/data/queries/study/log'
import type { ImportReport } from '@/lib/domain/imports/import-report'
import { DAY_MS } from '@/lib/domain/time/units'
import { searchCards } from '@/lib/services/cards/list-cards'
import type { Context } from '@/lib/services/context'
import { importPackage } from '@/lib/services/imports/import-package'
import { stagePackage } from '@/lib/services/imports/stage-package'
import { openRetention } from '@/lib/services/retention/retention-model'
import { newStagingFolder } from '@/lib/services/staging-folder'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { describeWithAnki, runWithAnki } from '@/tests/support/anki/anki-engine'
import { cardQuery } from '@/tests/support/card-query'
import { type Opened, onBothEngines } from '@/tests/support/engines'

/** Noon of 1 September 2025: the day from which the packages have reviews. */
const NOON = 1_756_728_000_000
/** The engine makes its cards and notes now, and nothing of the future comes in. */
const NOW = Date.now() + DAY_MS

let folder = ''

const say = ({ problems }: ImportReport): readonly string[] => problems.map(({ what }) => what)

describeWithAnki('packages with what breaks importers', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'aide-odd-test-'))
    runWithAnki('./write_odd_packages.py', [folder])
  }, 600_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  onBothEngines('imported', (open) => {
    const imported = async ({ ctx, dataDir }: Opened, name: string, now = ctx.now): Promise<ImportReport> => {
      const place = await newStagingFolder(dataDir, now)
      const staged = await stagePackage({ path: join(folder, name), fileName: name, folder: place, now }).result
      if (!staged.ok) throw new Error(staged.message)
      const done = await importPackage({ ...ctx, now }, staged.value, { withScheduling: true, deck: null })
      if (!done.ok) throw new Error(done.message)
      return done.value.report
    }
    const lines = async (ctx: Context, q: string) => (await searchCards(ctx, cardQuery({ search: q }))).lines
    const studyOf = async (ctx: Context, q: string) => {
      const [line] = await lines(ctx, q)
      if (!line) throw new Error(`no card has “${q}”`)
      const { learnerId } = ctx.actor
      const log = (await logsOfCards(ctx.engine.read, learnerId, [line.cardId])).get(line.cardId) ?? []
      const memory = (await memoriesOf(ctx.engine.read, learnerId, [line.cardId])).get(line.cardId) ?? null
      return { line, memory, log: log.toSorted((a, b) => a.at - b.at) }
    }
    /** What the doctor finds wrong once the statistics are up to date. */
    const wrong = async ({ ctx, settings }: Opened) => {
      await openRetention(ctx)
      const report = await runDoctor(settings, ctx.now, { repair: false })
      if (!report.ok) throw new Error(report.message)
      return report.value.checks.filter(({ found, name }) => found > 0 && name !== 'backup')
    }

    it('two notes with one guid: the first comes in, the other is named', async () => {
      const opened = await open(NOW)
      const report = await imported(opened, 'duplicate-guids.apkg')
      expect(report).toMatchObject({ notes: { new: 1 }, cards: 1 })
      expect(report.problems).toEqual([
        expect.objectContaining({ count: 1, examples: [expect.stringMatching('second')] }),
      ])
      expect(await wrong(opened)).toEqual([])
    })

    it('a changed template: the card says what it says now, keeps its memory, and its new sibling is new', async () => {
      const opened = await open(NOW)
      await imported(opened, 'template-1.apkg')
      const before = await studyOf(opened.ctx, 'Kazakhstan')
      expect(before.memory).not.toBeNull()
      const report = await imported(opened, 'template-2.apkg', NOW + 1)
      expect(report.notes).toEqual({ new: 0, changed: 1, same: 0 })
      const after = await studyOf(opened.ctx, 'Kazakhstan -is:new')
      expect(await lines(opened.ctx, `"What is the capital of Kazakhstan" cid:${after.line.cardId}`)).toHaveLength(1)
      expect(after.line.cardId).toBe(before.line.cardId)
      expect(after.memory).toEqual(before.memory)
      expect(await lines(opened.ctx, 'Kazakhstan')).toHaveLength(2)
      expect(await lines(opened.ctx, 'Kazakhstan is:new')).toHaveLength(1)
    })

    it('missing media: the card shows the names, and the report counts them', async () => {
      const opened = await open(NOW)
      const report = await imported(opened, 'missing-media.apkg')
      expect(report).toMatchObject({ notes: { new: 1 }, media: { new: 0, same: 0 } })
      expect(report.problems.flatMap(({ examples }) => examples).join()).toMatch(/gone\.png/u)
      const { line } = await studyOf(opened.ctx, 'missing')
      expect(JSON.stringify(line)).toMatch(/gone\.png.*here\.png.*gone\.mp3/u)
    })

    it('names with slashes and in both Unicode forms: one deck and one topic for each name', async () => {
      const opened = await open(NOW)
      const report = await imported(opened, 'names.apkg')
      expect(report.decks).toEqual(['Café', 'a/b\\c::..::d'])
      expect(await lines(opened.ctx, 'deck:Café')).toHaveLength(2)
      expect(await lines(opened.ctx, `"tag:${'Café'.normalize('NFC')}"`)).toHaveLength(2)
      expect(await lines(opened.ctx, '"tag:x/y" "tag:../up"')).toHaveLength(1)
    })

    it('deletions in deletions: a card for each', async () => {
      const opened = await open(NOW)
      const report = await imported(opened, 'nested-cloze.apkg')
      expect(report).toMatchObject({ notes: { new: 1 }, cards: 3 })
      expect(await lines(opened.ctx, 'Shanghai Organisation 2001')).toHaveLength(3)
    })

    it('a card without a question is left out and named', async () => {
      const opened = await open(NOW)
      const report = await imported(opened, 'empty-card.apkg')
      expect(report).toMatchObject({ notes: { new: 1 }, cards: 1 })
      expect(say(report)).not.toEqual([])
      expect(await lines(opened.ctx, 'full')).toHaveLength(1)
    })

    it('a note whose type was deleted is left out and named', async () => {
      const opened = await open(NOW)
      const report = await imported(opened, 'deleted-type.apkg')
      expect(report).toMatchObject({ notes: { new: 1 }, cards: 1 })
      expect(report.problems).toHaveLength(1)
      expect(await lines(opened.ctx, 'kept')).toHaveLength(1)
    })

    it('a card in a filtered deck is in the deck that it came from, due when it was due there', async () => {
      const opened = await open(NOW)
      const report = await imported(opened, 'filtered.apkg')
      expect(report.decks).toEqual(['Home::Deck'])
      const { memory } = await studyOf(opened.ctx, 'filtered')
      expect(memory).toMatchObject({ state: 'review', intervalDays: 40 })
    })

    it('the scheduler of Anki 2.0: three buttons in learning, and due as there', async () => {
      const opened = await open(NOW)
      const report = await imported(opened, 'scheduler-1.apkg')
      expect(report).toMatchObject({ notes: { new: 1 }, reviews: 3 })
      const { log } = await studyOf(opened.ctx, 'old')
      expect(log.flatMap((entry) => (entry.kind === 'review' ? [entry.rating] : []))).toEqual([3, 3, 3])
    })

    it('reviews of the future are left out, and a due day far ahead stays', async () => {
      const opened = await open(NOW)
      const report = await imported(opened, 'future.apkg')
      expect(report).toMatchObject({ notes: { new: 1 }, reviews: 2 })
      expect(report.problems).toEqual([expect.objectContaining({ count: 1 })])
      const { memory } = await studyOf(opened.ctx, 'future')
      expect((memory?.dueDay ?? 0) * DAY_MS).toBeGreaterThan(NOON + 10_000 * DAY_MS)
      expect(await wrong(opened)).toEqual([])
    })

    it('reviews before the card was made come in with their instants', async () => {
      const opened = await open(NOW)
      const report = await imported(opened, 'before-creation.apkg')
      expect(report).toMatchObject({ notes: { new: 1 }, reviews: 2 })
      const { log } = await studyOf(opened.ctx, 'before')
      expect(log.flatMap(({ kind, at }) => (kind === 'review' ? [at] : []))).toEqual([
        NOON - 3_000 * DAY_MS,
        NOON - 2_990 * DAY_MS,
      ])
      expect(await wrong(opened)).toEqual([])
    })

    it('values that cannot be right do no harm', async () => {
      const opened = await open(NOW)
      const report = await imported(opened, 'odd-values.apkg')
      expect(report).toMatchObject({ notes: { new: 1 }, reviews: 2 })
      const { memory, log } = await studyOf(opened.ctx, 'odd')
      expect(memory).toMatchObject({ state: 'review', reps: 2, lapses: 0 })
      expect(log.every((entry) => entry.kind !== 'review' || entry.answerMs >= 0)).toBe(true)
      expect(await wrong(opened)).toEqual([])
    })

    it('a card whose deck is missing has a deck', async () => {
      const opened = await open(NOW)
      const report = await imported(opened, 'no-deck.apkg')
      expect(report).toMatchObject({ notes: { new: 1 }, cards: 1 })
      expect(await lines(opened.ctx, 'homeless deck:Default')).toHaveLength(1)
      expect(await lines(opened.ctx, 'homeless deck:none')).toEqual([])
    })

    it('cards without a note and reviews without a card are left out and named', async () => {
      const opened = await open(NOW)
      const report = await imported(opened, 'orphans.apkg')
      expect(report).toMatchObject({ notes: { new: 1 }, cards: 1, reviews: 0 })
      expect(say(report)).not.toEqual([])
    })

    it.each(['names.apkg', 'nested-cloze.apkg', 'filtered.apkg', 'scheduler-1.apkg', 'future.apkg'])(
      '%s: again, it changes nothing',
      async (name) => {
        const opened = await open(NOW)
        await imported(opened, name)
        const again = await imported(opened, name, NOW + 1)
        expect(again).toMatchObject({ notes: { new: 0, changed: 0 }, cards: 0, reviews: 0 })
      },
    )
  })
})
