import { expect, it } from 'vitest'
import { allDecks } from '@/lib/data/queries/learner/decks'
import { NO_DECK_OPTIONS } from '@/lib/domain/scheduling/settings'
import { NO_ANKI_LIMITS } from '@/lib/interchange/anki/anki-package'
import type { Context } from '@/lib/services/context'
import { importPackage } from '@/lib/services/imports/import-package'
import { undoImport } from '@/lib/services/imports/undo-import'
import { setDeckOptions } from '@/lib/services/settings/deck-options'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { ankiPackageOf, stagedOf } from '@/tests/support/anki-package'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { doneOf } from '../services/deck-fixture'

/** Brings one note in a deck, with limits of its own if they are given. */
const imported = async (ctx: Context, deck: string, limit: number | null = null) => {
  const limits = limit === null ? {} : { limits: { ...NO_ANKI_LIMITS, newPerDay: limit } }
  const opened = ankiPackageOf([{ guid: deck, front: `Who leads ${deck}?`, back: 'nobody' }], {
    decks: [{ id: 1, name: deck, presetId: null, ...limits }],
  })
  const options = { withScheduling: true, deck: null }
  return doneOf(await importPackage(ctx, stagedOf(opened, `${deck}.apkg`), options)).importId
}

onBothEngines('an import that is undone', (open) => {
  it('takes its decks with it, also if they had limits of their own or got them here', async () => {
    const { ctx, settings } = await open()
    const asia = await imported(ctx, 'Asia')
    const africa = await imported(later(ctx, 1), 'Africa', 4)
    const decks = () => allDecks(ctx.engine.read, ctx.actor.workspaceIds)
    expect(await decks()).toEqual(['Africa', 'Asia'])

    doneOf(await undoImport(later(ctx, 2), africa))
    expect(await decks()).toEqual(['Asia'])

    doneOf(await setDeckOptions(later(ctx, 3), 'Asia', { ...NO_DECK_OPTIONS, newPerDay: 9 }))
    doneOf(await undoImport(later(ctx, 4), asia))
    expect(await decks()).toEqual([])
    const { checks } = doneOf(await runDoctor(settings, later(ctx, 5).now, { repair: false }))
    expect(checks.flatMap(({ examples }) => examples)).toEqual([])
  })
})
