import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { findLearner } from '@/lib/data/queries/learner/learner'
import { memoriesOf } from '@/lib/data/queries/study/log'
import type { CardId } from '@/lib/domain/ids'
import { mediaReference } from '@/lib/domain/media/media-reference'
import { countsForMemory } from '@/lib/domain/scheduling/replay'
import { DAY_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { studiedCards } from '@/lib/services/export/export-anki'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { editCard } from '@/lib/services/facts/edit-card'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import { addMedia } from '@/lib/services/media/add-media'
import { pngBytes, wavBytes } from '@/lib/sources/media/media.fixture'
import { actOnCards } from '@/tests/support/act-on-cards'
import { type AnkiCard, describeWithAnki, readByAnki } from '@/tests/support/anki/anki-engine'
import { onBothEngines } from '@/tests/support/engines'
import { later, newId } from '@/tests/support/entries'
import { firstOf, must, present } from '@/tests/support/must'
import { studiedLibrary } from '@/tests/support/studied-library'
import { cardsFound, loadEveryForm, packageOf, pathOf } from './export-fixture'

/** The study day now in UTC with the day start at four, as Anki has it in these tests. */
const daysNow = () => Math.floor((Date.now() - 4 * 3_600_000) / DAY_MS)

/** What Anki should have of each card, by guid and template. */
const expectedCards = async (ctx: Context, ids: readonly CardId[]) => {
  const memories = await memoriesOf(ctx.engine.read, ctx.actor.learnerId, ids)
  const found = new Map<string, { memory: ReturnType<typeof memories.get>; reviews: number[]; times: number[] }>()
  for await (const group of studiedCards(ctx, ids, true)) {
    for (const { card, study } of group) {
      const template =
        card.form === 'cloze' ? card.deletion - 1 : card.form === 'reversed' ? 1 : card.form === 'typed' ? 2 : 0
      const answers = (study?.changes ?? []).flatMap(({ entry }) => (entry.kind === 'review' ? [entry] : []))
      found.set(`${card.group} ${template}`, {
        memory: memories.get(card.cardId),
        reviews: answers.map(({ rating }) => rating),
        times: answers.map(({ at }) => at),
      })
    }
  }
  return found
}

const keyOf = ({ guid, template }: AnkiCard) => `${guid} ${template}`

onBothEngines('a package of a studied library, read by Anki', (open) => {
  describeWithAnki('with the engine', () => {
    it('has the same cards, due days, memories and reviews, and a second import adds nothing', async () => {
      const { ctx } = await open()
      const end = await studiedLibrary(ctx)
      const ids = await cardsFound(end)
      const { path, counts } = await packageOf(end, ids, { withScheduling: true })
      const again = await packageOf(later(end, 1), ids, { withScheduling: true })
      const anki = readByAnki(path, again.path)
      expect(anki.check.isWell, anki.check.problems).toBe(true)
      expect(anki.imports[0]).toEqual({ new: counts.notes, updated: 0, duplicate: 0, conflicting: 0 })
      expect(anki.imports[1]).toEqual({ new: 0, updated: 0, duplicate: counts.notes, conflicting: 0 })
      expect(anki.cards).toHaveLength(ids.length)
      expect(counts.cards).toBe(ids.length)

      const expected = await expectedCards(end, ids)
      const learner = await findLearner(end.engine.read, end.actor.learnerId)
      let reviews = 0
      let studied = 0
      for (const card of anki.cards) {
        const own = present(expected.get(keyOf(card)))
        const answers = card.reviews.filter(([, ease]) => ease > 0)
        expect(answers.map(([, ease]) => ease)).toEqual(own.reviews)
        expect(answers.map(([id]) => id)).toEqual(own.times)
        reviews += card.reviews.length
        const { memory } = own
        if (!memory || memory.state === 'new') {
          expect(card).toMatchObject({ type: 0, stability: null, difficulty: null, reps: 0 })
          continue
        }
        studied += 1
        expect(card.stability).toBeCloseTo(memory.stability ?? 0, 3)
        expect(card.difficulty).toBeCloseTo(memory.difficulty ?? 0, 2)
        expect(card.lastReview).toBe(Math.floor((memory.lastReviewAt ?? 0) / 1000))
        expect(card.desiredRetention).toBeCloseTo(learner?.scheduling.desiredRetention ?? 0, 2)
        expect([card.reps, card.lapses, card.flag]).toEqual([memory.reps, memory.lapses, memory.flag])
        if (memory.dueAt === null) expect(daysNow() + card.due).toBe(memory.dueDay)
        else expect(card.due).toBe(Math.floor(memory.dueAt / 1000))
        expect(card.queue === -1).toBe(memory.suspended)
        if (memory.state === 'review') expect(card).toMatchObject({ type: 2, interval: memory.intervalDays })
      }
      expect(studied).toBeGreaterThan(15)
      expect(reviews).toBe(counts.reviews)
      expect(anki.cards.some(({ queue }) => queue === -1)).toBe(true)
      expect(anki.cards.some(({ flag }) => flag === 3)).toBe(true)
      // A due date that was set is no answer, and Anki has it as such.
      expect(
        anki.cards.flatMap((card) => card.reviews).filter(([, ease, , , , , kind]) => ease === 0 && kind === 4),
      ).toHaveLength(1)

      const preset = anki.presets.find(({ name }) => name === 'Aide-Mémoire')
      expect(preset).toMatchObject({ learning: [1, 10], relearning: [10], maximumInterval: 36_500, leeches: 8 })
      expect(preset?.desiredRetention).toBeCloseTo(0.87, 5)
      expect(preset?.weights).toHaveLength(21)
      for (const [at, weight] of (preset?.weights ?? []).entries())
        expect(weight).toBeCloseTo(learner?.scheduling.weights[at] ?? 0, 4)
      expect(anki.cards.every((card) => card.preset === 'Aide-Mémoire')).toBe(true)
    }, 120_000)

    it('draws every form of card without an error, with its source', async () => {
      const { ctx } = await open()
      await loadEveryForm(ctx)
      const ids = await cardsFound(ctx)
      const { path, counts } = await packageOf(ctx, ids, { withScheduling: true })
      const anki = readByAnki(path)
      expect(anki.check.isWell, anki.check.problems).toBe(true)
      expect(counts).toEqual({ cards: 12, notes: 9, reviews: 0 })
      expect(anki.cards).toHaveLength(12)
      const of = (guid: string, template: number) =>
        present(anki.cards.find((one) => one.guid === guid && one.template === template))
      for (const { question, answer } of anki.cards) {
        expect(question + answer).not.toMatch(/docs\.ankiweb|Template Error|No cloze|\{\{|\[\[(?!type)/)
      }
      const how = of('oder-length-how', 0)
      expect(how.question).toContain('How <b>long</b> is the <i>Oder</i> &amp; its &lt;lock&gt;?')
      expect(how.question).toContain('three digits')
      expect(how.question).not.toContain('742')
      expect(how.answer).toContain('742 km')
      expect(how.answer).toContain('<b>The Oder is 742 km long</b> &amp; flows through 3 countries.')
      expect(how.answer).toContain(
        'Notes on: Rivers &amp; &lt;bridges&gt;. Ada Surveyor, Ben Builder, Bridge Review, July 2001. As of 2001.',
      )
      expect(how.answer).toContain('href="https://example.org/rivers?a=1&amp;b=2"')
      expect(of('oder-length-reversed', 0).question).toContain('>the long river<')
      expect(of('oder-length-reversed', 1).question).toContain('>the Oder<')
      expect(of('oder-length-reversed', 1).answer).toContain('>the long river<')
      const typed = of('oder-length-typed', 2)
      expect(typed.question).toContain('[[type:Answer]]')
      expect(typed.answer).toContain('742 kilometres')
      expect(of('oder-length-cloze', 0).question).toMatch(/The <span class="cloze"[^>]*>\[river\]<\/span> is/)
      expect(of('oder-length-cloze', 1).question).toMatch(/<span class="cloze"[^>]*>\[\.\.\.\]<\/span> long/)
      expect(of('oder-length-cloze', 2).question).toContain('\\frac{a}{[...]')
      const note = anki.notes.find(({ guid }) => guid === 'oder-length-how')
      expect([...(note?.tags ?? [])].sort()).toEqual(
        ['Belt_and_Road', 'bridges', 'person::Ada_Surveyor', 'place::Oder', 'weight::must'].sort(),
      )
      expect(anki.decks).toContain('Rivers & <bridges>')
    }, 120_000)

    it('updates what was changed here, and adds what is new, when it is imported again', async () => {
      const { ctx } = await open()
      await loadEveryForm(ctx)
      const ids = await cardsFound(ctx)
      const before = await packageOf(ctx, ids.slice(0, -1), { withScheduling: true })
      const changed = later(ctx, DAY_MS)
      const first = firstOf(ids)
      const edited = await editCard(changed, first, { front: 'How long is it now?', back: '742 km', hint: null })
      expect(edited.ok).toBe(true)
      const after = await packageOf(changed, ids, { withScheduling: true })
      const anki = readByAnki(before.path, after.path)
      // The edit is one of the fact, whose four notes show its passage and dates.
      expect(anki.imports[1]).toEqual({ new: 1, updated: 4, duplicate: after.counts.notes - 5, conflicting: 0 })
      expect(anki.cards).toHaveLength(ids.length)
      expect(anki.cards.some(({ question }) => question.includes('How long is it now?'))).toBe(true)
    }, 120_000)

    it('leaves memories, log and marks behind if it is asked to', async () => {
      const { ctx } = await open()
      const end = await studiedLibrary(ctx)
      const ids = await cardsFound(end)
      const { path, counts } = await packageOf(end, ids, { withScheduling: false })
      const anki = readByAnki(path)
      expect(counts.reviews).toBe(0)
      expect(anki.cards).toHaveLength(ids.length)
      for (const card of anki.cards)
        expect(card).toMatchObject({ type: 0, queue: 0, stability: null, reviews: [], flag: 0, preset: 'Default' })
      expect(anki.presets.map(({ name }) => name)).toEqual(['Default'])
    }, 120_000)
  })
})

onBothEngines('what leaves with a package', (open) => {
  it('is only what was chosen, and of the actor’s own workspaces', async () => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    const ids = await cardsFound(ctx, 'search=lock')
    expect(ids.length).toBeLessThan((await cardsFound(ctx)).length)
    const { counts } = await packageOf(ctx, ids, { withScheduling: true })
    expect(counts.cards).toBe(ids.length)
    const stranger: Context = { ...ctx, actor: { ...ctx.actor, workspaceIds: [] } }
    const nothing = await packageOf(stranger, ids, { withScheduling: true })
    expect(nothing.counts).toEqual({ cards: 0, notes: 0, reviews: 0 })
  })

  it('has no entries that were undone, and what does not count for a memory only as such', async () => {
    const { ctx } = await open()
    const end = await studiedLibrary(ctx)
    const ids = await cardsFound(end)
    await actOnCards(end, { kind: 'mark', marked: true }, ids.slice(0, 1))
    let undone = 0
    for await (const group of studiedCards(end, ids, true)) {
      for (const { study } of group) {
        for (const { entry, before, after } of study?.changes ?? []) {
          if (entry.kind === 'review' && !countsForMemory(entry)) expect(after).toEqual(before)
        }
        undone += study?.changes.length ?? 0
      }
    }
    const { t, db } = end.engine.read
    const rows = await db.select({ kind: t.reviews.kind }).from(t.reviews)
    const voids = rows.filter(({ kind }) => kind === 'void').length
    expect(voids).toBeGreaterThan(0)
    expect(undone).toBe(rows.length - 2 * voids)
  })
})

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
