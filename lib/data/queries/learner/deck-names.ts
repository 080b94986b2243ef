import { and, asc, type Column, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { DeckId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { inPieces } from '../../engine/upsert'

/** The condition that a name is a deck's or that of a deck nested in it, letter by letter; of topics too. */
export const isDeckOrIn = (column: Column, deck: string): SQL => {
  const inside = `${deck}::`
  return sql`(${column} = ${deck} or substr(${column}, 1, ${[...inside].length}) = ${inside})`
}

/** The names of the decks of workspaces, in order. */
export const allDecks = async (
  { db, t: { decks: d } }: Store,
  workspaceIds: readonly WorkspaceId[],
): Promise<readonly string[]> => {
  const rows = await db
    .selectDistinct({ name: d.name })
    .from(d)
    .where(inArray(d.workspaceId, [...workspaceIds]))
    .orderBy(asc(d.name))
  return rows.map(({ name }) => name)
}

export type NamedDeck = { readonly workspaceId: WorkspaceId; readonly id: DeckId; readonly name: string }

/** A deck of these workspaces and those nested in it, in order of their names. */
export const decksIn = async (
  { db, t: { decks: d } }: Store,
  workspaceIds: readonly WorkspaceId[],
  deck: string,
): Promise<readonly NamedDeck[]> =>
  await db
    .select({ workspaceId: d.workspaceId, id: d.id, name: d.name })
    .from(d)
    .where(and(inArray(d.workspaceId, [...workspaceIds]), isDeckOrIn(d.name, deck)))
    .orderBy(asc(d.name))

/** Those of these names that decks of a workspace have. */
export const namesTaken = async (
  { db, t: { decks: d } }: Store,
  workspaceId: WorkspaceId,
  names: readonly string[],
): Promise<readonly string[]> => {
  const taken: string[] = []
  for (const piece of inPieces(names)) {
    const rows = await db
      .select({ name: d.name })
      .from(d)
      .where(and(eq(d.workspaceId, workspaceId), inArray(d.name, [...piece])))
    taken.push(...rows.map(({ name }) => name))
  }
  return taken
}

/** Names of decks that have a card which is neither retired nor lost, in order. */
export const decksWithCards = async (
  { db, t: { decks: d, deckFacts: df, cards: c } }: Store,
  workspaceIds: readonly WorkspaceId[],
): Promise<readonly string[]> => {
  const rows = await db
    .selectDistinct({ name: d.name })
    .from(d)
    .innerJoin(df, and(eq(df.workspaceId, d.workspaceId), eq(df.deckId, d.id)))
    .innerJoin(c, and(eq(c.workspaceId, df.workspaceId), eq(c.factId, df.factId), isNull(c.retiredAt)))
    .where(inArray(d.workspaceId, [...workspaceIds]))
  return rows.map(({ name }) => name)
}
