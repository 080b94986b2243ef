import { edtfWords } from '../content/edtf'
import { flagName } from '../flags'
import type { DateStyle } from '../format/date-style'
import { counted } from '../format/words'
import type { Weight } from '../library'
import { RATING_NAMES, type Rating } from '../scheduling/memory'

/** What can be done to many cards at once. */
type ChangeOfCards =
  | { readonly kind: 'suspend'; readonly suspended: boolean }
  | { readonly kind: 'bury'; readonly buried: boolean }
  | { readonly kind: 'forget' }
  | { readonly kind: 'grade'; readonly rating: Rating }
  | { readonly kind: 'set-due-days'; readonly days: string }
  | { readonly kind: 'set-due'; readonly date: string }
  | { readonly kind: 'mark'; readonly marked: boolean }
  | { readonly kind: 'clear-leech' }
  | { readonly kind: 'flag'; readonly flag: number }
  | { readonly kind: 'reposition' }
  | { readonly kind: 'library-order' }
  | { readonly kind: 'weight'; readonly weight: Weight }
  | { readonly kind: 'topics'; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly kind: 'deck'; readonly name: string }
  | { readonly kind: 'retire' }

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ')

/** “due today” for `0`, “due tomorrow” for `1`, “due in 3–5 days” for `3-5`. */
const dueInWords = (days: string): string =>
  /^0+$/.test(days)
    ? 'due today'
    : /^0*1$/.test(days)
      ? 'due tomorrow'
      : `due in ${days.replace(/\s*[-–]\s*/, '–')} days`

const doneWords = (change: ChangeOfCards, dates: DateStyle): string => {
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
      return dueInWords(change.days.replace('!', '').trim())
    case 'set-due':
      return `due on ${edtfWords(change.date, dates)}`
    case 'mark':
      return change.marked ? 'marked' : 'no longer marked'
    case 'clear-leech':
      return 'no longer leeches'
    case 'flag':
      return change.flag === 0 ? 'no longer flagged' : `flagged ${flagName(change.flag)}`
    case 'reposition':
      return 'repositioned'
    case 'library-order':
      return 'back in library order'
    case 'weight':
      return `now ${change.weight} know`.replace('nice know', 'nice to know')
    case 'topics':
      return change.add.length > 0 ? `given ${quoted(change.add)}` : `no longer in ${quoted(change.remove)}`
    case 'deck':
      return change.name === '' ? 'taken out of their decks' : `moved to “${change.name}”`
    case 'retire':
      return 'retired'
  }
}

/** What was done to cards, in words: “3 cards suspended”. */
export const changeWords = (change: ChangeOfCards, cards: number, dates: DateStyle): string =>
  `${counted(cards, 'card')} ${doneWords(change, dates)}`
