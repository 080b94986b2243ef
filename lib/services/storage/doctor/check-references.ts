import type { Store } from '../../../data/engine/engine'
import { countRows, findOrphans } from '../../../data/queries/references'
import { type Check, openCheck } from './check'

const MOST_NAMES = 3
const REMEDY = 'Go back to a backup from before (npm run aide -- backup --list), or report this as a bug.'

/** Looks for rows of any table that name a row that is not there. */
export const checkReferences = async (store: Store): Promise<Check> => {
  const check = openCheck('references', REMEDY)
  check.examined(await countRows(store))
  for (const { table, target, rows, names } of await findOrphans(store, MOST_NAMES)) {
    const more = rows > names.length ? ' and others' : ''
    check.found(`${rows} of ${table} name ${target} that do not exist: ${names.join(', ')}${more}`, false, rows)
  }
  return check.done()
}
