import { InvalidArgumentError } from 'commander'
import { type ColumnRole, parseColumns } from '@/lib/domain/imports/text-preview'

/** Values of an option that may be given several times. */
export const collected = (name: string, before: readonly string[] = []): readonly string[] => [...before, name]

/** What the columns of a table are, as it was typed. @throws for commander where it cannot be read */
export const columnRolesOf = (text: string): readonly ColumnRole[] => {
  const read = parseColumns(text)
  if (!read.ok) throw new InvalidArgumentError(read.message)
  return read.columns
}
