import { counted } from '../format/words'
import type { SyncItemKind } from './sync-report'
import type { SyncedText } from './synced-text'

/** What a list of cards of one kind is called. */
export const SYNC_HEADINGS: Readonly<Record<SyncItemKind, string>> = {
  new: 'New in the library',
  take: 'From the notes into the library',
  give: 'From the library into the notes',
  retire: 'Retired, because they are gone from the folder',
  conflict: 'Changed in both',
  gone: 'Gone from the folder',
  retired: 'Retired in the library, still in the folder',
  sourced: 'Have a source, so only the library can change them',
  duplicate: 'Ids that occur twice',
  repeated: 'Repeat another card in the folder',
  incomplete: 'No longer a card in their note',
  'left-out': 'Gaps beside a line with ::, left out',
  unwritable: 'Cannot be written into their note',
  refused: 'Refused by the library',
  changed: 'Changed while the sync ran',
  'read-only': 'In read-only notes',
}

/** What to do about them; empty if there is nothing to do. */
export const SYNC_ADVICE: Readonly<Record<SyncItemKind, string>> = {
  new: '',
  take: '',
  give: '',
  retire: '',
  conflict: 'Choose which text to keep. Until you do, a sync leaves both as they are.',
  gone: 'They stay in the library. Retire them if you deleted them on purpose.',
  retired: 'Delete them from their note, or restore them with the note’s text.',
  sourced: 'Make the note say the same, or change the card here.',
  duplicate: 'Remove the id from one of the two blocks. Until then neither is synced.',
  repeated: 'Delete one of the two.',
  incomplete: 'They have an id, but no question with an answer. Complete them, or remove the id.',
  'left-out': 'Put an empty line between these sentences and the line with ::, then sync again.',
  unwritable:
    'The library’s text cannot be written at this place in the note. Change the note, or keep the note’s text.',
  refused: '',
  changed: 'Sync again.',
  'read-only': 'Make these files writable, then sync again.',
}

const MOST_NOTES = 5

/** Into which notes a sync writes ids and texts, or has written them; null if into none. */
export const writtenWords = (
  { cards, notes }: { readonly cards: number; readonly notes: readonly string[] },
  isWritten: boolean,
): string | null => {
  if (notes.length === 0) return null
  const more = notes.length - MOST_NOTES
  const names = `${notes.slice(0, MOST_NOTES).join(', ')}${more > 0 ? ` and ${more.toLocaleString('en-GB')} more` : ''}`
  const what = `${isWritten ? 'Wrote' : 'Writes'} ids or texts of ${counted(cards, 'question')}`
  return `${what} into ${counted(notes.length, 'note')}: ${names}.`
}

/** What becomes of the dates that new cards have in their notes; null if they have none. */
export const datedWords = (dated: number, isWritten: boolean): string | null => {
  if (dated === 0) return null
  const have = isWritten ? (dated === 1 ? 'has' : 'have') : dated === 1 ? 'gets' : 'get'
  const their = dated === 1 ? 'its note' : 'their notes'
  return `${counted(dated, 'new card')} ${have} the due date and interval of ${their}. Later syncs leave both as they are here.`
}

/** How many cards that were here get their note as their source; null if none does. */
export const notedWords = (noted: number, isWritten: boolean): string | null => {
  if (noted === 0) return null
  const name = isWritten ? (noted === 1 ? 'now names' : 'now name') : 'will name'
  return `${counted(noted, 'question')} ${name} ${noted === 1 ? 'its note' : 'their notes'} as source.`
}

/** A side of a card as a note writes it, with its gaps highlighted. */
export const notedSide = (side: string): string => side.replace(/\{\{c\d+::([\s\S]*?)\}\}/gu, '==$1==')

/** What a card says, in one line. */
export const syncedLine = ({ question, answer }: SyncedText): string =>
  notedSide(answer === '' ? question : `${question} → ${answer}`).replace(/\s+/gu, ' ')
