import { isOfRehearsal, type RefusedRow } from './outbox-store'

const GRADES = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' } as const
const SURE = { 1: 'a guess', 2: 'fairly sure', 3: 'sure' } as const

/** What was done, in a few words: “Answer: Good”, “Answer: wrong, sure, typed ‘Astana’”, “Undoing an answer”. */
export function saidWords(row: RefusedRow): string {
  const { entry } = row
  if ('voids' in entry) return 'Undoing an answer'
  const text = 'typedAnswer' in entry ? entry.typedAnswer : 'given' in entry ? entry.given : null
  const typed = text ? [`typed ‘${text}’`] : []
  if ('verdict' in entry) {
    const mark = entry.confidence === null ? [] : [SURE[entry.confidence]]
    return `Answer: ${[entry.verdict, ...mark, ...typed].join(', ')}`
  }
  if (entry.kind === 'review') return `Answer: ${[GRADES[entry.rating], ...typed].join(', ')}`
  return `Change: ${entry.kind.replace('-', ' ')}`
}

/** The moment it was answered or done, in the reader's zone. */
export const momentOf = ({ entry }: RefusedRow): string =>
  new Date(entry.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** What is missing without it; null where the reason says it. */
export const lacksWords = (row: RefusedRow): string | null =>
  isOfRehearsal(row)
    ? 'It is missing only from the results of the rehearsal. What counts for the schedule is sent separately.'
    : null

/** All that is known of it, as text to be kept elsewhere. */
export const copiedText = (row: RefusedRow): string =>
  [row.about, saidWords(row), momentOf(row), row.reason, JSON.stringify(row.entry)].join('\n')
