import type { Authorized, InWorkspace } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import { newKey, noteKeyOf, POSITIONS_AN_ARTICLE } from '../../data/library-ids'
import { addImportChanges, type ImportChangeRow, saveImportedNotes } from '../../data/mutations/imports'
import { saveDeckOptions } from '../../data/mutations/learner'
import {
  ensureNoSource,
  type FactRow,
  insertNewItems,
  type NewCard,
  NO_SOURCE_POSITION,
  replaceDecksOfFacts,
  replaceTags,
  retireItems,
  saveDecks,
  saveItems,
} from '../../data/mutations/library'
import { lastOwnPositions } from '../../data/queries/facts/fact-views'
import { cardRowsOf, factRowsOf, type StoredFact, topicsOf } from '../../data/queries/imports/imports'
import { deckNamed } from '../../data/queries/learner/decks'
import { cardBody, type SearchEntry, shortEntry } from '../../data/queries/search/entries'
import { tagNames } from '../../data/queries/tag-names'
import type { CardPlacement } from '../../data/rows'
import { plainText } from '../../domain/cards/cloze'
import { searchText } from '../../domain/cards/search-text'
import type { CardId, DeckId, FactId, Instant } from '../../domain/ids'
import type { ImportOptions } from '../../domain/imports/import-options'
import type { BeforeImport } from '../../domain/imports/import-report'
import { memoize } from '../../domain/memoize'
import { namesAbove } from '../../domain/nested-names'
import { type DeckOptions, NO_DECK_OPTIONS } from '../../domain/scheduling/settings'
import { MOST_CARDS_A_DAY } from '../../domain/scheduling/validate'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { placeForMembers } from '../facts/write-fact'
import type { EntryInput } from '../study/entry-schema'
import type { OpenedImport } from './plan-import'
import type { NoteCard, PlannedNote } from './plan-notes'
import type { StagedPackage } from './staged-package'

const within = (limit: number | null): number | null => (limit === null ? null : Math.min(limit, MOST_CARDS_A_DAY))

/**
 * The limits that a package gives to decks which are not here yet, by name. Decks that are here keep theirs, and those
 * that are put together or under other names have none.
 */
const limitsOfDecks = (
  { summary }: StagedPackage,
  { withScheduling, deck, decks = {} }: ImportOptions,
  here: OpenedImport['here'],
): ReadonlyMap<string, DeckOptions> => {
  const keepsNames = deck === null && Object.values(decks).every(({ to }) => to === null)
  if (!withScheduling || !keepsNames) return new Map()
  return new Map(
    summary.decks.flatMap(({ name, limits }) => {
      if (limits === undefined || here.has(name)) return []
      const { newPerDay, reviewsPerDay } = limits
      return [
        [name, { ...NO_DECK_OPTIONS, newPerDay: within(newPerDay), reviewsPerDay: within(reviewsPerDay) }] as const,
      ]
    }),
  )
}

/** Gives decks that an import makes the limits that they have in its package. */
export class NewDeckLimits {
  readonly #ctx: Context
  readonly #learner: OpenedImport['learner']
  readonly #limits: ReadonlyMap<string, DeckOptions>

  constructor(ctx: Context, staged: StagedPackage, options: ImportOptions, opened: OpenedImport) {
    this.#ctx = ctx
    this.#learner = opened.learner
    this.#limits = limitsOfDecks(staged, options, opened.here)
  }

  /** The decks above one that need a row of their own, because the package gives them limits. */
  above(name: string): readonly string[] {
    return namesAbove(name).filter((above) => this.#limits.has(above))
  }

  async give(tx: Tx, deckId: DeckId, name: string): Promise<void> {
    const limits = this.#limits.get(name)
    if (limits === undefined) return
    const deck = { workspaceId: this.#ctx.actor.workspaceId, deckId }
    await saveDeckOptions(tx, actingLearner(this.#ctx.actor), deck, limits, this.#learner)
  }
}

const FIRST_CARD = NO_SOURCE_POSITION * POSITIONS_AN_ARTICLE
/** New cards keep the order that they have in Anki, with the cards of a note one after the other. */
const MOST_POSITION = 50_000_000
const CARDS_A_POSITION = 10

/** The cards of a cloze have one text, and its words are read once. */
const plain = memoize(500, plainText)

type Entries = ReadonlyMap<CardId, readonly EntryInput[]>

type Options = {
  readonly importId: string
  readonly now: Instant
  /** The limits that new decks get. */
  readonly limits: NewDeckLimits
}

const possible = (at: number, now: Instant): Instant => Math.min(Math.max(0, Math.round(at)), now)

/** When a card was made: no later than its first entry, so that every instant of its log stands. */
const madeAt = ({ id, staged }: NoteCard, entries: Entries, now: Instant): Instant =>
  possible(Math.min(staged.anki.id, ...(entries.get(id) ?? []).map(({ at }) => at)), now)

const beforeOf = (
  { known }: PlannedNote,
  fact: StoredFact,
  topics: readonly string[],
  cards: Awaited<ReturnType<typeof cardRowsOf>>,
): BeforeImport | null => {
  if (known === null) return null
  const { noteId, modifiedAt, sha256, importId, original } = known
  return {
    statement: fact.statement,
    kind: fact.kind,
    sourceLine: fact.sourceLine,
    asOf: fact.asOf,
    weight: fact.weight,
    editedAt: fact.editedAt,
    topics,
    cards: (cards.get(fact.id) ?? []).map(({ id, form, deletion, front, back, hint, extra, group, retiredAt }) => {
      return { id, form, deletion, front, back, hint, extra, group, retired: retiredAt !== null }
    }),
    note: { noteId, modifiedAt, sha256, importId, original },
  }
}

/**
 * Opens what writes notes into the library as facts without a source, a batch after the other; the decks that were made
 * for them are known at the end.
 */
export const openNoteWriter = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  { importId, now, limits }: Options,
) => {
  const { workspaceId } = workspace
  const { articleId, passageId } = await ensureNoSource(tx, workspace, now)
  const last = await lastOwnPositions(tx, workspaceId, articleId, FIRST_CARD)
  const firstCard = (last.card ?? FIRST_CARD - 1) + 1
  let factPosition = (last.fact ?? -1) + 1
  const topics = new Map((await tagNames(tx, [workspaceId], 'topic')).map((name) => [name.toLowerCase(), name]))
  const decks = new Map<string, DeckId>()
  const made: DeckId[] = []

  /** Topics as the library writes them: capital letters make no other topic. */
  const topicsHere = (names: readonly string[]): readonly string[] => {
    const here = names.map((name) => {
      const known = topics.get(name.toLowerCase()) ?? name
      topics.set(name.toLowerCase(), known)
      return known
    })
    return [...new Set(here)]
  }

  const deckId = async (name: string): Promise<DeckId> => {
    const known = decks.get(name) ?? (await deckNamed(tx, workspaceId, name))
    const id = known ?? newKey<DeckId>()
    decks.set(name, id)
    if (known === null) {
      made.push(id)
      await saveDecks(tx, workspace, [{ id, name, articleId: null, createdAt: now }])
      await limits.give(tx, id, name)
      for (const above of limits.above(name)) await deckId(above)
    }
    return id
  }

  const factRow = ({ note, factId }: PlannedNote, before: StoredFact | undefined): FactRow => {
    const { kind, statement, beside } = note
    if (before) {
      // A fact that was given an article here has its source.
      const isNoted = before.articleId === articleId
      const noted = isNoted && note.source !== undefined ? note.source : before.sourceLine
      const sourceLine = (isNoted ? beside?.sourceLine : null) ?? noted
      const asOf = beside?.asOf ?? before.asOf
      const weight = beside?.weight ?? before.weight
      const said = { kind, statement, sourceLine, asOf, weight }
      return { ...before, ...said, editedAt: null, updatedAt: now, retiredAt: null }
    }
    return {
      id: factId,
      key: noteKeyOf(note.guid),
      articleId,
      passageId,
      kind,
      statement,
      weight: beside?.weight ?? 'should',
      asOf: beside?.asOf ?? null,
      reviewBy: null,
      speaker: null,
      hedge: null,
      origin: 'person',
      sourceLine: note.source ?? beside?.sourceLine ?? null,
      position: factPosition++,
      editedAt: null,
      createdAt: possible(note.noteId, now),
      updatedAt: now,
      retiredAt: null,
    }
  }

  const cardRow = (
    { note, factId }: PlannedNote,
    card: NoteCard,
    fact: FactRow,
    { entries, sides }: { readonly entries: Entries; readonly sides: readonly string[] },
  ): NewCard => {
    const { id, key, before, staged } = card
    const { form, deletion, front, back, hint, extra = null, ordinal, group, anki } = staged
    const place = anki.due.kind === 'position' ? Math.min(Math.max(0, anki.due.position), MOST_POSITION) : 0
    return {
      id,
      key,
      group: `${fact.id}/${group}`,
      factId,
      form,
      deletion,
      front,
      back,
      hint,
      extra,
      aliases: before?.aliases ?? [],
      position: before?.position ?? firstCard + place * CARDS_A_POSITION + Math.min(ordinal, CARDS_A_POSITION - 1),
      search: searchText(...sides, ...(extra === null ? [] : [plain(extra)]), note.statement),
      createdAt: madeAt(card, entries, now),
      updatedAt: now,
      retiredAt: null,
    }
  }

  const placed: CardPlacement[] = []

  /**
   * Tells the study tables where the cards of the last batch stand. Once their entries are in the log, so that a card with
   * answers is not put among the new ones and taken out again.
   */
  const place = async (): Promise<void> => {
    await placeForMembers(tx, workspace, placed.splice(0))
  }

  const write = async (planned: readonly PlannedNote[], entries: Entries): Promise<void> => {
    const written = planned.filter(({ kind }) => kind !== 'same')
    const answered = planned.filter(({ kind, cards }) => kind === 'same' && cards.some(({ id }) => entries.has(id)))
    const factIds = written.map(({ factId }) => factId)
    const formerFacts = await factRowsOf(tx, workspaceId, factIds)
    const formerIds = [...formerFacts.keys()]
    const before = {
      facts: formerFacts,
      cards: await cardRowsOf(tx, workspaceId, formerIds),
      topics: await topicsOf(tx, workspaceId, formerIds),
    }
    const changes: ImportChangeRow[] = []
    const facts: FactRow[] = []
    const cards: NewCard[] = []
    const fresh = { facts: [] as FactRow[], cards: [] as NewCard[] }
    const words = { facts: [] as SearchEntry[], cards: [] as SearchEntry[] }
    const seen = new Set<FactId>()
    /** Facts that may have tags and decks already. */
    const former = new Set<FactId>()
    const inDecks: { readonly deckId: DeckId; readonly factId: FactId }[] = []
    for (const one of written) {
      const { factId } = one
      const old = before.facts.get(factId)
      const fact = factRow(one, old)
      if (old || seen.has(factId)) former.add(factId)
      const isFresh = !former.has(factId) && one.cards.every(({ before: row }) => row === null)
      seen.add(factId)
      const { statement } = one.note
      ;(isFresh ? fresh.facts : facts).push(fact)
      if (isFresh) {
        words.facts.push(
          shortEntry('fact', factId, { title: [statement], body: fact.sourceLine ?? '', retiredAt: null }),
        )
      }
      const change = { importId, factId, kind: one.kind === 'new' ? 'new' : 'changed' } as const
      const kept = old && beforeOf(one, old, before.topics.get(factId) ?? [], before.cards)
      changes.push({ ...change, before: kept ?? null })
      const { weight } = fact
      for (const card of one.cards) {
        const sides = [plain(card.staged.front), plain(card.staged.back)]
        const row = cardRow(one, card, fact, { entries, sides })
        ;(isFresh ? fresh.cards : cards).push(row)
        if (isFresh)
          words.cards.push(
            shortEntry('card', row.id, { title: sides, body: cardBody(statement, row.extra ?? null), retiredAt: null }),
          )
        placed.push({ cardId: row.id, factId, weight, position: row.position, retired: false })
      }
      for (const { id: cardId, position } of one.dropped) {
        placed.push({ cardId, factId, weight, position, retired: true })
      }
      if (one.kind === 'new') inDecks.push({ deckId: await deckId(one.deck), factId })
    }
    await insertNewItems(tx, workspace, 'fact', fresh.facts, words.facts)
    await saveItems(tx, workspace, 'fact', facts)
    await replaceTags(
      tx,
      workspace,
      [...former],
      written.flatMap(({ factId, note }) =>
        topicsHere(note.topics).map((name) => ({ factId, kind: 'topic' as const, name })),
      ),
    )
    const inNewDeck = inDecks.map(({ factId }) => factId)
    await replaceDecksOfFacts(
      tx,
      workspace,
      inDecks,
      inNewDeck.filter((id) => former.has(id)),
    )
    await insertNewItems(tx, workspace, 'card', fresh.cards, words.cards)
    await saveItems(tx, workspace, 'card', cards)
    const dropped = written.flatMap((one) => one.dropped.map(({ id }) => id))
    await retireItems(tx, workspace, 'card', dropped, now)
    await saveImportedNotes(
      tx,
      workspace,
      written.map(({ note, factId }) => ({
        guid: note.guid,
        factId,
        noteId: `${note.noteId}`,
        modifiedAt: note.modifiedAt,
        sha256: note.sha256,
        original: note.original,
        importId,
      })),
    )
    await addImportChanges(tx, workspace, [
      ...changes,
      ...answered.map(({ factId }) => ({ importId, factId, kind: 'answered' as const, before: null })),
    ])
  }
  return { write, place, madeDecks: (): readonly DeckId[] => made }
}

export type NoteWriter = Awaited<ReturnType<typeof openNoteWriter>>
