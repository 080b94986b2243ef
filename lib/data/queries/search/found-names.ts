import { and, countDistinct, eq, inArray, isNull } from 'drizzle-orm'
import { byNames } from '../../../domain/format/collation'
import type { WorkspaceId } from '../../../domain/ids'
import { matchesIn } from '../../../domain/search/matches'
import type { SearchQuery } from '../../../domain/search/query'
import type { Store } from '../../engine/engine'
import { inPieces } from '../../engine/upsert'

/** A topic, person or place, and how many facts of the library have it. */
export type FoundName = { readonly name: string; readonly facts: number }

/**
 * Topics, people and places whose names have all terms of a search and none that it excludes, in order of their names,
 * and how many there are. They are read as they are: there are far fewer names than facts.
 */
export const namesFound = async (
  { db, t }: Store,
  workspaceIds: readonly WorkspaceId[],
  { terms, excluded }: SearchQuery,
  most: number,
): Promise<{ readonly total: number; readonly names: readonly FoundName[] }> => {
  if (terms.length === 0 || most === 0) return { total: 0, names: [] }
  const { factTags: tag, facts: f } = t
  const own = inArray(tag.workspaceId, [...workspaceIds])
  const all = await db.selectDistinct({ name: tag.name }).from(tag).where(own)
  const matching = all.filter(({ name }) => {
    const found = new Set(matchesIn(name, terms).map(({ term }) => term))
    return found.size === terms.length && matchesIn(name, excluded).length === 0
  })
  if (matching.length === 0) return { total: 0, names: [] }
  const found: FoundName[] = []
  for (const piece of inPieces(matching.map(({ name }) => name))) {
    // Names that only removed facts have are found nowhere else either.
    const rows = await db
      .select({ name: tag.name, facts: countDistinct(tag.factId) })
      .from(tag)
      .innerJoin(f, and(eq(f.workspaceId, tag.workspaceId), eq(f.id, tag.factId), isNull(f.retiredAt)))
      .where(and(own, inArray(tag.name, [...piece])))
      .groupBy(tag.name)
    found.push(...rows.map((row) => ({ name: row.name, facts: Number(row.facts) })))
  }
  return { total: found.length, names: byNames(found).slice(0, most) }
}
