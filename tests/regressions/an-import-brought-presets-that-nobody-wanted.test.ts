import { expect, it } from 'vitest'
import type { ImportOptions } from '@/lib/domain/imports/import-options'
import type { AnkiPreset } from '@/lib/interchange/anki/anki-package'
import type { Context } from '@/lib/services/context'
import { importPackage, previewImport } from '@/lib/services/imports/import-package'
import { undoImport } from '@/lib/services/imports/undo-import'
import { ankiPackageOf, COLLECTION_START, stagedOf } from '@/tests/support/anki-package'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { presetsOf } from '../services/preset-fixture'

/** Anki's default options, which every collection has, with something that somebody chose years ago. */
const STANDARD: AnkiPreset = {
  id: 1,
  name: 'Default',
  newPerDay: 20,
  reviewsPerDay: 100,
  learningStepsMinutes: [1, 10],
  relearningStepsMinutes: [10],
  maximumIntervalDays: 36_500,
  desiredRetention: null,
  weights: null,
  leechThreshold: 8,
  leechAction: 'suspend',
  buryNewSiblings: false,
  buryReviewSiblings: false,
  buryLearningSiblings: false,
  easyDays: [],
  orders: { review: 0, newGathered: 0, newSorted: 0, newMix: 0, interdayMix: 0 },
  otherOptions: [],
}

const stagedAs = (deck: string, createdAt: number) =>
  stagedOf(
    ankiPackageOf([{ guid: deck, front: `Who leads ${deck}?`, back: 'nobody' }], {
      createdAt,
      decks: [{ id: 1, name: deck, filtered: false, presetId: 1, description: '' }],
      presets: [STANDARD],
    }),
    `${deck}.apkg`,
  )

const WITHOUT: ImportOptions = { withScheduling: true, deck: null }
const WITH: ImportOptions = { ...WITHOUT, withPresets: true }

const imported = async (ctx: Context, staged: ReturnType<typeof stagedAs>, options: ImportOptions) => {
  const result = await importPackage(ctx, staged, options)
  if (!result.ok) throw new Error(result.message)
  return result.value.report.presets.map(({ name }) => name)
}

onBothEngines('the presets of a package', (open) => {
  it('stay behind unless they are asked for', async () => {
    const { ctx } = await open()
    expect(await imported(ctx, stagedAs('Asia', COLLECTION_START), WITHOUT)).toEqual([])
    const presets = await presetsOf(ctx)
    expect(presets.all.map(({ id }) => id)).toEqual([null])
    expect(presets.ofDeck('Asia').scheduling.leechAction).toBe('tag')
  })

  it('are not those of another collection because both are Anki’s default', async () => {
    const { ctx } = await open()
    expect(await imported(ctx, stagedAs('Asia', COLLECTION_START), WITH)).toEqual(['Default (Asia)'])
    expect(await imported(later(ctx, 1), stagedAs('Europe', COLLECTION_START - 1_000), WITH)).toEqual([
      'Default (Europe)',
    ])
  })

  it('are named in the preview if they are here already, and an undo leaves them', async () => {
    const { ctx } = await open()
    await imported(ctx, stagedAs('Asia', COLLECTION_START), WITH)
    const more = stagedAs('Africa', COLLECTION_START)
    expect((await previewImport(later(ctx, 1), more, WITH)).presets).toMatchObject([
      { name: 'Default (Asia)', isHere: true },
    ])
    await imported(later(ctx, 2), more, WITH)
    expect(await undoImport(later(ctx, 3))).toMatchObject({ ok: true })
    expect((await presetsOf(ctx)).all.map(({ name }) => name)).toContain('Default (Asia)')
  })
})
