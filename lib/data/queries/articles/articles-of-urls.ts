import { and, inArray, isNull } from 'drizzle-orm'
import type { WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { inPieces } from '../../engine/upsert'

/** The keys of the articles that have these addresses, by address. */
export const articlesOfUrls = async (
  { db, t: { articles: a } }: Store,
  workspaceIds: readonly WorkspaceId[],
  urls: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const keys = new Map<string, string>()
  for (const piece of inPieces([...new Set(urls)])) {
    const rows = await db
      .select({ key: a.key, url: a.url })
      .from(a)
      .where(and(inArray(a.workspaceId, [...workspaceIds]), inArray(a.url, [...piece]), isNull(a.retiredAt)))
    for (const { key, url } of rows) if (url !== null) keys.set(url, key)
  }
  return keys
}
