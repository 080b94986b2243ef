import { inPieces } from '../../data/engine/upsert'
import {
  allArticleIds,
  allFactIds,
  articleIdsOfFacts,
  articleRows,
  cardRowsOfFacts,
  deckRows,
  factIdsOfCards,
  factRows,
  passageRows,
  snapshotRows,
} from '../../data/queries/export/exported-rows'
import { factsRetiredByUndo } from '../../data/queries/imports/undone-imports'
import { learnerOf } from '../../data/queries/learner/learner'
import { allVersions } from '../../data/queries/learner/settings-versions'
import { entriesOfCards, memoriesOf } from '../../data/queries/study/log'
import type { ArticleId, CardId, FactId } from '../../domain/ids'
import { JSON_LINES_VERSION, type JsonLineOf, jsonLine } from '../../interchange/text-export/json-line'
import type { Context } from '../context'
import type { CountsSoFar } from './export-input'
import { type ExportWatch, readSoFar } from './exporting'

const ARTICLES_AT_ONCE = 20
const FACTS_AT_ONCE = 100

type Wanted = {
  /** Null for the whole library, with what was retired. */
  readonly cardIds: readonly CardId[] | null
  readonly withScheduling: boolean
}

const ofFact = <Row extends { readonly factId: FactId }>(rows: readonly Row[], factId: FactId) =>
  rows.filter((row) => row.factId === factId)

/** Facts with what belongs to them, and before them the passages that they name. */
async function* factLines(
  { engine, actor }: Context,
  factIds: readonly FactId[],
  left: ReadonlySet<FactId>,
): AsyncGenerator<string> {
  const store = engine.read
  const { facts, tags, decks, passages, links } = await factRows(store, actor.workspaceIds, factIds)
  const passageIds = [...new Set([...facts, ...passages].map(({ passageId }) => passageId))]
  for (const piece of inPieces(passageIds)) {
    for (const { workspaceId: _, ...row } of await passageRows(store, actor.workspaceIds, piece))
      yield jsonLine({ type: 'passage', ...row })
  }
  for (const { workspaceId: _, ...row } of facts) {
    const named = (kind: 'topic' | 'person' | 'place') =>
      ofFact(tags, row.id).flatMap((tag) => (tag.kind === kind ? [tag.name] : []))
    yield jsonLine({
      type: 'fact',
      ...row,
      topics: named('topic'),
      people: named('person'),
      places: named('place'),
      deckIds: ofFact(decks, row.id).map(({ deckId }) => deckId),
      furtherPassages: ofFact(passages, row.id).map(({ workspaceId: __, factId: ___, ...passage }) => passage),
      links: ofFact(links, row.id)
        .filter(({ otherFactId }) => !left.has(otherFactId))
        .map(({ otherFactId, kind, note }) => ({ otherFactId, kind, note })),
    })
  }
}

/** What the actor knows of cards: memories, then the whole log of each in order, entries that undo others among it. */
async function* studyLines({ engine, actor }: Context, ids: readonly CardId[], counts: CountsSoFar) {
  for (const piece of inPieces(ids, 1_000)) {
    const memories = await memoriesOf(engine.read, actor.learnerId, piece)
    for (const [cardId, memory] of memories) yield jsonLine({ type: 'memory', cardId, ...memory })
    const rows = await entriesOfCards(engine.read, actor.learnerId, piece)
    for (const { learnerId: _, workspaceId: __, digest: ___, ...row } of [...rows].sort(byPlace)) {
      if (row.kind === 'review') counts.reviews += 1
      yield jsonLine({ type: 'entry', ...row } as JsonLineOf<'entry'>) // numbers of the log are what it was parsed to
    }
  }
}

type Placed = { readonly cardId: CardId; readonly at: number; readonly id: string }
const byPlace = (a: Placed, b: Placed) =>
  a.cardId === b.cardId ? a.at - b.at || (a.id < b.id ? -1 : 1) : a.cardId < b.cardId ? -1 : 1

async function* articleLines({ engine, actor }: Context, ids: readonly ArticleId[]): AsyncGenerator<string> {
  for (const piece of inPieces(ids, ARTICLES_AT_ONCE)) {
    for (const { workspaceId: _, authors, ...row } of await articleRows(engine.read, actor.workspaceIds, piece))
      yield jsonLine({ type: 'article', ...row, authors: [...authors] })
    for (const { workspaceId: _, ...row } of await snapshotRows(engine.read, actor.workspaceIds, piece))
      yield jsonLine({ type: 'snapshot', ...row })
  }
}

async function* settingsLines({ engine, actor }: Context): AsyncGenerator<string> {
  const { settingsId } = await learnerOf(engine.read, actor.learnerId)
  for (const { id, createdAt, settings } of await allVersions(engine.read, actor.learnerId)) {
    yield jsonLine({
      type: 'settings',
      id,
      createdAt,
      isInForce: id === settingsId,
      settings: {
        ...settings,
        weights: [...settings.weights],
        easyDays: [...settings.easyDays],
        learningStepsMinutes: [...settings.learningStepsMinutes],
        relearningStepsMinutes: [...settings.relearningStepsMinutes],
      },
    })
  }
}

/**
 * Everything of the actor's library, or what belongs to the chosen cards, as JSON Lines: one object a line, as
 * docs/export.schema.json says. Things come before what names them; `counts` is kept up to date.
 */
export async function* exportJson(
  ctx: Context,
  wanted: Wanted,
  { counts, exporting }: ExportWatch,
): AsyncGenerator<string> {
  const { engine, actor, now } = ctx
  const store = engine.read
  const { cardIds, withScheduling } = wanted
  const isWholeLibrary = cardIds === null
  yield jsonLine({
    type: 'export',
    format: 'aide-memoire',
    version: JSON_LINES_VERSION,
    exportedAt: now,
    withScheduling,
    isWholeLibrary,
  })
  if (withScheduling) yield* settingsLines(ctx)
  for (const { workspaceId: _, ...deck } of await deckRows(store, actor.workspaceIds))
    yield jsonLine({ type: 'deck', ...deck })
  const left = cardIds === null ? await factsLeftOut(ctx) : new Set<FactId>()
  const all = cardIds === null ? await allFactIds(store, actor.workspaceIds) : await factsOf(ctx, cardIds)
  const factIds = all.filter((id) => !left.has(id))
  yield* articleLines(ctx, await articlesOf(ctx, isWholeLibrary ? null : factIds))
  const chosen = cardIds === null ? null : new Set(cardIds)
  let facts = 0
  for (const piece of inPieces(factIds, FACTS_AT_ONCE)) {
    readSoFar(exporting, facts, factIds.length)
    facts += piece.length
    yield* factLines(ctx, piece, left)
    const rows = await cardRowsOfFacts(store, actor.workspaceIds, piece)
    const own = chosen === null ? rows : rows.filter(({ id }) => chosen.has(id))
    for (const { workspaceId: _, search: __, aliases, ...row } of own) {
      counts.cards += 1
      yield jsonLine({ type: 'card', ...row, aliases: [...aliases] })
    }
    if (withScheduling)
      yield* studyLines(
        ctx,
        own.map(({ id }) => id),
        counts,
      )
  }
}

/**
 * Facts of imports that were undone: the library is as if they had never come. Those that were answered here stay,
 * because these answers are the learner's own.
 */
const factsLeftOut = async ({ engine, actor }: Context): Promise<ReadonlySet<FactId>> => {
  const store = engine.read
  const left = new Set<FactId>()
  for (const piece of inPieces(await factsRetiredByUndo(store, actor.workspaceIds), FACTS_AT_ONCE)) {
    const cards = await cardRowsOfFacts(store, actor.workspaceIds, piece)
    const factOf = new Map(cards.map(({ id, factId }) => [id, factId]))
    const entries = await entriesOfCards(store, actor.learnerId, [...factOf.keys()])
    const voided = new Set(entries.flatMap(({ kind, value }) => (kind === 'void' ? [value] : [])))
    const answered = entries.filter(({ id, kind }) => kind !== 'void' && !voided.has(id))
    const kept = new Set(answered.map(({ cardId }) => factOf.get(cardId)))
    for (const id of piece) if (!kept.has(id)) left.add(id)
  }
  return left
}

/** The facts of cards, each once. */
const factsOf = async ({ engine, actor }: Context, cardIds: readonly CardId[]): Promise<readonly FactId[]> => {
  const found = new Set<FactId>()
  for (const piece of inPieces(cardIds)) {
    for (const id of await factIdsOfCards(engine.read, actor.workspaceIds, piece)) found.add(id)
  }
  return [...found]
}

/** @param factIds null for all articles */
const articlesOf = async ({ engine, actor }: Context, factIds: readonly FactId[] | null) => {
  if (factIds === null) return allArticleIds(engine.read, actor.workspaceIds)
  const found = new Set<ArticleId>()
  for (const piece of inPieces(factIds)) {
    for (const id of await articleIdsOfFacts(engine.read, actor.workspaceIds, piece)) found.add(id)
  }
  return [...found]
}
