import { dateStyle } from '@/app/_ui/date-style'
import type { CardSort } from '@/lib/domain/cards/card-sorts'
import { changeWords } from '@/lib/domain/cards/change-words'
import { counted } from '@/lib/domain/format/words'
import type { StudyDay } from '@/lib/domain/ids'
import type { Weight } from '@/lib/domain/library'
import type { CardsChange, ChangedCards } from '@/lib/services/cards/change-cards'
import type { CardRow } from '@/lib/services/cards/list-cards'

export const SORT_WORDS: Record<CardSort, string> = {
  added: 'Last added',
  due: 'Due first',
  recall: 'Lowest recall',
  stability: 'Least stable',
  lapses: 'Most lapses',
  front: 'Question',
  answer: 'Answer',
  state: 'State',
  deck: 'Deck',
  flag: 'Flag',
  article: 'Article',
  weight: 'Weight',
  interval: 'Shortest interval',
  difficulty: 'Most difficult',
}

export const WEIGHT_SHORT: Record<Weight, string> = { must: 'must', should: 'should', nice: 'nice' }

/** “41 days until recall falls to 90%”. */
export const stabilityInFull = (days: number): string => {
  const shown = days < 10 ? Math.round(days * 10) / 10 : Math.round(days)
  return `${counted(shown, 'day')} until recall falls to 90%`
}

/** Stability in days, as exact as it matters: “0.4 d”, “12 d”. */
export const stabilityWords = (days: number): string => `${days < 10 ? Math.round(days * 10) / 10 : Math.round(days)} d`

/** What a card is now, in a word. */
export function stateWord({ memory, isRetired }: Pick<CardRow, 'memory' | 'isRetired'>, day: StudyDay): string {
  if (isRetired) return 'retired'
  if (memory?.suspended) return 'suspended'
  if (memory?.buriedUntilDay != null && memory.buriedUntilDay > day) return 'buried'
  switch (memory?.state) {
    case undefined:
    case 'new':
      return 'new'
    case 'learning':
      return 'learning'
    case 'relearning':
      return 'relearning'
    case 'review':
      return 'in review'
  }
}

const restWords = ({ kind }: CardsChange, unchanged: number): string => {
  if (kind === 'set-due') return `${unchanged} never studied and left unchanged`
  if (kind === 'reposition' || kind === 'library-order') return `${unchanged} left unchanged`
  return `${unchanged} already ${unchanged === 1 ? 'was' : 'were'}`
}

/** What was done, in a line: “3 cards suspended, 1 already was.” */
export function changedWords(change: CardsChange, { changed, unchanged }: ChangedCards): string {
  const isSetDue = change.kind === 'set-due'
  if (changed === 0) {
    if (change.kind === 'reposition' || change.kind === 'library-order')
      return 'Nothing changed: only new cards have a position, and these already have it.'
    if (isSetDue) return 'Nothing changed: a card has no due date until you study it.'
    return `Nothing changed: ${unchanged === 1 ? 'the card was' : 'the cards were'} already like this.`
  }
  const rest = restWords(change, unchanged)
  return `${changeWords(change, changed, dateStyle())}${unchanged > 0 ? `, ${rest}` : ''}.`
}
