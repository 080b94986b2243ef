import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { type ExportedCard, exportedCards } from '@/lib/data/queries/export/exported-cards'
import { logsOfCards, memoriesOf } from '@/lib/data/queries/study/log'
import type { Context } from '@/lib/services/context'
import { importPackage } from '@/lib/services/imports/import-package'
import { stagePackage } from '@/lib/services/imports/stage-package'
import { newStagingFolder } from '@/lib/services/staging-folder'
import { cardsFound, packageOf } from '@/tests/services/export-fixture'
import { describeWithAnki, runWithAnki } from '@/tests/support/anki/anki-engine'
import { type Opened, onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { randomCards } from '@/tests/support/random-cards'

const SEEDS = [1, 2]
/** Anki stores stability to a ten-thousandth of a day and difficulty to a thousandth; ours come from the same answers. */
const DIGITS = 6

const keyOf = ({ form, deletion, front, back }: ExportedCard): string => JSON.stringify([form, deletion, front, back])

/** What has to survive of each card, by what it says. */
const studied = async (ctx: Context) => {
  const { read } = ctx.engine
  const ids = await cardsFound(ctx)
  const cards = await exportedCards(read, ctx.actor.workspaceIds, ids)
  const memories = await memoriesOf(read, ctx.actor.learnerId, ids)
  const logs = await logsOfCards(read, ctx.actor.learnerId, ids)
  return cards
    .map((card) => {
      const memory = memories.get(card.cardId) ?? null
      const log = logs.get(card.cardId) ?? []
      return {
        key: keyOf(card),
        hint: card.hint,
        topics: card.tags.topic,
        decks: card.decks,
        memory: memory && {
          state: memory.state,
          stability: memory.stability?.toFixed(DIGITS),
          difficulty: memory.difficulty?.toFixed(DIGITS),
          dueDay: memory.dueDay,
          // Steps are spread by the ids of cards, which are new in another library.
          isInSteps: memory.dueAt !== null,
          lastReviewAt: memory.lastReviewAt,
          reps: memory.reps,
          lapses: memory.lapses,
          suspended: memory.suspended,
          flag: memory.flag,
        },
        answers: log
          .flatMap((entry) =>
            entry.kind === 'review' ? [[entry.at, entry.rating, entry.questionMs + entry.answerMs] as const] : [],
          )
          .sort(([a], [b]) => a - b),
      }
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

const imported = async ({ ctx, dataDir }: Opened, path: string) => {
  const folder = await newStagingFolder(dataDir, ctx.now)
  const staged = await stagePackage({ path, fileName: 'cards.apkg', folder, now: ctx.now }).result
  if (!staged.ok) throw new Error(staged.message)
  const done = await importPackage(ctx, staged.value, { withScheduling: true, deck: null })
  if (!done.ok) throw new Error(done.message)
  return done.value.report
}

const packaged = async (ctx: Context) => (await packageOf(ctx, await cardsFound(ctx), { withScheduling: true })).path

onBothEngines('cards of every form, moved', (open) => {
  it.each(SEEDS)('into another library they are the same, and move on as the same (seed %i)', async (seed) => {
    const from = await open()
    const end = await randomCards(from.ctx, seed)
    const path = await packaged(end)
    const to = await open(end.now)
    await imported(to, path)
    const moved = await studied(to.ctx)
    expect(moved).toEqual(await studied(end))
    expect(moved.some(({ answers }) => answers.length > 3)).toBe(true)

    const again = await packaged(later(to.ctx, 1))
    const next = await open(end.now + 1)
    await imported(next, again)
    expect(await studied(next.ctx)).toEqual(moved)
    const back = await imported({ ...to, ctx: later(to.ctx, 2) }, again)
    expect(back).toMatchObject({ notes: { new: 0, changed: 0 }, cards: 0, reviews: 0 })
  })

  it('into the library that they came from they change nothing', async () => {
    const opened = await open()
    const end = await randomCards(opened.ctx, 3)
    const before = await studied(end)
    const report = await imported({ ...opened, ctx: end }, await packaged(end))
    expect(report).toMatchObject({ notes: { new: 0, changed: 0 }, cards: 0, reviews: 0 })
    expect(await studied(end)).toEqual(before)
  })

  describeWithAnki('by way of Anki', () => {
    it.each(SEEDS)('they are the same (seed %i)', async (seed) => {
      const from = await open()
      const end = await randomCards(from.ctx, seed)
      const path = await packaged(end)
      const out = join(dirname(path), 'passed.apkg')
      runWithAnki('./pass_through.py', [path, out])
      const to = await open(end.now)
      await imported(to, out)
      expect(await studied(to.ctx)).toEqual(await studied(end))
    })
  })
})
