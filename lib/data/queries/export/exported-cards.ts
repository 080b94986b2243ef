import { and, asc, eq, inArray, isNotNull, min } from 'drizzle-orm'
import { groupedBy } from '../../../domain/grouped-by'
import type { CardId, FactId, Instant, LearnerId, StudyDay, WorkspaceId } from '../../../domain/ids'
import type { SourceArticle, TagKind } from '../../../domain/library'
import { withNotedAddress } from '../../../domain/noted-address'
import type { Store } from '../../engine/engine'
import { inPieces } from '../../engine/insert-many'
import { rowsByIds } from '../../engine/prepared'
import { pauses } from '../../engine/yield-to-event-loop'
import { passageColumns, sourceColumns, wholeCardColumns } from '../columns'
import { notesOfFacts } from '../imports/imports'
import { notVoided } from '../study/answers'

const tagsOfFacts = async (store: Store, workspaceIds: readonly WorkspaceId[], factIds: readonly FactId[]) => {
  const { factTags: t } = store.t
  const rows = await rowsByIds(store, 'tags_of_exported', workspaceIds, factIds, ({ inWorkspaces, isAmong }) =>
    store.db
      .select({ factId: t.factId, kind: t.kind, name: t.name })
      .from(t)
      .where(and(inWorkspaces(t.workspaceId), isAmong(t.factId)))
      .orderBy(asc(t.name)),
  )
  return groupedBy(rows, 'factId')
}

const decksOfFacts = async (store: Store, workspaceIds: readonly WorkspaceId[], factIds: readonly FactId[]) => {
  const { decks: d, deckFacts: df } = store.t
  const rows = await rowsByIds(store, 'decks_of_exported', workspaceIds, factIds, ({ inWorkspaces, isAmong }) =>
    store.db
      .select({ factId: df.factId, name: d.name })
      .from(df)
      .innerJoin(d, and(eq(d.workspaceId, df.workspaceId), eq(d.id, df.deckId)))
      .where(and(inWorkspaces(df.workspaceId), isAmong(df.factId)))
      .orderBy(asc(d.name)),
  )
  return groupedBy(rows, 'factId', ({ name }) => name)
}

type FormerNote = ReturnType<Awaited<ReturnType<typeof notesOfFacts>>['get']>

/** The id that a note has in a collection of Anki's. Notes of a text have the instant of their import there. */
const ankiIdOf = (note: FormerNote): number | null => {
  const id = Number(note?.noteId)
  return Number.isSafeInteger(id) && id > 0 && id !== note?.modifiedAt ? id : null
}

const cardsOf = (store: Store, workspaceIds: readonly WorkspaceId[], ids: readonly CardId[]) => {
  const { cards: c, facts: f, passages: p, articles: a } = store.t
  return rowsByIds(store, 'exported_cards', workspaceIds, ids, ({ inWorkspaces, isAmong }) =>
    store.db
      .select({
        ...wholeCardColumns(store.t),
        group: c.group,
        createdAt: c.createdAt,
        cardUpdatedAt: c.updatedAt,
        factUpdatedAt: f.updatedAt,
        kind: f.kind,
        weight: f.weight,
        statement: f.statement,
        asOf: f.asOf,
        speaker: f.speaker,
        source: sourceColumns(store),
        passage: passageColumns(store.t),
      })
      .from(c)
      .innerJoin(f, and(eq(f.workspaceId, c.workspaceId), eq(f.id, c.factId)))
      .innerJoin(p, and(eq(p.workspaceId, f.workspaceId), eq(p.id, f.passageId)))
      .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
      .where(and(inWorkspaces(c.workspaceId), isAmong(c.id))),
  )
}

type CardRow = Omit<Awaited<ReturnType<typeof cardsOf>>[number], 'cardUpdatedAt' | 'factUpdatedAt' | 'source'>

/** A card with everything that leaves the program with it but its memory and its log. Dates are EDTF. */
export type ExportedCard = CardRow & {
  readonly source: SourceArticle
  /** The guid of the note that the fact was imported as; null if it was made here. */
  readonly guid: string | null
  /** The id that this note has in its collection; null if it came from a text. */
  readonly noteId: number | null
  /** When the card or its fact last changed. */
  readonly updatedAt: Instant
  readonly tags: Readonly<Record<TagKind, readonly string[]>>
  /** By name; nested with `::`. */
  readonly decks: readonly string[]
}

/** Cards of these workspaces with their fact, passage and bibliography, in the order of the ids; others are left out. */
export const exportedCards = async (store: Store, workspaceIds: readonly WorkspaceId[], ids: readonly CardId[]) => {
  const rows = await cardsOf(store, workspaceIds, ids)
  const factIds = [...new Set(rows.map(({ factId }) => factId))]
  const tags = await tagsOfFacts(store, workspaceIds, factIds)
  const decks = await decksOfFacts(store, workspaceIds, factIds)
  const notes = await notesOfFacts(store, workspaceIds, factIds)
  const found = new Map(
    rows.map(({ cardUpdatedAt, factUpdatedAt, ...card }): [CardId, ExportedCard] => {
      const { cardId, factId, source } = card
      const named = (kind: TagKind) => (tags.get(factId) ?? []).flatMap((tag) => (tag.kind === kind ? [tag.name] : []))
      const whole = {
        ...card,
        guid: notes.get(factId)?.guid ?? null,
        noteId: ankiIdOf(notes.get(factId)),
        updatedAt: Math.max(cardUpdatedAt, factUpdatedAt),
        source: withNotedAddress(source),
        tags: { topic: named('topic'), person: named('person'), place: named('place') },
        decks: decks.get(factId) ?? [],
      }
      return [cardId, whole]
    }),
  )
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** Cards in the order in which they were given, those written together next to each other. */
export const cardsByGroup = async (store: Store, workspaceIds: readonly WorkspaceId[], ids: readonly CardId[]) => {
  const groups = new Map<CardId, string>()
  const { cards: c } = store.t
  const pause = pauses()
  for (const piece of inPieces(ids, GROUPED_AT_ONCE)) {
    const rows = await store.db
      .select({ cardId: c.id, workspaceId: c.workspaceId, factId: c.factId, group: c.group })
      .from(c)
      .where(and(inArray(c.workspaceId, [...workspaceIds]), inArray(c.id, [...piece])))
    await pause()
    for (const row of rows) groups.set(row.cardId, `${row.workspaceId} ${row.factId} ${row.group}`)
  }
  const found = ids.filter((id) => groups.has(id)).map((id) => ({ id, group: groups.get(id) }))
  return [...groupedBy(found, 'group', ({ id }) => id).values()]
}

const GROUPED_AT_ONCE = 1_000

/** How much progress a learner has with some cards, counted in small pieces: there may be a million reviews. */
export const progressOfCards = async (store: Store, learnerId: LearnerId, ids: readonly CardId[]) => {
  const { memories: m, reviews: r } = store.t
  const pause = pauses()
  let [dueDates, reviews] = [0, 0]
  for (const piece of inPieces(ids)) {
    const isDated = and(eq(m.learnerId, learnerId), inArray(m.cardId, [...piece]), isNotNull(m.dueDay))
    const isAnswer = and(eq(r.learnerId, learnerId), inArray(r.cardId, [...piece]), eq(r.kind, 'review'))
    dueDates += await store.db.$count(m, isDated)
    reviews += await store.db.$count(r, and(isAnswer, notVoided(store, learnerId)))
    await pause()
  }
  return { dueDates, reviews }
}

/** The first study day on which a card of a learner is or was due; null if none is. */
export const earliestDueDay = async ({ db, t }: Store, learnerId: LearnerId): Promise<StudyDay | null> => {
  const [row] = await db
    .select({ day: min(t.memories.dueDay) })
    .from(t.memories)
    .where(eq(t.memories.learnerId, learnerId))
  return row?.day ?? null
}
