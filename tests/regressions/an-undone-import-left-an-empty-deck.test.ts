import { expect, it } from 'vitest'
import { allDecks } from '@/lib/data/queries/learner/deck-names'
import type { AnkiPreset } from '@/lib/interchange/anki/anki-package'
import { NO_ANKI_LIMITS } from '@/lib/interchange/anki/deck-limits'
import type { Context } from '@/lib/services/context'
import { redo, undo } from '@/lib/services/history/undo'
import { importPackage } from '@/lib/services/imports/import-package'
import { loadDeckOptions } from '@/lib/services/settings/deck-options'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { ankiPackageOf, stagedOf } from '@/tests/support/anki-package'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { choose, doneOf } from '../services/deck-fixture'

const TREATIES: AnkiPreset = {
  id: 7,
  name: 'Treaties',
  newPerDay: 3,
  reviewsPerDay: 100,
  desiredRetention: 0.8,
  leechThreshold: 8,
}

/** Brings one note in a deck that has the preset, and limits of its own if they are given. */
const imported = async (ctx: Context, deck: string, limit: number | null = null) => {
  const opened = ankiPackageOf([{ guid: deck, front: `Who leads ${deck}?`, back: 'nobody' }], {
    decks: [
      {
        id: 1,
        name: deck,
        filtered: false,
        presetId: 7,
        description: '',
        ...(limit === null ? {} : { limits: { ...NO_ANKI_LIMITS, newPerDay: limit } }),
      },
    ],
    presets: [TREATIES],
  })
  const options = { withScheduling: true, withPresets: true, deck: null }
  const { importId } = doneOf(await importPackage(ctx, stagedOf(opened, `${deck}.apkg`), options))
  return { id: importId ?? '' }
}

onBothEngines('an import that is undone', (open) => {
  const decksOf = ({ engine, actor }: Context) => allDecks(engine.read, actor.workspaceIds)

  it('takes its decks with it, also if they had options', async () => {
    const { ctx, settings } = await open()
    await imported(ctx, 'Asia')
    const africa = await imported(later(ctx, 1), 'Africa', 4)
    expect(await decksOf(ctx)).toEqual(['Africa', 'Asia'])

    doneOf(await undo(later(ctx, 2), africa))
    expect(await decksOf(ctx)).toEqual(['Asia'])
    expect(doneOf(await loadDeckOptions(ctx, 'Asia')).own).toMatchObject({ desiredRetention: 0.8 })
    expect(await redo(later(ctx, 3), africa)).toMatchObject({ ok: false, code: 'conflict' })
    const { checks } = doneOf(await runDoctor(settings, later(ctx, 4).now, { repair: false }))
    expect(checks.flatMap(({ examples }) => examples)).toEqual([])
  })

  it('leaves a deck for which something was chosen since', async () => {
    const { ctx } = await open()
    const asia = await imported(ctx, 'Asia')
    await choose(later(ctx, 1), 'Asia', { newPerDay: 9 })
    doneOf(await undo(later(ctx, 2), asia))
    expect(await decksOf(ctx)).toEqual(['Asia'])
    expect(doneOf(await loadDeckOptions(ctx, 'Asia')).own.newPerDay).toBe(9)
  })
})
