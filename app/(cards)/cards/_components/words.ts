import { dateWords } from '@/app/_ui/citation'
import type { CardSort, CardState } from '@/lib/data/queries/cards/card-search'
import { percentWords } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import type { CardLine } from '@/lib/services/cards/search-cards'
import type { CardAct } from '@/lib/services/study/act-on-cards'

export const CARD_STATE_WORDS: Record<CardState, string> = {
  new: 'New',
  learning: 'Learning',
  review: 'In review',
  suspended: 'Suspended',
  buried: 'Buried',
  leech: 'Leeches',
  marked: 'Marked',
  flagged: 'Flagged',
  retired: 'Retired',
}

export const SORT_WORDS: Record<CardSort, string> = {
  added: 'Last added',
  due: 'Due first',
  recall: 'Lowest recall',
  stability: 'Least stable',
  lapses: 'Most lapses',
}

/** Stability in days, as exact as it matters: “0.4 days”, “12 days”. */
export const stabilityWords = (days: number): string =>
  days < 10 ? counted(Math.round(days * 10) / 10, 'day') : counted(Math.round(days), 'day')

/** The figure that a list is sorted by, for its rows; null where the row has none or its state says it. */
export function sortFigure({ memory, recall }: CardLine, sort: CardSort): string | null {
  if (memory?.stability == null) return null
  switch (sort) {
    case 'recall':
      return recall === null ? null : `recall ${percentWords(recall)}`
    case 'stability':
      return `stability ${stabilityWords(memory.stability)}`
    case 'lapses':
      return counted(memory.lapses, 'lapse')
    default:
      return null
  }
}

function doneWords(act: CardAct): string {
  switch (act.kind) {
    case 'suspend':
      return act.suspended ? 'suspended' : 'resumed'
    case 'bury':
      return act.buried ? 'buried until tomorrow' : 'no longer buried'
    case 'forget':
      return 'reset'
    case 'set-due':
      return `due on ${dateWords(act.date)}`
    case 'mark':
      return act.marked ? 'marked' : 'no longer marked'
    case 'flag':
      return act.flag === 0 ? 'no longer flagged' : `flagged ${act.flag}`
  }
}

/** What was done, in a line: “3 cards suspended, 1 already was.” */
export function actedWords(act: CardAct, changed: number, unchanged: number): string {
  const isSetDue = act.kind === 'set-due'
  if (changed === 0) {
    if (isSetDue) return 'Nothing changed: a card has no due date until you study it.'
    return `Nothing changed: ${unchanged === 1 ? 'the card was' : 'the cards were'} already like this.`
  }
  const rest = isSetDue
    ? `${unchanged} never studied and left unchanged`
    : `${unchanged} already ${unchanged === 1 ? 'was' : 'were'}`
  return `${counted(changed, 'card')} ${doneWords(act)}${unchanged > 0 ? `, ${rest}` : ''}.`
}
