import { createWriteStream, writeFileSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { expect, it } from 'vitest'
import { mediaReference } from '@/lib/domain/media/media-reference'
import { PRESET } from '@/lib/interchange/anki-export/deck-preset'
import type { Context } from '@/lib/services/context'
import { exportCards } from '@/lib/services/export/export-cards'
import { exportSchema } from '@/lib/services/export/export-input'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import { importPackage } from '@/lib/services/imports/import-package'
import { stagePackage } from '@/lib/services/imports/stage-package'
import { addMedia } from '@/lib/services/media/add-media'
import { newStagingFolder } from '@/lib/services/staging-folder'
import { pngBytes } from '@/lib/sources/media/media.fixture'
import { pathOf } from '@/tests/services/export-fixture'
import { type AnkiCard, describeWithAnki, readByAnki } from '@/tests/support/anki/anki-engine'
import { type Opened, onBothEngines } from '@/tests/support/engines'
import { later, newId } from '@/tests/support/entries'
import { studiedLibrary } from '@/tests/support/studied-library'

const exported = async (ctx: Context, format: 'apkg' | 'colpkg') => {
  const result = await exportCards(ctx, exportSchema.parse({ format }))
  if (!result.ok) throw new Error(result.message)
  const path = pathOf(`all.${format}`)
  await pipeline(result.value.stream, createWriteStream(path))
  return { path, counts: result.value.counts }
}

/** A studied library, with a card that shows a picture. */
const withPicture = async ({ ctx }: Opened) => {
  const end = await studiedLibrary(ctx)
  const path = pathOf('map.png')
  writeFileSync(path, pngBytes(7, 9))
  const added = await addMedia(end, { path, name: 'map.png' })
  if (!added.ok) throw new Error(added.message)
  const front = `Which sea? ![a map](${mediaReference(added.value)})`
  const card = await addOwnCard(end, ownCardSchema.parse({ id: newId(end.now), front, back: 'the Black Sea' }))
  if (!card.ok) throw new Error(card.message)
  return { end, digest: added.value.digest }
}

const byKey = (cards: readonly AnkiCard[]) =>
  [...cards].sort((a, b) => (`${a.guid} ${a.template}` < `${b.guid} ${b.template}` ? -1 : 1))

onBothEngines('a collection package', (open) => {
  describeWithAnki('that takes the place of a collection of Anki', () => {
    it('is opened by Anki, has what a deck package has, and FSRS is on', async () => {
      const opened = await open()
      const { end, digest } = await withPicture(opened)
      const { path, counts } = await exported(end, 'colpkg')
      const anki = readByAnki(path)
      expect(anki.check.isWell, anki.check.problems).toBe(true)
      expect(anki.fsrs).toBe(true)
      expect(anki.cards).toHaveLength(counts.cards)
      expect(anki.cards.flatMap(({ reviews }) => reviews)).toHaveLength(counts.reviews)
      expect(Object.values(anki.media.files)).toEqual([digest])
      expect(anki.media).toMatchObject({ missing: [], unused: [] })
      const deckPackage = readByAnki((await exported(end, 'apkg')).path)
      expect(byKey(anki.cards)).toEqual(byKey(deckPackage.cards))
      const own = ({ name }: { readonly name: string }): boolean => name === PRESET.name
      expect(anki.presets.filter(own)).toHaveLength(1)
      expect(anki.presets.filter(own)).toEqual(deckPackage.presets.filter(own))

      const folder = await newStagingFolder(opened.dataDir, end.now)
      const staged = await stagePackage({ path, fileName: 'all.colpkg', folder, now: end.now }).result
      if (!staged.ok) throw new Error(staged.message)
      const options = { withScheduling: true, deck: null }
      const back = await importPackage(later(end, 1), staged.value, options)
      expect(back).toMatchObject({ ok: true, value: { report: { notes: { new: 0, changed: 0 }, reviews: 0 } } })
    })
  })

  it('holds the whole library and no part of it', async () => {
    const opened = await open()
    const { end } = await withPicture(opened)
    const part = exportSchema.parse({ format: 'colpkg', selection: { kind: 'all', query: 'q=sea', except: [] } })
    expect(await exportCards(end, part)).toMatchObject({ ok: false, code: 'invalid' })
  })
})
