import { type SQL, sql } from 'drizzle-orm'
import type { Store } from '../../engine/engine'

/** The title of a fact's source, where `facts` and `articles` are joined: what was noted for a fact that has no article. */
export const shownTitle = ({ t: { facts: f, articles: a } }: Pick<Store, 't'>): SQL<string> =>
  sql<string>`coalesce(${f.sourceLine}, ${a.title})`
