import { countRows, findOrphans } from '../../../data/queries/storage/references'
import { type Examination, type Examined, openCheck } from './check'

const MOST_NAMES = 3

/** Looks for rows of any table that name a row that is not there. */
export const checkReferences = async ({ store, backups }: Examination): Promise<Examined> => {
  const check = openCheck('references', backups.remedy)
  check.examined(await countRows(store))
  for (const { table, target, rows, names } of await findOrphans(store, MOST_NAMES)) {
    const more = rows > names.length ? ' and others' : ''
    check.found(`${rows} of ${table} name ${target} that do not exist: ${names.join(', ')}${more}`, rows)
  }
  return { check }
}
