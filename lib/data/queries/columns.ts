import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Store } from '../engine/engine'
import type { Schema } from '../schema/tables'

/** What a card asks and answers. */
export const cardColumns = ({ cards: c }: Pick<Schema, 'cards'>) => ({
  cardId: c.id,
  factId: c.factId,
  form: c.form,
  deletion: c.deletion,
  front: c.front,
  back: c.back,
})

/** All that is written on a card. */
export const wholeCardColumns = (t: Pick<Schema, 'cards'>) => ({
  ...cardColumns(t),
  hint: t.cards.hint,
  extra: t.cards.extra,
  aliases: t.cards.aliases,
})

/** What a fact says, and as of when. */
export const factColumns = ({ facts: f }: Pick<Schema, 'facts'>) => ({
  kind: f.kind,
  statement: f.statement,
  weight: f.weight,
  asOf: f.asOf,
  reviewBy: f.reviewBy,
  speaker: f.speaker,
})

/** The title of a fact's source, where `facts` and `articles` are joined: what was noted for a fact that has no article. */
export const shownTitle = ({ t: { facts: f, articles: a } }: Pick<Store, 't'>): SQL<string> =>
  sql<string>`coalesce(${f.sourceLine}, ${a.title})`

/** A column of a table by its name in the program. */
export const columnOf = (table: SQLiteTable, name: string): SQLiteColumn => {
  const column = getTableColumns(table)[name]
  if (!column) throw new Error(`there is no column ${name}`)
  return column
}
