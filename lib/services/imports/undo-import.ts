import type { Authorized, InWorkspace } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/raw-query'
import { importVoidIdOf } from '../../data/library-ids'
import {
  markImportUndone,
  removeEmptyDecks,
  removeImportedNotes,
  saveImportedNotes,
} from '../../data/mutations/imports'
import { replaceDecksOfFacts, replaceTags, saveItems } from '../../data/mutations/library'
import {
  cardRowsOf,
  decksWithoutFacts,
  entriesOfImport,
  factRowsOf,
  type ImportChange,
  importOfId,
  laterImportOfSame,
  latestImport,
  nextChanges,
  notesOfFacts,
  type StoredImport,
} from '../../data/queries/imports/imports'
import { loggedCards } from '../../data/queries/study/log'
import { entryStates } from '../../data/queries/study/log-history'
import { cardSearchText } from '../../domain/cards/search-text'
import type { CardId, DeckId, FactId, ReviewId } from '../../domain/ids'
import { authorizedIn } from '../authorise'
import type { Context } from '../context'
import { logAppended } from '../events'
import { placeForMembers, setRetired } from '../facts/write-fact'
import { done, failed, type Given } from '../result'
import { digestOf } from '../study/entry-digest'
import type { EntryInput } from '../study/entry-schema'
import { storeEntries } from '../study/store-entries'

const FACTS_AT_ONCE = 200

type Batch = { readonly tx: Tx; readonly ctx: Context; readonly workspace: Authorized<InWorkspace> }
type Cards = Awaited<ReturnType<typeof cardRowsOf>>

/** Takes back what the import put into the logs of cards. */
const voidEntries = async ({ tx, ctx }: Batch, undone: StoredImport, cardIds: readonly CardId[]): Promise<void> => {
  const { learnerId } = ctx.actor
  const entries = await entriesOfImport(tx, undone, cardIds)
  const states = await entryStates(tx, learnerId, entries)
  const cards = await loggedCards(tx, ctx.actor.workspaceIds, cardIds)
  const taken = new Set<ReviewId>()
  const accepted = entries.flatMap(({ id: first, cardId }) => {
    const card = cards.get(cardId)
    // After a redo another entry counts in the place of the first, and both may have come with the import.
    const state = states.get(first)
    if (!card || state?.undoneAt !== null || taken.has(state.currentId)) return []
    const id = state.currentId
    taken.add(id)
    const input: EntryInput = { kind: 'void', id: importVoidIdOf(id), cardId, at: ctx.now, voids: id }
    return [{ input, card, digest: digestOf(input) }]
  })
  if (accepted.length > 0) await storeEntries(tx, ctx, accepted, new Map(), new Map())
}

/** Retires facts that an import made, with their cards, and forgets which notes they were. */
const retire = async ({ tx, ctx, workspace }: Batch, factIds: readonly FactId[], cards: Cards): Promise<void> => {
  const facts = await factRowsOf(tx, workspace.workspaceId, factIds)
  const live = factIds.flatMap((factId) => {
    const weight = facts.get(factId)?.weight ?? 'should'
    const own = (cards.get(factId) ?? []).filter(({ retiredAt }) => retiredAt === null)
    return own.map(({ id: cardId, position }) => ({ cardId, factId, weight, position }))
  })
  await setRetired(tx, workspace, factIds, live, ctx.now)
  await replaceDecksOfFacts(tx, workspace, [], factIds)
  await removeImportedNotes(tx, workspace, factIds)
}

/** Lets facts say again what they said before, but for those that were edited since. @returns how many were not */
const restore = async (batch: Batch, changes: readonly ImportChange[], cards: Cards): Promise<number> => {
  const { tx, ctx, workspace } = batch
  const factIds = changes.map(({ factId }) => factId)
  const facts = await factRowsOf(tx, workspace.workspaceId, factIds)
  const notes = await notesOfFacts(tx, [workspace.workspaceId], factIds)
  let kept = 0
  for (const { factId, before } of changes) {
    const [fact, guid] = [facts.get(factId), notes.get(factId)?.guid]
    if (before === null || !fact) continue
    if (guid !== undefined) await saveImportedNotes(tx, workspace, [{ guid, factId, ...before.note }])
    if (fact.editedAt !== null) {
      kept += 1
      continue
    }
    const { kind, statement, topics, sourceLine = fact.sourceLine, asOf = fact.asOf, weight = fact.weight } = before
    const { editedAt = null } = before
    const said = { kind, statement, sourceLine, asOf, weight, editedAt }
    await saveItems(tx, workspace, 'fact', [{ ...fact, ...said, updatedAt: ctx.now }])
    await replaceTags(
      tx,
      workspace,
      [factId],
      topics.map((name) => ({ factId, kind: 'topic' as const, name })),
    )
    const was = new Map(before.cards.map((card) => [card.id, card]))
    const rows = (cards.get(factId) ?? []).map((row) => {
      const { retired, ...said } = was.get(row.id) ?? { ...row, retired: true }
      const text = { ...said, extra: said.extra ?? null }
      const search = cardSearchText(text, statement)
      return { ...row, ...text, search, updatedAt: ctx.now, retiredAt: retired ? (row.retiredAt ?? ctx.now) : null }
    })
    await saveItems(tx, workspace, 'card', rows)
    await placeForMembers(
      tx,
      workspace,
      rows.map(({ id: cardId, position, retiredAt }) => {
        return { cardId, factId, weight, position, retired: retiredAt !== null }
      }),
    )
  }
  return kept
}

const undoIn = async (tx: Tx, ctx: Context, id: string | null) => {
  const found =
    id === null ? await latestImport(tx, ctx.actor.workspaceId) : await importOfId(tx, ctx.actor.workspaceIds, id)
  const workspace = authorizedIn(ctx.actor, found && { workspaceId: found.workspaceId })
  if (!found || !workspace) return failed('not-found', 'There is no import to undo.')
  if (found.learnerId !== ctx.actor.learnerId) return failed('forbidden', 'Somebody else made this import.')
  if (found.undoneAt !== null) return failed('conflict', 'This import was undone before.')
  const later = await laterImportOfSame(tx, found)
  if (later) {
    return failed(
      'conflict',
      `“${later.fileName}” was imported after it and has some of the same cards. Undo that import first.`,
    )
  }
  const batch: Batch = { tx, ctx, workspace }
  let [retired, restored, kept, after] = [0, 0, 0, '']
  for (;;) {
    const changes = await nextChanges(tx, found, after, FACTS_AT_ONCE)
    const factIds = changes.map(({ factId }) => factId)
    const cards = await cardRowsOf(tx, workspace.workspaceId, factIds)
    await voidEntries(
      batch,
      found,
      [...cards.values()].flatMap((rows) => rows.map((row) => row.id)),
    )
    const made = changes.filter(({ kind }) => kind === 'new').map(({ factId }) => factId)
    await retire(batch, made, cards)
    const changed = changes.filter(({ kind }) => kind === 'changed')
    const left = await restore(batch, changed, cards)
    retired += made.length
    restored += changed.length - left
    kept += left
    after = factIds.at(-1) ?? ''
    if (changes.length < FACTS_AT_ONCE) break
  }
  const deckIds = found.deckIds as readonly DeckId[] // edge: JSON of ids
  await removeEmptyDecks(tx, workspace, await decksWithoutFacts(tx, workspace.workspaceId, deckIds))
  await markImportUndone(tx, workspace, found.id, ctx.now)
  return done({ importId: found.id, fileName: found.fileName, retired, restored, kept })
}

/**
 * Takes back an import as a whole, in one transaction: facts that it made are retired with their cards, facts that it
 * changed say again what they said, and each entry that it put into the log is voided. Nothing is deleted but decks that
 * it made and that are empty now, so importing the same package again brings the same cards back.
 * @param id the latest one that was not undone where it is left out; a later one of the same facts must be undone first
 * @returns how many facts are retired again, say again what they said before, or were edited here since and keep theirs
 */
export const undoImport = async (ctx: Context, id: string | null = null) => {
  const result = await ctx.engine.write(async (tx) => {
    await lockLearner(tx, ctx.actor.learnerId)
    return await undoIn(tx, ctx, id)
  })
  if (result.ok) logAppended(ctx)
  return result
}

export type UndoneImport = Given<typeof undoImport>
