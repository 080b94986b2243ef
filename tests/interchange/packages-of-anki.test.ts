import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { textOf, withMarks } from '@/lib/domain/cards/segments'
import { answerOf, questionOf } from '@/lib/domain/cards/sides'
import type { AnkiCard, AnkiPackage } from '@/lib/interchange/anki/anki-package'
import { cardsOfNote } from '@/lib/interchange/anki/cards-of-note'
import { openAnkiPackage } from '@/lib/interchange/anki/open-anki-package'
import { describeWithAnki } from '@/tests/support/anki/anki-engine'
import { type MadeByAnki, writeWithAnki } from '@/tests/support/anki/packages-of-engine'

let folder = ''
let made: MadeByAnki

const KINDS = ['learn', 'review', 'relearn', 'filtered', 'manual', 'rescheduled']

/** Letters, figures and signs that are no marks: what both programs must show. */
const signs = (text: string): string => text.replace(/[^\p{L}\p{N}$=&<>]/gu, '')
const plain = (html: string): string =>
  signs(
    html
      .replace(/<(script|style)\b[\s\S]*?<\/\1>/gu, '')
      .replace(/<a class=hint[\s\S]*?<\/a>\s*<div[\s\S]*?<\/div>/gu, '')
      .replace(/<img src="([^"]*)">/gu, 'image $1')
      .replace(/\[anki:play:q:0\]|\[anki:play:a:0\]|\[sound:[^\]]*\]/gu, 'sound pingmp3')
      .replace(/<[^>]*>/gu, '')
      .replace(/\[\[type:[^\]]*\]\]/gu, '')
      .replaceAll('&nbsp;', ' ')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  )

describeWithAnki('a package of Anki', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'aide-anki-test-'))
    made = writeWithAnki(folder)
  }, 600_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const opened = async (name: string): Promise<AnkiPackage> => {
    const result = await openAnkiPackage(join(folder, name), { now: Date.now() + 86_400_000 })
    if (!result.ok) throw new Error(result.message)
    return result.package
  }

  const FILES = [
    ['new.apkg', 'anki21b'],
    ['old.apkg', 'anki21'],
    ['new.colpkg', 'anki21b'],
    ['old.colpkg', 'anki21'],
  ] as const

  it.each(FILES)('%s has all notes, cards and reviews', async (file, format) => {
    const anki = await opened(file)
    expect(anki).toMatchObject({ format, createdAt: made.crt * 1000, minutesWest: 0 })
    const types = new Map(anki.noteTypes.map((type) => [type.id, type]))
    const notes = [...anki.notes()]
    const byGuid = (a: { guid: string }, b: { guid: string }) => (a.guid < b.guid ? -1 : 1)
    expect(
      notes
        .map(({ guid, typeId, fields, tags }) => ({ guid, type: types.get(typeId)?.name, fields, tags }))
        .sort(byGuid),
    ).toEqual(made.notes.toSorted(byGuid))

    const decks = new Map(anki.decks.map((deck) => [deck.id, deck]))
    const cards = new Map(notes.flatMap((note) => note.cards.map((card) => [card.id, { ...card, guid: note.guid }])))
    expect(cards.size).toBe(made.cards.length)
    for (const card of made.cards) {
      const read = cards.get(card.id)
      expect(read).toMatchObject({
        guid: card.guid,
        ordinal: card.ordinal,
        intervalDays: card.interval,
        reps: card.reps,
      })
      expect(read?.lastReviewAt ?? null).toBe(card.lastReview === null ? null : card.lastReview * 1000)
      expect(read?.memory?.stability ?? null).toEqual(
        card.stability === null ? null : expect.closeTo(card.stability, 3),
      )
      expect(read?.memory?.difficulty ?? null).toEqual(
        card.difficulty === null ? null : expect.closeTo(card.difficulty, 2),
      )
      expect(decks.get(read?.deckId ?? 0)?.name).toBe(card.deck)
    }
    expect(
      [...anki.reviews()].map((r) => [r.id, r.cardId, r.rating, r.interval, r.tookMs, KINDS.indexOf(r.kind)]),
    ).toEqual(made.reviews)
    expect(anki.media.map(({ name }) => name).toSorted()).toEqual(['map.png', 'ping.mp3'])
    expect(anki.problems()).toEqual([])
    anki.close()
  })

  it.each(FILES)('%s has states, decks and presets as they were', async (file) => {
    const anki = await opened(file)
    const cardOf = (front: string): AnkiCard | undefined =>
      [...anki.notes()].find(({ fields }) => fields[0] === front)?.cards[0]
    expect(cardOf('suspended')).toMatchObject({ state: 'new', suspended: true })
    expect(cardOf('buried')).toMatchObject({ state: 'new', suspended: false })
    expect(cardOf('Astana')).toMatchObject({ state: 'new', flag: 3 })
    expect(cardOf('studied')).toMatchObject({ state: 'review', due: { kind: 'day' }, suspended: false })
    expect(cardOf('studied')?.memory?.stability).toBeGreaterThan(0)
    expect(cardOf('filtered')).toMatchObject({ state: 'review', due: { kind: 'day', day: made.today + 5 } })
    expect(anki.decks.map(({ name }) => name)).toEqual(expect.arrayContaining(['Asia', 'Asia::China', 'Default']))
    expect(anki.presets).toMatchObject([{ leechThreshold: 5 }])
    anki.close()
  })

  it('shows what Anki shows', async () => {
    const anki = await opened('new.apkg')
    const types = new Map(anki.noteTypes.map((type) => [type.id, type]))
    const deckNames = new Map(anki.decks.map(({ id, name }) => [id, name]))
    let compared = 0
    for (const note of anki.notes()) {
      const type = types.get(note.typeId)
      if (!type) throw new Error(`no type of note ${note.id}`)
      const { cards } = cardsOfNote(note, type, deckNames)
      expect(cards.map(({ ordinal }) => ordinal)).toEqual(note.cards.map(({ ordinal }) => ordinal))
      for (const card of cards) {
        const shown = made.cards.find(({ id }) => id === card.anki.id)
        const extra = card.extra === undefined ? '' : textOf(withMarks([{ text: card.extra }]))
        expect(signs(textOf(questionOf(card)))).toBe(plain(shown?.question ?? ''))
        const answer = signs(textOf(answerOf(card)) + extra)
        // Anki's window puts what was typed into its answer side, the engine leaves a place for it.
        if (card.form === 'typed') expect(answer).toBe(plain(note.fields[type.name === 'Sections' ? 0 : 1] ?? ''))
        const rest = card.form === 'typed' ? '' : answer
        expect(plain(shown?.answer ?? '')).toBe(card.form === 'cloze' ? answer : plain(shown?.question ?? '') + rest)
        compared += 1
      }
    }
    expect(compared).toBe(made.cards.length)
    anki.close()
  })
})
