import { dateWords } from '@/app/_ui/citation'
import type { CardSort } from '@/lib/domain/cards/card-sorts'
import { flagName } from '@/lib/domain/flags'
import { counted } from '@/lib/domain/format/words'
import type { StudyDay } from '@/lib/domain/ids'
import type { Weight } from '@/lib/domain/library'
import { RATING_NAMES } from '@/lib/domain/scheduling/memory'
import type { CardState } from '@/lib/services/card-query/card-states'
import type { CardsChange, ChangedCards } from '@/lib/services/cards/change-cards'
import type { CardRow } from '@/lib/services/cards/list-cards'

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

function doneWords(change: CardsChange, flagNames: readonly string[]): string {
  switch (change.kind) {
    case 'suspend':
      return change.suspended ? 'suspended' : 'resumed'
    case 'bury':
      return change.buried ? 'buried until tomorrow' : 'no longer buried'
    case 'forget':
      return 'reset'
    case 'grade':
      return `graded ${RATING_NAMES[change.rating]}`
    case 'set-due-days':
      return `due in ${change.days.replace('!', '').trim()} days`
    case 'set-due':
      return `due on ${dateWords(change.date)}`
    case 'mark':
      return change.marked ? 'marked' : 'no longer marked'
    case 'clear-leech':
      return 'no longer leeches'
    case 'flag':
      return change.flag === 0 ? 'no longer flagged' : `flagged ${flagName(change.flag, flagNames)}`
    case 'weight':
      return `now ${change.weight} know`.replace('nice know', 'nice to know')
    case 'topics':
      return change.add.length > 0 ? `given ${quoted(change.add)}` : `no longer in ${quoted(change.remove)}`
    case 'deck':
      return change.name === '' ? 'taken out of their decks' : `moved to “${change.name}”`
    case 'retire':
      return 'deleted'
  }
}

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ')

/** What was done, in a line: “3 cards suspended, 1 already was.” */
export function changedWords(
  change: CardsChange,
  { changed, unchanged }: ChangedCards,
  flagNames: readonly string[],
): string {
  const isSetDue = change.kind === 'set-due'
  if (changed === 0) {
    if (isSetDue) return 'Nothing changed: a card has no due date until you study it.'
    return `Nothing changed: ${unchanged === 1 ? 'the card was' : 'the cards were'} already like this.`
  }
  const rest = isSetDue
    ? `${unchanged} never studied and left unchanged`
    : `${unchanged} already ${unchanged === 1 ? 'was' : 'were'}`
  return `${counted(changed, 'card')} ${doneWords(change, flagNames)}${unchanged > 0 ? `, ${rest}` : ''}.`
}
