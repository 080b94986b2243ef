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
const VERDICTS = { right: 'correct', close: 'almost', wrong: 'wrong' } as const

/** What was done, in a few words: “Answer: Good”, “Card: suspended”, “Answer: wrong, sure, typed ‘Astana’”, “Undoing an answer”. */
export function saidWords({ kind, content }: OutboxEntry): string {
  if (kind === 'card') return content.back ? `New card: ${content.back}` : 'New card'
  if (kind === 'decision') {
    if (content.kind === 'undo') return 'Undoing a decision'
    return content.kind === 'highlight' ? 'Highlight' : DECISIONS[content.form.decision]
  }
  if ('voids' in content) return 'Undoing an answer'
  const text = 'typedAnswer' in content ? content.typedAnswer : 'given' in content ? content.given : null
  const typed = text ? [`typed ‘${text}’`] : []
  if ('verdict' in content) {
    const mark = content.confidence === null ? [] : [SURE[content.confidence]]
    return `Answer: ${[VERDICTS[content.verdict], ...mark, ...typed].join(', ')}`
  }
  if (content.kind === 'review') return `Answer: ${[GRADES[content.rating], ...typed].join(', ')}`
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

/** What is missing without it; null where the reason says it. */
export const lacksWords = ({ kind }: OutboxEntry): string | null =>
  kind === 'rehearsal'
    ? 'It is missing only from the results of the rehearsal. What counts for the schedule is sent separately.'
    : null

/** All that is known of it, as text to be kept elsewhere. */
export const copiedText = (entry: OutboxEntry): string =>
  [entry.about, saidWords(entry), momentOf(entry), entry.refused, JSON.stringify(entry.content)].join('\n')
