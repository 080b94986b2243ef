import { createHash } from 'node:crypto'
import { NIL, parse, v5 as uuidv5, v7 as uuidv7, validate } from 'uuid'
import type {
  ArticleId,
  CardId,
  DeckId,
  FactId,
  Instant,
  PassageId,
  ReviewId,
  SettingsId,
  SnapshotId,
  WorkspaceId,
} from '../domain/ids'
import { memoize } from '../domain/memoize'
import { NO_SOURCE_KEY } from '../domain/no-source'

/** Ids of what a content file names are made of its name: loading again, here or elsewhere, gives the same ones. */
const named = (workspaceId: WorkspaceId, kind: string, key: string) => uuidv5(`${kind}:${key}`, workspaceId)

// edge: this file is where ids of the library are made
export const articleIdOf = (workspaceId: WorkspaceId, key: string) => named(workspaceId, 'article', key) as ArticleId
export const factIdOf = (workspaceId: WorkspaceId, key: string) => named(workspaceId, 'fact', key) as FactId
export const cardIdOf = (workspaceId: WorkspaceId, key: string) => named(workspaceId, 'card', key) as CardId
export const deckIdOf = (workspaceId: WorkspaceId, key: string) => named(workspaceId, 'deck', key) as DeckId
export const snapshotIdOf = (workspaceId: WorkspaceId, articleKey: string, sha256: string) =>
  named(workspaceId, 'snapshot', `${articleKey}:${sha256}`) as SnapshotId
export const passageIdOf = (workspaceId: WorkspaceId, snapshotId: SnapshotId, start: number, end: number) =>
  named(workspaceId, 'passage', `${snapshotId}:${start}:${end}`) as PassageId

/** Under this name a note of another program, and each of its cards, keeps its id in every copy. */
export const noteKeyOf = (guid: string): string => `anki:${guid}`
/** @param ordinal of the card, from 0 */
export const noteCardKeyOf = (guid: string, ordinal: number): string => `${noteKeyOf(guid)}:${ordinal}`

/** The id of a version of settings with the desired retention of a deck in place of the learner's. */
export const deckSettingsIdOf = (id: SettingsId, desiredRetention: number): SettingsId =>
  (validate(id)
    ? uuidv5(`desired:${desiredRetention}`, id)
    : uuidv5(`desired:${desiredRetention}:${id}`, NIL)) as SettingsId // edge

/** The bytes of an id: a card has hundreds of entries, and `v5` reads a text twice for each. */
const bytesOf = memoize(100, parse)

/**
 * The id of an entry of the log that another program's log gives: the same each time, so that nothing comes in twice.
 * @param round how often the entry was brought in and taken back before
 */
export const importedEntryIdOf = (cardId: CardId, key: string, round: number): ReviewId =>
  uuidv5(round === 0 ? key : `${key}#${round}`, bytesOf(cardId)) as ReviewId
/** The id of the void by which undoing an import takes back an entry. */
export const importVoidIdOf = (entryId: ReviewId): ReviewId => uuidv5('import undone', entryId) as ReviewId

/**
 * The article, snapshot and passage that facts without a source have in common. The passage is empty, so that 50,000 of
 * them cost no more than one.
 */
export const noSourceIdsOf = (workspaceId: WorkspaceId) => {
  const snapshotId = snapshotIdOf(workspaceId, NO_SOURCE_KEY, sha256Of(''))
  return {
    articleId: articleIdOf(workspaceId, NO_SOURCE_KEY),
    snapshotId,
    passageId: passageIdOf(workspaceId, snapshotId, 0, 0),
  }
}

/** A fresh name for what a person makes here: `newKey<FactId>()`. */
export const newKey = <Id extends string = string>(): Id => uuidv7() as Id

/** Room between the positions of two articles, so that one that grows does not run into the next. */
export const POSITIONS_AN_ARTICLE = 10_000

/** The SHA-256 of a text in hexadecimal digits: by it a snapshot is known. */
export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The bundles of the application each load this module, in one process: they count together. */
const MADE = Symbol.for('aide.ordered-ids')
const shared = globalThis as { [MADE]?: number } // the process-wide object has no type for what is kept there

/** An id for what is done at an instant. Of two that are made in one millisecond, the later one sorts after the other. */
export const orderedId = <Id extends string = string>(at: Instant): Id => {
  const seq = ((shared[MADE] ?? 0) + 1) % 2 ** 32
  shared[MADE] = seq
  return uuidv7({ msecs: at, seq }) as Id // edge
}

/**
 * The id of the entry that takes the place of one whose date was wrong: the same each time, so that nothing is put in
 * twice. A damaged id has one too: who asks only looks for it.
 */
export const redatedIdOf = (id: string): ReviewId =>
  (validate(id) ? uuidv5('redated', id) : uuidv5(`redated:${id}`, NIL)) as ReviewId // edge
