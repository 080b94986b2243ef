import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { mediaReference } from '@/lib/domain/media/media-reference'
import type { Context } from '@/lib/services/context'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import { addMedia } from '@/lib/services/media/add-media'
import { pngBytes, wavBytes } from '@/lib/sources/media/media.fixture'
import { describeWithAnki, readByAnki } from '@/tests/support/anki/anki-engine'
import { onBothEngines } from '@/tests/support/engines'
import { later, newId } from '@/tests/support/entries'
import { must } from '@/tests/support/must'
import { cardsFound, packageOf, pathOf } from './export-fixture'

const added = async (ctx: Context, bytes: Uint8Array, name: string) => {
  const path = pathOf('file')
  writeFileSync(path, bytes)
  const result = must(await addMedia(ctx, { path, name }))
  return { digest: result.digest, target: mediaReference(result) }
}

const written = async (ctx: Context, front: string, back: string) => {
  must(await addOwnCard(ctx, ownCardSchema.parse({ id: newId(ctx.now), front, back })))
}

onBothEngines('media of cards in a package, read by Anki', (open) => {
  describeWithAnki('with the engine', () => {
    it('are the same files, named by the notes; a second import adds none', async () => {
      const { ctx } = await open()
      const image = await added(ctx, pngBytes(700, 900), 'map "1" & <2>.png')
      const sound = await added(ctx, wavBytes(40), 'anthem.wav')
      const unused = await added(ctx, pngBytes(2, 2), 'unused.png')
      await written(
        ctx,
        `Which sea?\n![a "map" & <more>](${image.target})`,
        `the Black Sea ![its anthem](${sound.target})`,
      )
      await written(ctx, `The {{c1::![the {{c2::Black}} Sea](${image.target})}} is a sea.`, '')
      const ids = await cardsFound(ctx)
      const { path } = await packageOf(ctx, ids, { withScheduling: true })
      const anki = readByAnki(path, path)
      // Signs that a field or Anki reads as something else are in no name.
      const names = { image: `aide-${image.digest}.png`, sound: 'anthem.wav' }
      expect(anki.media).toEqual({
        files: { [names.image]: image.digest, [names.sound]: sound.digest },
        missing: [],
        unused: [],
      })
      expect(JSON.stringify(anki.notes)).not.toContain(unused.digest)
      const question = anki.cards.find(({ question: asked }) => asked.includes('Which sea?'))
      expect(question?.question).toContain(`<img src="${names.image}" alt="a &quot;map&quot; &amp; &lt;more&gt;">`)
      const cloze = anki.cards.find(({ question: asked }) => asked.includes('is a sea'))
      expect(cloze?.question).not.toContain('<img')
      expect(cloze?.answer).toContain(`<img src="${names.image}"`)
      expect(anki.check.isWell, anki.check.problems).toBe(true)
    })

    it('keep their own names, the first one if two are called the same', async () => {
      const { ctx } = await open()
      const first = await added(ctx, pngBytes(7, 9), 'Weltkarte über 1.png')
      const second = await added(later(ctx, 1), pngBytes(9, 7), 'weltkarte über 1.PNG')
      await written(ctx, `Which sea? ![a map](${second.target})`, `the Black Sea ![a map](${first.target})`)
      const { path } = await packageOf(ctx, await cardsFound(ctx), { withScheduling: false })
      const { files, missing, unused } = readByAnki(path).media
      expect(files).toEqual({
        'Weltkarte über 1.png': first.digest,
        [`aide-${second.digest}.png`]: second.digest,
      })
      expect([missing, unused]).toEqual([[], []])
    })

    it('stay out if asked, and the notes keep their names', async () => {
      const { ctx } = await open()
      const image = await added(ctx, pngBytes(7, 9), 'map.png')
      await written(ctx, `Which sea? ![a map](${image.target})`, 'the Black Sea')
      const wanted = { withScheduling: false, withMedia: false }
      const { path } = await packageOf(ctx, await cardsFound(ctx), wanted)
      expect(readByAnki(path).media).toEqual({ files: {}, missing: ['map.png'], unused: [] })
    })

    it('that are missing here leave the notes as they are', async () => {
      const { ctx, engine } = await open()
      const image = await added(ctx, pngBytes(7, 9), 'map.png')
      await engine.media.remove({ workspaceId: ctx.actor.workspaceId, digest: image.digest })
      await written(ctx, `Which sea? ![a map](${image.target})`, 'the Black Sea')
      const { path } = await packageOf(ctx, await cardsFound(ctx), { withScheduling: false })
      expect(readByAnki(path).media).toEqual({ files: {}, missing: ['map.png'], unused: [] })
    })
  })
})
