import {
  cardsOfItems,
  comparedTexts,
  SYNC_ITEM_KINDS,
  type SyncItem,
  type SyncItemKind,
  sidesToChoose,
  textOfItem,
} from '@/lib/domain/folder-sync/sync-report'
import {
  datedWords,
  notedWords,
  SYNC_ADVICE,
  SYNC_HEADINGS,
  syncedLine,
  writtenWords,
} from '@/lib/domain/folder-sync/sync-words'
import { counted } from '@/lib/domain/format/words'
import type { FolderSync } from '@/lib/services/folder-sync/sync-folder'
import { wrap } from '../terminal'

const INDENT = '  '
const MOST_LISTED = 10
/** “At the last sync:” is the longest. */
const LABEL_COLUMNS = 17

const figure = (n: number): string => n.toLocaleString('en-GB')

const placeOf = ({ path, line }: SyncItem): string => (line === null ? path : `${path}:${line}`)

const optionsFor = ({ kind, id }: SyncItem): readonly string[] => {
  if (kind === 'gone') return [`--retire ${id}`]
  return sidesToChoose(kind).map((side) => `--take-${side} ${id}`)
}

/** The texts that differ below each other. */
const sidesOf = (item: SyncItem): readonly string[] =>
  comparedTexts(item).map(({ label, text }) =>
    wrap(`${`${label}:`.padEnd(LABEL_COLUMNS)} ${syncedLine(text)}`, INDENT.repeat(2)),
  )

const itemWords = (item: SyncItem, deck: string | null): string => {
  const text = textOfItem(item)
  const options = optionsFor(item)
  const sides = sidesOf(item)
  const inDeck = item.deck === undefined ? '' : ` (deck ${deck ?? item.deck})`
  return [
    wrap(`${placeOf(item)}${sides.length > 0 || !text ? '' : `: ${syncedLine(text)}`}${inDeck}`, INDENT),
    ...sides,
    ...(item.why === undefined ? [] : [wrap(item.why, INDENT.repeat(2))]),
    ...(options.length > 0 ? [wrap(options.join(' or '), INDENT.repeat(2))] : []),
  ].join('\n')
}

const kindWords = (kind: SyncItemKind, items: readonly SyncItem[], deck: string | null): readonly string[] => {
  if (items.length === 0) return []
  const advice = SYNC_ADVICE[kind]
  // What the learner has to decide on is listed in full.
  const listed = optionsFor(items[0] as SyncItem).length > 0 ? items : items.slice(0, MOST_LISTED) // there is a first one
  return [
    '',
    `${SYNC_HEADINGS[kind]}: ${counted(cardsOfItems(items), 'card')}`,
    ...(advice === '' ? [] : [wrap(advice, INDENT)]),
    ...listed.map((item) => itemWords(item, deck)),
    ...(listed.length < items.length ? [`${INDENT}… and ${figure(items.length - listed.length)} more`] : []),
  ]
}

/** Sentences on the sync as a whole, each on lines of its own. */
const sentences = ({ dated, noted, written }: FolderSync, isWritten: boolean): readonly string[] =>
  [datedWords(dated, isWritten), notedWords(noted, isWritten), writtenWords(written, isWritten)].flatMap((words) =>
    words === null ? [] : [wrap(words)],
  )

/** What a sync does, or has done, in lines for a terminal. */
export const syncWords = (sync: FolderSync, isWritten: boolean): string => {
  const { path, deck, files, sameCards, items, problems } = sync
  return [
    `${path}: ${counted(files, 'note')} read, ${counted(sameCards, 'card')} the same in both`,
    ...sentences(sync, isWritten),
    ...SYNC_ITEM_KINDS.flatMap((kind) =>
      kindWords(
        kind,
        items.filter((item) => item.kind === kind),
        deck,
      ),
    ),
    ...(problems.length > 0 ? ['', 'Not synced, or synced with changes:'] : []),
    ...problems.flatMap(({ what, examples }) => [
      wrap(what, INDENT),
      ...examples.map((example) => wrap(example, INDENT.repeat(2))),
    ]),
  ].join('\n')
}
