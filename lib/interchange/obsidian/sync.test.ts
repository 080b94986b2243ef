import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SYNC_DONE } from '../../domain/folder-sync/sync-report'
import type { StagedNote } from '../anki/staged-note'
import { readTextFile } from '../text-import/read-text-file'
import { openTextProblems } from '../text-import/text-problems'
import { locateCards } from './read-note'
import {
  editLibrary,
  libraryTexts,
  noteArbitrary,
  noteTexts,
  syncWorld,
  type World,
  withoutOwnIds,
  worldOf,
} from './sync.fixture'

const RUNS = { numRuns: 150 }

const textOf = (world: World, path = 'Rivers.md'): string => world.notes.get(path) ?? ''

/** Nothing is done any more, and both sides say the same. */
const expectSettled = (world: World): void => {
  const before = textOf(world)
  const { work, items } = syncWorld(world)
  expect(work).toEqual([])
  expect(items.filter(({ kind }) => SYNC_DONE.has(kind))).toEqual([])
  expect(textOf(world)).toBe(before)
}

/** Not of what stays out of every sync of a note: a card that repeats another one, and gaps beside a card. */
const isOfCard = ({ kind }: { readonly kind: string }): boolean => kind !== 'repeated' && kind !== 'left-out'

describe('a sync of any note', () => {
  it('writes an id beside each card and no other byte, and then changes nothing', () => {
    fc.assert(
      fc.property(noteArbitrary, (note) => {
        const world = worldOf({ 'Rivers.md': note })
        const { items, refused } = syncWorld(world)
        expect(refused).toEqual([])
        expect(withoutOwnIds(textOf(world))).toBe(note)
        const cards = locateCards('Rivers.md', note).cards.length
        expect(world.library.size + items.filter(({ kind }) => kind === 'repeated').length).toBe(cards)
        expectSettled(world)
        expect(libraryTexts(world)).toEqual(new Map([...noteTexts(world)].filter(([id]) => id !== null)))
      }),
      RUNS,
    )
  })

  it('has the cards that an import has', async () => {
    await fc.assert(
      fc.asyncProperty(noteArbitrary, async (note) => {
        const staged: StagedNote[] = []
        const { cards } = locateCards('Rivers.md', note)
        if (cards.length === 0) return
        const order = { bytes: Buffer.from(note), fileName: 'Rivers.md', choices: {}, now: 0 }
        await readTextFile(order, openTextProblems(), (one) => staged.push(one))
        const imported = staged.map(({ cards: own, deck, topics }) => [own[0]?.front, own[0]?.back, deck, topics])
        const seen = new Set<string>()
        const synced = cards.flatMap(({ text, deck, topics }) => {
          const said = [text.question, text.answer, deck, topics]
          const key = JSON.stringify([text.question.replace(/\s+/gu, ' '), text.form, text.answer])
          if (seen.has(key)) return []
          seen.add(key)
          return [said]
        })
        expect(synced).toEqual(imported)
      }),
      RUNS,
    )
  })

  it('brings what is edited in the note to the library', () => {
    fc.assert(
      fc.property(noteArbitrary, fc.nat(7), fc.constantFrom('Q', 'A'), (note, number, side) => {
        const world = worldOf({ 'Rivers.md': note })
        syncWorld(world)
        const mark = `${side}${number}X`
        const before = noteTexts(world)
        world.notes.set('Rivers.md', textOf(world).replace(mark, `${mark} edited`))
        const edited = [...noteTexts(world)].filter(
          ([id, text]) => JSON.stringify(before.get(id)) !== JSON.stringify(text),
        )
        const { items } = syncWorld(world)
        expect(items.filter(({ kind }) => SYNC_DONE.has(kind)).map(({ kind, id }) => [kind, id])).toEqual(
          edited.map(([id]) => ['take', id]),
        )
        expectSettled(world)
        expect(libraryTexts(world)).toEqual(new Map([...noteTexts(world)].filter(([id]) => id !== null)))
      }),
      RUNS,
    )
  })

  it('brings what is edited in the library to the note, and changes nothing outside of the card', () => {
    const edit = fc.constantFrom(
      ' edited',
      ' **more**\nin two lines',
      ' a::b',
      '\n\n- one\n- two',
      ' ==x==',
      '\n```\ncode::x\n```',
    )
    fc.assert(
      fc.property(noteArbitrary, fc.nat(), fc.constantFrom('question', 'answer'), edit, (note, pick, side, words) => {
        const world = worldOf({ 'Rivers.md': note })
        // A card that repeats another one is new as soon as that one differs.
        fc.pre(!syncWorld(world).items.some(({ kind }) => kind === 'repeated'))
        const ids = [...libraryTexts(world).keys()]
        const id = ids[pick % Math.max(1, ids.length)]
        const was = id && libraryTexts(world).get(id)
        if (!id || !was) return
        const before = textOf(world)
        const card = locateCards('Rivers.md', before).cards.find(({ blockId }) => blockId === id)
        const isGap = was.form === 'cloze'
        const wanted = { ...was, [isGap ? 'question' : side]: (isGap ? was.question : was[side]) + words }
        editLibrary(world, id, wanted)
        const { items, refused } = syncWorld(world)
        expect(items.filter(({ kind }) => SYNC_DONE.has(kind)).map(({ kind, id: own }) => [kind, own])).toEqual([
          ['give', id],
        ])
        if (refused.length > 0) {
          expect(textOf(world)).toBe(before)
          return
        }
        expect(noteTexts(world).get(id)).toEqual(wanted)
        const end = card?.answerSpan?.to ?? card?.questionSpan.to ?? 0
        expect(textOf(world).startsWith(before.slice(0, card?.questionSpan.from))).toBe(true)
        const rest = before.slice(end).replace(/^[^\r\n]*?(?:\^|<!--\^)(?:am-[a-z0-9]{6}|37066-\d)(?:-->)?/u, '')
        expect(textOf(world).endsWith(rest)).toBe(true)
        expectSettled(world)
      }),
      RUNS,
    )
  })

  it('writes nothing where both were edited differently, until one is chosen', () => {
    fc.assert(
      fc.property(
        noteArbitrary,
        fc.nat(7),
        fc.constantFrom('note' as const, 'library' as const),
        (note, number, side) => {
          const world = worldOf({ 'Rivers.md': note })
          syncWorld(world)
          const mark = `Q${number}X`
          const found = [...libraryTexts(world)].find(([, text]) => text?.question.includes(mark))
          const [id, was] = found ?? []
          if (!id || !was) return
          world.notes.set('Rivers.md', textOf(world).replace(mark, `${mark} noted`))
          editLibrary(world, id, { ...was, question: was.question.replace(mark, `${mark} kept`) })
          const [text, library] = [textOf(world), libraryTexts(world)]
          const { items } = syncWorld(world)
          expect(items.filter(isOfCard)).toMatchObject([{ kind: 'conflict', id, base: was }])
          expect([textOf(world), libraryTexts(world)]).toEqual([text, library])
          const { refused } = syncWorld(world, { decisions: { [id]: side } })
          expect(refused).toEqual([])
          expect(libraryTexts(world).get(id)).toEqual(noteTexts(world).get(id))
          expect(libraryTexts(world).get(id)?.question).toContain(side === 'note' ? `${mark} noted` : `${mark} kept`)
          expectSettled(world)
        },
      ),
      RUNS,
    )
  })

  it('does nothing where both were edited alike', () => {
    fc.assert(
      fc.property(noteArbitrary, (note) => {
        const world = worldOf({ 'Rivers.md': note })
        syncWorld(world)
        for (const [id, was] of libraryTexts(world)) {
          const edited = (words: string) => words.replace(/Q(\d)X/gu, 'R$1X')
          if (was) editLibrary(world, id, { ...was, question: edited(was.question), answer: edited(was.answer) })
        }
        world.notes.set('Rivers.md', textOf(world).replace(/Q(\d)X/gu, 'R$1X'))
        const text = textOf(world)
        const { items } = syncWorld(world)
        expect(items.filter(isOfCard)).toEqual([])
        expect(textOf(world)).toBe(text)
        expectSettled(world)
      }),
      RUNS,
    )
  })
})

describe('a note in detail', () => {
  const syncedNote = (note: string, edit: (world: World) => void = () => undefined): string => {
    const world = worldOf({ 'Rivers.md': note })
    syncWorld(world)
    edit(world)
    syncWorld(world)
    return textOf(world).replace(/am-[a-z0-9]{6}/gu, 'am-000000')
  }
  const changing = (change: Readonly<Record<string, string>>) => (world: World) => {
    for (const [id, text] of libraryTexts(world)) {
      if (text) {
        const swapped = (side: string) =>
          Object.entries(change).reduce((said, [from, to]) => said.replace(from, to), side)
        editLibrary(world, id, { ...text, question: swapped(text.question), answer: swapped(text.answer) })
      }
    }
  }

  it('has ids where Obsidian looks for them, and comments where it would show them', () => {
    expect(
      syncedNote(`#flashcards
Oder::742 km
Elbe::1094 km <!--SR:!2026-12-06,12,270-->
Inn::517 km

- Spree::400 km
- Havel::325 km

Code
?
\`\`\`
x
\`\`\`

The ==Rhine== is long. ^mine-1
`),
    ).toBe(`#flashcards
Oder::742 km <!--^am-000000-->
Elbe::1094 km <!--SR:!2026-12-06,12,270--> <!--^am-000000-->
Inn::517 km ^am-000000

- Spree::400 km ^am-000000
- Havel::325 km ^am-000000

Code
?
\`\`\`
x
\`\`\`
<!--^am-000000-->

The ==Rhine== is long. ^mine-1
`)
  })

  it('keeps links, tags and comments where their words did not change', () => {
    const note = '#flashcards\nThe [[Oder|river Oder]]::is in [[Poland]] and [[Czechia]], 742 km #geo <!-- 1 -->\n'
    expect(syncedNote(note, changing({ '742': '840', 'is in': 'flows in' }))).toBe(
      '#flashcards\nThe [[Oder|river Oder]]::flows in [[Poland]] and [[Czechia]], 840 km #geo <!-- 1 --> ^am-000000\n',
    )
    expect(syncedNote(note, changing({ Poland: 'Germany' }))).toContain('::is in Germany and [[Czechia]], 742 km')
  })

  it('has an answer of several lines below its question', () => {
    expect(syncedNote('#flashcards\n\nOder::742 km\n', changing({ '742 km': '- 742 km\n- in three countries' }))).toBe(
      '#flashcards\n\nOder\n?\n- 742 km\n- in three countries ^am-000000\n',
    )
  })

  it('leaves a note alone that cannot hold the text', () => {
    const note = '#flashcards\nOder::742 km\nElbe::1094 km\n'
    const before = syncedNote(note)
    expect(syncedNote(note, changing({ '742 km': 'long\n\nvery long' }))).toBe(before)
  })
})
