import type { Engine, Store } from '../../../data/engine/engine'
import { inPieces } from '../../../data/engine/insert-many'
import { indexDifferences } from '../../../data/examine/search-index'
import { indexItems, rebuildIndex } from '../../../data/mutations/search-entries'
import { entriesOf, itemsToIndex, type SearchEntry, wantedEntries } from '../../../data/queries/search/entries'
import { allWorkspaces } from '../../../data/queries/storage/integrity-scan'
import { SEARCH_KINDS, type SearchKind } from '../../../data/schema/library'
import type { WorkspaceId } from '../../../domain/ids'
import { type Examination, type OpenCheck, type Repair, rest } from './check'

const PIECE = 100

type Wrong = { readonly workspaceId: WorkspaceId; readonly kind: SearchKind; readonly ids: readonly string[] }

/** An entry as one text, without its number. */
const asText = ({ kind, itemId, part, start, title, body, retired }: SearchEntry): string =>
  JSON.stringify([kind, itemId, part, start, title, body, retired])

const textsByItem = (entries: readonly SearchEntry[]): ReadonlyMap<string, readonly string[]> => {
  const texts = new Map<string, string[]>()
  for (const entry of entries) texts.set(entry.itemId, [...(texts.get(entry.itemId) ?? []), asText(entry)].sort())
  return texts
}

const wrongItems = async (
  store: Store,
  workspaceId: WorkspaceId,
  kind: SearchKind,
  check: OpenCheck,
): Promise<readonly string[]> => {
  const wrong: string[] = []
  for (const ids of inPieces(await itemsToIndex(store, workspaceId, kind), PIECE)) {
    const stored = await entriesOf(store, workspaceId, kind, ids)
    const [is, wanted] = [textsByItem(stored), textsByItem(await wantedEntries(store, workspaceId, kind, ids))]
    check.examined(stored.length)
    wrong.push(...ids.filter((id) => String(is.get(id)) !== String(wanted.get(id))))
  }
  return wrong
}

const repairSearch = async (
  engine: Engine,
  wrong: readonly Wrong[],
  isIndexWrong: boolean,
  check: OpenCheck,
): Promise<void> => {
  if (isIndexWrong) await engine.write(rebuildIndex)
  for (const { workspaceId, kind, ids } of wrong) {
    for (const piece of inPieces(ids, PIECE)) {
      await engine.write((tx) => indexItems(tx, workspaceId, kind, piece))
      await rest()
    }
  }
  check.repaired(check.left())
}

/** Compares the full-text index with the articles, facts and cards that it is made of. */
export const checkSearch = async ({ store, snapshot }: Examination, check: OpenCheck): Promise<Repair> => {
  const wrong: Wrong[] = []
  for (const workspaceId of await allWorkspaces(store)) {
    for (const kind of SEARCH_KINDS) {
      const ids = await wrongItems(store, workspaceId, kind, check)
      for (const id of ids) check.found(`${kind} ${id} is not found by its own words`)
      if (ids.length > 0) wrong.push({ workspaceId, kind, ids })
    }
  }
  const differences = snapshot.connection ? indexDifferences(snapshot.connection) : []
  for (const what of differences) check.found(what)
  return (engine) => repairSearch(engine, wrong, differences.length > 0, check)
}
