import type { CardId, FactId } from '../ids'
import { idOfSeed } from './block-id'
import type { BlockCard, NoteEdit, ReadNote } from './note-card'
import { sourceToNote } from './note-source'
import { leftOutItems, type SyncItem, type SyncItemKind } from './sync-report'
import { cardsOfText, compareSides, isSameText, keyOfText, type SyncedText, type SyncSide } from './synced-text'

/** A card of a note that has a card in the library, as both were at the last sync. */
export type SyncLink = {
  readonly blockId: string
  readonly factId: FactId
  readonly cardId: CardId
  /** The note that it was in. */
  readonly path: string
  /** What both said; null if that is not known. */
  readonly base: SyncedText | null
}

/** A card of the library as a sync sees it. */
export type LibrarySide = {
  readonly factId: FactId
  readonly cardId: CardId
  /** Null if it is retired. */
  readonly text: SyncedText | null
  /** Whether an article supports it: then only the library may change it. */
  readonly hasSource: boolean
  /** What was noted on its source; null if nothing was. */
  readonly sourceLine: string | null
}

/** What a card's side of the library needs. */
export type LibraryWork =
  | ({ readonly kind: 'make'; readonly text: SyncedText } & Pick<BlockCard, 'deck' | 'topics' | 'schedules'>)
  | { readonly kind: 'change' | 'restore'; readonly card: LibrarySide; readonly text: SyncedText }
  | { readonly kind: 'retire'; readonly card: LibrarySide }
  /** Nothing changes: only what both say is stored, and what the note said if the library never did. */
  | {
      readonly kind: 'keep'
      readonly card: LibrarySide
      readonly text: SyncedText
      readonly replaced: SyncedText | null
    }

/** What a sync does for one card: in its note first, then in the library. */
export type SyncWork = {
  readonly blockId: string
  /** The id under which it was known before, if that is another one. */
  readonly formerId: string | null
  readonly path: string
  readonly edit: NoteEdit | null
  readonly library: LibraryWork
  /** What is noted as its source: its note. Null if that stays as it is. */
  readonly source: string | null
}

export type SyncInput = {
  readonly notes: readonly ReadNote[]
  /** Notes that could not be read: what was in them is not gone. */
  readonly unreadPaths: ReadonlySet<string>
  readonly links: readonly SyncLink[]
  /** The cards of the links, by block id. */
  readonly library: ReadonlyMap<string, LibrarySide>
  /** Cards that an import brought, by the guid of their question. */
  readonly imported: ReadonlyMap<string, LibrarySide>
  readonly decisions: ReadonlyMap<string, SyncSide>
  /** Cards to retire that are gone from the folder. */
  readonly retire: ReadonlySet<string>
}

export type PlannedSync = {
  readonly items: readonly SyncItem[]
  readonly work: readonly SyncWork[]
  /** Questions that are the same in both, and how many cards ask them. */
  readonly same: number
  readonly sameCards: number
  /** New cards that take due date and interval from their notes. */
  readonly dated: number
  /** Cards that are in the library already and get their note as their source. */
  readonly noted: number
  /** Ids that were decided on, and that nothing can be decided of. */
  readonly unknown: readonly string[]
}

type Found = { readonly path: string; readonly card: BlockCard }

/** A card of a note with what is known of it. */
type Matched = Found & {
  readonly blockId: string
  readonly formerId: string | null
  readonly link: SyncLink | null
  readonly library: LibrarySide | null
}

const matchedByWords = (links: readonly SyncLink[]) => {
  const byText = new Map<string, SyncLink[]>()
  for (const link of links) {
    if (link.base === null) continue
    const key = keyOfText(link.base)
    byText.set(key, [...(byText.get(key) ?? []), link])
  }
  return ({ path, card }: Found): SyncLink | null => {
    const some = byText.get(keyOfText(card.text)) ?? []
    const link = some.find((one) => one.path === path) ?? some[0] ?? null
    if (link)
      byText.set(
        keyOfText(card.text),
        some.filter((one) => one !== link),
      )
    return link
  }
}

/** What the note will say of a card after the sync. */
const textAfter = ({ card: { text }, link, library }: Matched, decision: SyncSide | undefined): SyncedText => {
  if (library === null || library.text === null || library.hasSource) return text
  const compared = compareSides(link?.base ?? null, text, library.text)
  const isGiven = compared !== 'same' && (decision === 'library' || (decision === undefined && compared === 'give'))
  return isGiven ? library.text : text
}

/** Gives each card of the notes its link, by its id or by its words. */
const matchCards = (input: SyncInput) => {
  const { notes, links, library, imported, decisions } = input
  const all = notes.flatMap(({ path, cards }) => cards.map((card): Found => ({ path, card })))
  const byId = new Map<string, Found[]>()
  for (const one of all) {
    const { blockId } = one.card
    if (blockId !== null) byId.set(blockId, [...(byId.get(blockId) ?? []), one])
  }
  const strayIds = new Set(notes.flatMap((note) => note.strayIds))
  const linkOf = new Map(links.map((link) => [link.blockId, link]))
  const unseen = links.filter(({ blockId }) => !byId.has(blockId) && !strayIds.has(blockId))
  const byWords = matchedByWords(unseen)
  const taken = new Set([...byId.keys(), ...strayIds, ...linkOf.keys()])
  const said = new Set<string>()
  const claimed = new Set<FactId>(links.map(({ factId }) => factId))
  const matched: Matched[] = []
  const repeated: Found[] = []
  const duplicates = [...byId].filter(([, some]) => some.length > 1)

  const known = (one: Found, blockId: string, own: SyncLink | null): Matched => {
    const former = own ? null : byWords(one)
    const link = own ?? former
    if (link) {
      const formerId = link.blockId === blockId ? null : link.blockId
      return { ...one, blockId, formerId, link, library: library.get(link.blockId) ?? null }
    }
    const card = imported.get(one.card.guid) ?? null
    // Words may ask again what was retired; the id of an exported card names the one that was.
    const isNamed = one.card.guid === one.card.blockId
    const isFree = card !== null && (card.text !== null || isNamed) && !claimed.has(card.factId)
    if (isFree) claimed.add(card.factId)
    return { ...one, blockId, formerId: null, link: null, library: isFree ? card : null }
  }

  const add = (one: Matched): void => {
    said.add(keyOfText(textAfter(one, decisions.get(one.blockId))))
    matched.push(one)
  }
  for (const one of all) {
    const { blockId } = one.card
    if (blockId === null || (byId.get(blockId)?.length ?? 0) > 1) continue
    const found = known(one, blockId, linkOf.get(blockId) ?? null)
    // An export wrote it of a card that another note has already.
    if (found.library === null && found.link === null && imported.has(blockId)) repeated.push(one)
    else add(found)
  }
  for (const one of all) {
    if (one.card.blockId !== null) continue
    if (said.has(keyOfText(one.card.text))) {
      repeated.push(one)
      continue
    }
    const id = idOfSeed(one.card.seed, taken)
    const found = known(one, id, null)
    const blockId = found.formerId ?? id
    taken.add(blockId)
    add({ ...found, blockId, formerId: null })
  }
  const seen = new Set(matched.flatMap(({ link }) => (link ? [link.blockId] : [])))
  const missing = links.filter(({ blockId }) => !seen.has(blockId) && !byId.has(blockId))
  return { matched, repeated, duplicates, missing, strayIds }
}

const inNote = (kind: SyncItemKind, { path, card, ...rest }: Found & Partial<Matched>): SyncItem => ({
  kind,
  id: rest.blockId ?? card.blockId,
  path,
  line: card.line,
  note: card.text,
  library: rest.library?.text ?? null,
  base: rest.link?.base ?? null,
  factId: rest.library?.factId ?? null,
})

type Outcome = { readonly item: SyncItem | null; readonly work: SyncWork | null }

const editOf = ({ card, blockId }: Matched, text: SyncedText | null): NoteEdit | null => {
  const newId = card.blockId === blockId ? null : blockId
  return newId === null && text === null ? null : { place: card.place, blockId: newId, text }
}

const workOf = (one: Matched, library: LibraryWork, written: SyncedText | null = null): SyncWork => {
  const { blockId, formerId, path } = one
  return { blockId, formerId, path, edit: editOf(one, written), library, source: sourceToNote(one) }
}

/** Whether nothing is to be stored either. */
const isStored = ({ card, link, path, blockId, formerId, library }: Matched): boolean =>
  sourceToNote({ path, link, library }) === null &&
  formerId === null &&
  card.blockId === blockId &&
  link !== null &&
  link.path === path &&
  link.base !== null &&
  isSameText(link.base, card.text)

const outcomeOf = (one: Matched, decision: SyncSide | undefined): Outcome => {
  const { card, link, library } = one
  const { text } = card
  if (library === null) {
    const { deck, topics, schedules } = card
    return { item: { ...inNote('new', one), deck }, work: workOf(one, { kind: 'make', text, deck, topics, schedules }) }
  }
  if (library.text === null) {
    const work = decision === 'note' ? workOf(one, { kind: 'restore', card: library, text }) : null
    return { item: inNote(work ? 'take' : 'retired', one), work }
  }
  const compared = compareSides(link?.base ?? null, text, library.text)
  if (compared === 'same') {
    const work = isStored(one) ? null : workOf(one, { kind: 'keep', card: library, text, replaced: null })
    return { item: null, work }
  }
  if (library.hasSource) return { item: inNote('sourced', one), work: null }
  const kind = decision === undefined ? compared : decision === 'note' ? 'take' : 'give'
  const item = inNote(kind, one)
  if (kind === 'take') return { item, work: workOf(one, { kind: 'change', card: library, text }) }
  if (kind === 'give') {
    const replaced = compared === 'conflict' ? text : null
    return { item, work: workOf(one, { kind: 'keep', card: library, text: library.text, replaced }, library.text) }
  }
  return { item, work: null }
}

/** What is missing in the folder: gone, or a block that is no card at the moment. Null if both sides have let it go. */
const outcomeOfMissing = (link: SyncLink, input: SyncInput, strayIds: ReadonlySet<string>): Outcome => {
  const { blockId, path, base } = link
  const card = input.library.get(blockId)
  const nothing: Outcome = { item: null, work: null }
  if (!card || input.unreadPaths.has(path)) return nothing
  const common = { id: blockId, path, line: null, note: null, library: card.text, base, factId: card.factId }
  if (strayIds.has(blockId)) return { item: { kind: 'incomplete', ...common }, work: null }
  if (card.text === null) return nothing
  if (!input.retire.has(blockId)) return { item: { kind: 'gone', ...common }, work: null }
  const work: SyncWork = { blockId, formerId: null, path, edit: null, library: { kind: 'retire', card }, source: null }
  return { item: { kind: 'retire', ...common }, work }
}

/** How many of the cards of a question that is new have a date. */
const datesOf = (work: SyncWork | null): number => {
  if (work?.library.kind !== 'make') return 0
  const { text, schedules } = work.library
  return schedules.slice(0, cardsOfText(text)).filter((one) => one !== null).length
}

const byPlace = (a: SyncItem, b: SyncItem): number =>
  a.path === b.path ? (a.line ?? 0) - (b.line ?? 0) : a.path < b.path ? -1 : 1

/**
 * What a sync of a folder comes to: what is written into notes, what is changed in the library, and what is left to the
 * learner. The same notes and the same library give the same plan.
 */
export const planFolderSync = (input: SyncInput): PlannedSync => {
  const { decisions, retire } = input
  const { matched, repeated, duplicates, missing, strayIds } = matchCards(input)
  const outcomes = matched.map((one) => outcomeOf(one, decisions.get(one.blockId)))
  const gone = missing.map((link) => outcomeOfMissing(link, input, strayIds))
  const items = [
    ...[...outcomes, ...gone].flatMap(({ item }) => (item ? [item] : [])),
    ...repeated.map((one) => inNote('repeated', one)),
    ...duplicates.flatMap(([, some]) => some.map((one) => inNote('duplicate', one))),
    ...input.notes.flatMap(leftOutItems),
  ].sort(byPlace)
  const same = matched.filter((_, at) => outcomes[at]?.item === null)
  const decided = new Set(
    items.flatMap(({ kind, id }) => (kind === 'take' || kind === 'give' || kind === 'retire' ? [id] : [])),
  )
  return {
    items,
    work: [...outcomes, ...gone].flatMap(({ work }) => (work ? [work] : [])),
    same: same.length,
    sameCards: same.reduce((sum, { card }) => sum + cardsOfText(card.text), 0),
    noted: outcomes.filter(({ work }) => work !== null && work.library.kind !== 'make' && work.source !== null).length,
    dated: outcomes.reduce((sum, { work }) => sum + datesOf(work), 0),
    unknown: [...decisions.keys(), ...retire].filter((id) => !decided.has(id)),
  }
}
