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

/** The bibliography of an article. */
export const articleColumns = ({ articles: a }: Pick<Schema, 'articles'>) => ({
  key: a.key,
  title: a.title,
  shortTitle: a.shortTitle,
  authors: a.authors,
  outlet: a.outlet,
  published: a.published,
  url: a.url,
  origin: a.origin,
})

/** The words of a passage with the rest of their paragraph. */
export const passageColumns = ({ passages: p }: Pick<Schema, 'passages'>) => ({
  before: p.before,
  exact: p.exact,
  after: p.after,
})

/** The title of a fact's source, where `facts` and `articles` are joined: what was noted for a fact that has no article. */
export const shownTitle = ({ t: { facts: f, articles: a } }: Pick<Store, 't'>): SQL<string> =>
  sql<string>`coalesce(${f.sourceLine}, ${a.title})`

/** The source of a fact, where `facts` and `articles` are joined. */
export const sourceColumns = (store: Pick<Store, 't'>) => ({ ...articleColumns(store.t), title: shownTitle(store) })

/** Where a card stands in the library, where `cards` and `facts` are joined. */
export const placedColumns = ({ cards: c, facts: f }: Pick<Schema, 'cards' | 'facts'>) => ({
  cardId: c.id,
  factId: c.factId,
  weight: f.weight,
  position: c.position,
  retired: sql<boolean>`${c.retiredAt} is not null`.mapWith(Boolean),
})

/** A column of a table by its name in the program. */
export const columnOf = (table: SQLiteTable, name: string): SQLiteColumn => {
  const column = getTableColumns(table)[name]
  if (!column) throw new Error(`there is no column ${name}`)
  return column
}
