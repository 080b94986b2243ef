import fc from 'fast-check'
import {
  type LibrarySide,
  type PlannedSync,
  planFolderSync,
  type SyncLink,
} from '../../domain/folder-sync/plan-folder-sync'
import type { SyncedText, SyncSide } from '../../domain/folder-sync/synced-text'
import type { CardId, FactId } from '../../domain/ids'
import { anId } from '../../domain/ids.fixture'
import { openTextProblems } from '../text-import/text-problems'
import { editNote } from './edit-note'
import { locateCards, readNote } from './read-note'

/** A folder and a library that are synced in memory, as the service does it with files and the database. */
export type World = {
  readonly notes: Map<string, string>
  readonly library: Map<string, LibrarySide>
  links: readonly SyncLink[]
}

export const worldOf = (notes: Readonly<Record<string, string>>): World => ({
  notes: new Map(Object.entries(notes)),
  library: new Map(),
  links: [],
})

type Choices = { readonly decisions?: Readonly<Record<string, SyncSide>>; readonly retire?: readonly string[] }

export type Synced = PlannedSync & { readonly refused: readonly string[] }

/** Syncs once. */
export const syncWorld = (world: World, { decisions = {}, retire = [] }: Choices = {}): Synced => {
  const notes = [...world.notes].map(([path, text]) => readNote(path, text, '', openTextProblems()))
  const library = new Map(
    world.links.flatMap(({ blockId, factId }) => {
      const card = world.library.get(factId)
      return card ? [[blockId, card] as const] : []
    }),
  )
  const planned = planFolderSync({
    notes,
    unreadPaths: new Set(),
    links: world.links,
    library,
    imported: new Map(),
    decisions: new Map(Object.entries(decisions)),
    retire: new Set(retire),
  })
  const refused = [...world.notes].flatMap(([path, text]) => {
    const own = planned.work.filter((one) => one.path === path && one.edit !== null)
    const edited = editNote(
      path,
      text,
      own.flatMap(({ edit }) => (edit ? [edit] : [])),
    )
    world.notes.set(path, edited.text)
    return own.filter(({ edit }) => edit && edited.refused.includes(edit.place)).map(({ blockId }) => blockId)
  })
  const links = new Map(world.links.map((link) => [link.blockId, link]))
  for (const { blockId, formerId, path, library: change, source } of planned.work.filter(
    (one) => !refused.includes(one.blockId),
  )) {
    const card =
      change.kind === 'make'
        ? {
            factId: anId<FactId>(`fact-${world.library.size}`),
            cardId: anId<CardId>(`card-${world.library.size}`),
            text: change.text,
            hasSource: false,
            sourceLine: source,
          }
        : {
            ...change.card,
            sourceLine: source ?? change.card.sourceLine,
            text: change.kind === 'retire' ? null : change.text,
          }
    world.library.set(card.factId, card)
    if (formerId !== null) links.delete(formerId)
    if (card.text !== null)
      links.set(blockId, { blockId, factId: card.factId, cardId: card.cardId, path, base: card.text })
  }
  world.links = [...links.values()]
  return { ...planned, refused }
}

/** What the library says of each linked card. */
export const libraryTexts = ({ links, library }: World): ReadonlyMap<string, SyncedText | null> =>
  new Map(links.map(({ blockId, factId }) => [blockId, library.get(factId)?.text ?? null]))

/** What the notes say of each card that has an id. */
export const noteTexts = ({ notes }: World): ReadonlyMap<string | null, SyncedText> =>
  new Map([...notes].flatMap(([path, text]) => locateCards(path, text).cards.map((card) => [card.blockId, card.text])))

/** Changes what the library says of a card. */
export const editLibrary = (world: World, blockId: string, text: SyncedText): void => {
  const factId = world.links.find((link) => link.blockId === blockId)?.factId
  const card = factId && world.library.get(factId)
  if (card) world.library.set(factId, { ...card, text })
}

/** A note without the ids that a sync wrote. */
export const withoutOwnIds = (text: string): string =>
  text.replace(/(?:\r\n?|\n| )(?:\^am-[a-z0-9]{6}|<!--\^am-[a-z0-9]{6}-->)/gu, '')

const words = fc
  .array(
    fc.constantFrom(
      'Oder',
      'flows',
      '742 km',
      '**north**',
      'é',
      'e\u0301',
      '$x^2$',
      '`a::b`',
      '[[Elbe|the Elbe]]',
      '😀',
      '^6',
      'a_b',
      '(1)',
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((list) => list.join(' '))

/** A mark that occurs once in a folder, so that a card can be found and edited in its note. */
type Numbered = (number: number) => readonly string[]

const cardLine = fc
  .record({
    bullet: fc.constantFrom('', '', '- ', '1. ', '  * '),
    sign: fc.constantFrom('::', ':::'),
    question: words,
    answer: words,
    comment: fc.constantFrom('', '', ' <!--SR:!2026-12-06,12,270-->'),
  })
  .map(
    ({ bullet, sign, question, answer, comment }): Numbered =>
      (number) => [`${bullet}Q${number}X ${question}${sign}${answer} A${number}X${comment}`],
  )

const cardLines = fc
  .record({
    sign: fc.constantFrom('?', '??'),
    heading: fc.constantFrom('', '## '),
    question: words,
    answer: fc.array(words, { minLength: 1, maxLength: 3 }),
    code: fc.boolean(),
    table: fc.boolean(),
    comment: fc.constantFrom('', '<!--SR:!2026-12-06,12,270-->'),
  })
  .map(
    ({ sign, heading, question, answer, code, table, comment }): Numbered =>
      (number) => [
        `${heading}Q${number}X ${question}`,
        sign,
        ...answer,
        `A${number}X`,
        ...(code
          ? ['```', 'std::vector ==b==', '', '#endif', '```']
          : table
            ? ['| a | b |', '|---|---|', '| 1 | 2 |']
            : []),
        ...(comment === '' ? [] : [comment]),
      ],
  )

const gaps = fc.tuple(words, words, words).map(
  ([first, second, third]): Numbered =>
    (number) => [`${first} ==Q${number}X== ${second}`, `${third} ==A${number}X==.`],
)

const plain = fc
  .constantFrom<readonly string[]>(
    ['A plain paragraph with **bold** words.', 'Its second line. '],
    ['```cpp', 'std::map<a, b> m;', 'Q::A', '', '?', 'x ==y== z', '```'],
    ['| a::b | ==c== |', '|---|---|', '| 1 | 2 |'],
    ['> A quotation.'],
    ['- an item', '\t- another   '],
    ['# A heading'],
    ['#flashcards/Geo/Rivers'],
    ['%% a comment %%'],
    ['A block of its own. ^37066-N'],
  )
  .map(
    // An id that occurs twice in a folder is listed and not synced: here each occurs once.
    (lines): Numbered =>
      (number) =>
        lines.map((line) => line.replace('^37066-N', `^37066-${number}`)),
  )

/** Notes with cards of every kind among other things; each card has `Q1X` in its question and `A1X` in its answer. */
export const noteArbitrary = fc
  .record({
    front: fc.constantFrom('', '---\ntags: [flashcards/Start]\nid: "^x"\n---\n'),
    bom: fc.constantFrom('', '', '\uFEFF'),
    eol: fc.constantFrom('\n', '\n', '\r\n'),
    last: fc.constantFrom('', '\n', '\n\n'),
    blocks: fc.array(
      fc.record({
        lines: fc.oneof(
          { weight: 3, arbitrary: cardLine },
          { weight: 2, arbitrary: cardLines },
          { weight: 1, arbitrary: gaps },
          { weight: 2, arbitrary: plain },
        ),
        space: fc.constantFrom('\n\n', '\n\n', '\n', '\n\n\n', '\n \n'),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ front, bom, eol, last, blocks }) => {
    const body = blocks.map(({ lines, space }, number) => lines(number).join('\n') + space).join('')
    return `${bom}${front}#flashcards\n\n${body.trimEnd()}${last}`.replaceAll('\n', eol)
  })
