import { InvalidArgumentError } from 'commander'
import { type ColumnRole, parseColumns } from '@/lib/domain/imports/text-preview'
import { type ImportChoice, parseChoice } from './choice'

/** Values of an option that may be given several times. */
export const collected = (name: string, before: readonly string[] = []): readonly string[] => [...before, name]

/** What is to be taken, as it was typed. @throws for commander where it cannot be read */
export const choiceOf = (text: string): ImportChoice => {
  const choice = parseChoice(text)
  if (choice === null) throw new InvalidArgumentError('Enter all, none, or numbers such as 1,3-5.')
  return choice
}

/** What the columns of a table are, as it was typed. @throws for commander where it cannot be read */
export const columnRolesOf = (text: string): readonly ColumnRole[] => {
  const read = parseColumns(text)
  if (!read.ok) throw new InvalidArgumentError(read.message)
  return read.columns
}
