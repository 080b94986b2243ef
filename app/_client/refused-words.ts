import { dateStyle } from '@/app/_ui/date-style'
import { dateTimeWords } from '@/lib/domain/format/words'
import { actWords } from '@/lib/domain/scheduling/act-words'
import type { OutboxEntry } from './outbox-kinds'

const GRADES = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' } as const
const SURE = { 1: 'a guess', 2: 'fairly sure', 3: 'sure' } as const
const DECISIONS = {
  accepted: 'Accepting a draft',
  added: 'Adding a passage',
  edited: 'Accepting an edited draft',
  skipped: 'Skipping a draft',
  never: 'Turning off a kind of draft',
} as const

/** What was done, in a few words: “Answer: Good”, “Card: suspended”, “Answer: Again, sure, typed ‘Astana’”, “Undoing an answer”. */
export function saidWords({ kind, content }: OutboxEntry): string {
  if (kind === 'card') return content.back ? `New card: ${content.back}` : 'New card'
  if (kind === 'decision') {
    if (content.kind === 'undo') return 'Undoing a decision'
    return content.kind === 'highlight' ? 'Highlight' : DECISIONS[content.form.decision]
  }
  if ('voids' in content) return 'Undoing an answer'
  if (content.kind === 'review') {
    const { rating, rehearsal, typedAnswer } = content
    const mark = rehearsal ? [SURE[rehearsal.confidence]] : []
    const typed = typedAnswer ? [`typed ‘${typedAnswer}’`] : []
    return `Answer: ${[GRADES[rating], ...mark, ...typed].join(', ')}`
  }
  const act = actWords(content, dateStyle())
  return `Card: ${act[0]?.toLowerCase()}${act.slice(1)}`
}

/** The moment it was done, in the reader's zone; ids begin with it. */
export const momentOf = ({ id }: OutboxEntry): string =>
  dateTimeWords(
    Number.parseInt(id.replace('-', '').slice(0, 12), 16),
    Intl.DateTimeFormat().resolvedOptions().timeZone,
    dateStyle(),
    'short',
  )

/** All that is known of it, as text to be kept elsewhere. */
export const copiedText = (entry: OutboxEntry): string =>
  [entry.about, saidWords(entry), momentOf(entry), entry.refused, JSON.stringify(entry.content)].join('\n')
