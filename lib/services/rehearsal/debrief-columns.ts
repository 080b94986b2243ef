import type { NewDebrief } from '../../data/mutations/rehearsals'
import type { Columns, Json } from '../../domain/actions/action'
import type { FactId } from '../../domain/ids'

type Written = Omit<NewDebrief, 'factId'>

/** What was written down of facts as the history keeps it, by fact; null where nothing was. */
export const debriefColumns = (factIds: readonly FactId[], rows: ReadonlyMap<string, Written>): Columns =>
  Object.fromEntries(
    factIds.map((factId): [string, Json] => {
      const row = rows.get(factId)
      if (!row) return [factId, null]
      const { cameUp, recalled = null, predictedRecall = null, at } = row
      return [factId, { cameUp, recalled, predictedRecall, at }]
    }),
  )

/** What was written down of one fact, from what the history kept; null where nothing was. */
export const debriefRow = (factId: FactId, kept: Json): NewDebrief | null =>
  // As `debriefColumns` made it.
  kept === null ? null : { factId, ...(kept as unknown as Written) } // as the history stored it
