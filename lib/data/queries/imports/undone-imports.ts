import { inArray, type SQL, sql } from 'drizzle-orm'
import type { WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/**
 * The ids of cards that were retired by the undo of the import that brought them, as a query. Undoing an import retires
 * them at its own instant; a card that a person retires, or restores and retires again, has another one.
 */
export const cardsRetiredByUndo = (
  { t: { cards: c, imports: i, importChanges: ic } }: Pick<Store, 't'>,
  workspaceIds: readonly WorkspaceId[],
): SQL =>
  sql`(select ${c.id} from ${i}
    join ${ic} on ${ic.workspaceId} = ${i.workspaceId} and ${ic.importId} = ${i.id}
    join ${c} on ${c.workspaceId} = ${ic.workspaceId} and ${c.factId} = ${ic.factId}
    where ${inArray(i.workspaceId, [...workspaceIds])} and ${c.retiredAt} = ${i.undoneAt})`
