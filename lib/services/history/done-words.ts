import { doneTo } from '../../domain/actions/action-words'
import { questionText } from '../../domain/cards/sides'
import type { DateStyle } from '../../domain/format/date-style'
import type { CardForm } from '../../domain/library'
import { actWords } from '../../domain/scheduling/act-words'
import type { LogEntry } from '../../domain/scheduling/log'
import { RATING_NAMES } from '../../domain/scheduling/memory'

type Sides = { readonly form: CardForm; readonly deletion: number; readonly front: string; readonly back: string }

/** What an entry of the log did to a card, in words: Answered Good, “In which year …?”. */
export const entryWords = (
  entry: Exclude<LogEntry, { readonly kind: 'void' }>,
  card: Sides | undefined,
  dates: DateStyle,
): string => {
  const done = entry.kind === 'review' ? `Answered ${RATING_NAMES[entry.rating]}` : actWords(entry, dates)
  return card ? doneTo(done, questionText(card)) : done
}
