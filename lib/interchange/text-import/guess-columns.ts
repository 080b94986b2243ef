import { parseEdtf } from '../../domain/content/edtf'
import type { ColumnRole } from '../../domain/imports/text-preview'

/** What columns are called in the files of other programs, folded to letters. */
const NAMES: Readonly<Record<ColumnRole, string>> = {
  question: 'question front term prompt word expression text q cue side1 sidea vorderseite frage',
  answer: 'answer back definition response meaning translation a side2 sideb ruckseite antwort',
  hint: 'hint clue',
  extra: 'extra backextra',
  passage: 'passage quote excerpt highlight context evidence',
  citation: 'citation source reference author authors title outlet publisher published book quelle',
  link: 'link url sourceurl address website href',
  'as-of': 'asof',
  tags: 'tags tag topics topic labels category categories',
  deck: 'deck set folder notebook collection',
  weight: 'weight',
  id: 'id guid uuid noteid cardid key',
  form: 'form notetype type cardtype',
  ignore: 'contextline due state',
}
const ROLE_OF = new Map(
  Object.entries(NAMES).flatMap(
    ([role, names]) => names.split(' ').map((name) => [name, role as ColumnRole] as const), // the keys are the roles
  ),
)

const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '')

/** What a column of this name is; null if the name says nothing. */
export const roleOfName = (name: string): ColumnRole | null => ROLE_OF.get(folded(name)) ?? null

/** Whether a row names the columns: most of its cells are names, and one of them names the question. */
export const isHeader = (cells: readonly string[]): boolean => {
  const filled = cells.filter((cell) => cell.trim() !== '')
  const roles = filled.map(roleOfName)
  const known = roles.filter((role) => role !== null).length
  return roles.includes('question') && known >= 2 && known * 2 >= filled.length
}

const isLink = (text: string): boolean => /^https?:\/\/\S+$/iu.test(text)
const isDate = (text: string): boolean => text.length <= 25 && parseEdtf(text) !== null
const isUuid = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(text)
const isDeck = (text: string): boolean => /^[^:]+(?:::[^:]+)+$/u.test(text) && text.length < 100
const isCitation = (text: string): boolean => text.length < 300 && /\b(?:1[5-9]|20)\d\d\b/u.test(text)

/** Of the filled cells, at least this share must be of a kind. */
const SHARE = 0.8

const most = (values: readonly string[], is: (text: string) => boolean): boolean =>
  values.length > 0 && values.filter(is).length >= values.length * SHARE

/** Few values that come again and again are names, not answers. */
const repeats = (values: readonly string[]): boolean =>
  values.length >= 6 && new Set(values).size * 3 <= values.length && values.every((text) => text.length <= 60)

const contains = (rows: readonly (readonly string[])[], column: number, other: number): boolean => {
  const both = rows.filter((row) => (row[column] ?? '') !== '' && (row[other] ?? '') !== '')
  const within = both.filter((row) => (row[column] ?? '').toLowerCase().includes((row[other] ?? '').toLowerCase()))
  return both.length > 0 && within.length * 2 >= both.length
}

/**
 * What the columns of a table are, by their names and, of columns without a known name, by what is in them: addresses,
 * dates, UUIDs, deck names, and words that come again and again. Of the rest the first is the question, the second the
 * answer, one that holds the answers a passage, and one with years a citation. Anything else is left out.
 * @param names as the file gives them; empty if it names none
 */
export const guessColumns = (names: readonly string[], rows: readonly (readonly string[])[]): readonly ColumnRole[] => {
  const width = Math.max(names.length, ...rows.map((row) => row.length), 0)
  const roles: (ColumnRole | null)[] = Array.from({ length: width }, (_, at) => roleOfName(names[at] ?? ''))
  const valuesOf = (column: number) => rows.flatMap((row) => (row[column]?.trim() ? [row[column].trim()] : []))
  const left = (): readonly number[] => roles.flatMap((role, at) => (role === null ? [at] : []))
  for (const at of left()) {
    const values = valuesOf(at)
    if (most(values, isLink)) roles[at] = 'link'
    else if (most(values, isUuid)) roles[at] = 'id'
    else if (most(values, isDeck)) roles[at] = 'deck'
  }
  const taken = (role: ColumnRole) => roles.includes(role)
  // A question comes first, whatever it holds; then its answer.
  if (!taken('question')) for (const at of left().slice(0, 1)) roles[at] = 'question'
  if (!taken('answer')) for (const at of left().slice(0, 1)) roles[at] = 'answer'
  const answer = roles.indexOf('answer')
  for (const at of left()) {
    const values = valuesOf(at)
    if (most(values, isDate)) roles[at] = taken('as-of') ? 'ignore' : 'as-of'
    else if (answer >= 0 && contains(rows, at, answer) && !taken('passage')) roles[at] = 'passage'
    else if (most(values, isCitation) && !taken('citation')) roles[at] = 'citation'
    else if (repeats(values) && !taken('tags')) roles[at] = 'tags'
    else roles[at] = 'ignore'
  }
  return roles.map((role) => role ?? 'ignore')
}
