import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { openPresets } from '@/lib/data/queries/learner/presets'
import { NO_DECK_LIMITS } from '@/lib/domain/scheduling/settings'
import type { AnkiDeckLimits } from '@/lib/interchange/anki/anki-package'
import { NO_ANKI_LIMITS } from '@/lib/interchange/anki/deck-limits'
import { openAnkiPackage } from '@/lib/interchange/anki/open-anki-package'
import type { Context } from '@/lib/services/context'
import { importPackage } from '@/lib/services/imports/import-package'
import { undoImport } from '@/lib/services/imports/undo-import'
import { setDeckLimits } from '@/lib/services/settings/deck-options'
import { ankiPackageOf, stagedOf } from '@/tests/support/anki-package'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { cardsFound, packageOf } from './export-fixture'

const ALL = { withScheduling: true, deck: null }

const bridges = (limits: Readonly<Record<string, Partial<AnkiDeckLimits>>>) =>
  ankiPackageOf([{ guid: 'stone', front: 'What is stone?', back: 'stone', cards: [{ deckId: 3 }] }], {
    decks: ['Works', 'Works::Bridges', 'Works::Bridges::Old'].map((name, i) => ({
      id: i + 1,
      name,
      filtered: false,
      presetId: null,
      description: '',
      ...(limits[name] ? { limits: { ...NO_ANKI_LIMITS, ...limits[name] } } : {}),
    })),
  })

const imported = async (ctx: Context, opened: ReturnType<typeof bridges>, options = ALL) => {
  const result = await importPackage(ctx, stagedOf(opened, 'bridges.apkg'), options)
  if (!result.ok) throw new Error(result.message)
  return result.value
}

const limitsHere = async ({ engine, actor }: Context) => {
  const learner = await learnerOf(engine.read, actor.learnerId)
  const { choices } = await openPresets(engine.read, learner, actor.workspaceIds)
  return Object.fromEntries(choices.map(({ name, limits }) => [name, limits]))
}

const OWN = { 'Works::Bridges::Old': { newPerDay: 4 }, Works: { reviewsPerDay: 30 } }
const OWN_HERE = {
  'Works::Bridges::Old': { ...NO_DECK_LIMITS, newPerDay: 4 },
  Works: { ...NO_DECK_LIMITS, reviewsPerDay: 30 },
}

onBothEngines('limits of decks of a package', (open) => {
  it('are limits here, also of a deck that has only nested decks', async () => {
    const { ctx } = await open()
    await imported(ctx, bridges(OWN))
    expect(await limitsHere(ctx)).toEqual(OWN_HERE)
  })

  it('are no higher than limits can be here', async () => {
    const { ctx } = await open()
    await imported(ctx, bridges({ Works: { reviewsPerDay: 99_999 } }))
    expect(await limitsHere(ctx)).toEqual({ Works: { ...NO_DECK_LIMITS, reviewsPerDay: 9_999 } })
  })

  it('go with an undo, and are the same when the package comes in again', async () => {
    const { ctx } = await open()
    const { importId } = await imported(ctx, bridges(OWN))
    expect(await undoImport(later(ctx, 1), importId)).toMatchObject({ ok: true })
    expect(await limitsHere(ctx)).toEqual({})
    await imported(later(ctx, 2), bridges(OWN))
    expect(await limitsHere(ctx)).toEqual(OWN_HERE)
  })

  it('stay out without scheduling, under other names, and of decks that are here', async () => {
    const { ctx } = await open()
    await imported(ctx, bridges(OWN), { ...ALL, withScheduling: false })
    expect(await limitsHere(ctx)).toEqual({})
    expect(await setDeckLimits(ctx, 'Works::Bridges::Old', { ...NO_DECK_LIMITS, newPerDay: 9 })).toMatchObject({
      ok: true,
    })
    await imported(later(ctx, 1), bridges(OWN))
    expect((await limitsHere(ctx))['Works::Bridges::Old']).toMatchObject({ newPerDay: 9 })
  })

  it('leave with a package, unless it has no scheduling', async () => {
    const { ctx } = await open()
    await imported(ctx, bridges(OWN))
    const ids = await cardsFound(ctx)
    const limitsIn = async (withScheduling: boolean) => {
      const { path } = await packageOf(ctx, ids, { withScheduling })
      const opened = await openAnkiPackage(path, { now: ctx.now })
      if (!opened.ok) throw new Error(opened.message)
      const limits = opened.package.decks.flatMap(({ name, limits: own }) => (own ? [[name, own] as const] : []))
      opened.package.close()
      return Object.fromEntries(limits)
    }
    expect(await limitsIn(true)).toEqual({
      'Works::Bridges::Old': { ...NO_ANKI_LIMITS, newPerDay: 4 },
      Works: { ...NO_ANKI_LIMITS, reviewsPerDay: 30 },
    })
    expect(await limitsIn(false)).toEqual({})
  })
})
