import type { Tx } from '../../data/engine/engine'
import { inPieces } from '../../data/engine/insert-many'
import { type RowsToRestore, restoreRows } from '../../data/mutations/actions'
import { indexItems, indexNames } from '../../data/mutations/search-entries'
import { imagesWhere, laterActions, ROW_KEYS, type StoredAction } from '../../data/queries/actions/actions'
import { chosenFacts, everyCardOfFacts } from '../../data/queries/cards/card-rows'
import { type ActionChange, type Columns, overtakenIn, type RowsChange } from '../../domain/actions/action'
import { insideSentence } from '../../domain/actions/action-words'
import type { CardId, FactId } from '../../domain/ids'
import type { TagKind } from '../../domain/library'
import { authorizedIn, type FactToChange, factToChange } from '../authorise'
import type { Context } from '../context'
import { placeForMembers, recordVersion } from '../facts/write-fact'
import { done, type Failure, failed } from '../result'
import { voidEntries } from '../study/act-on-cards'
import { restateEntries } from '../study/restate-entries'

/** Whether what an action left is to be what it met, or the other way round. */
export type Direction = 'undo' | 'redo'

const sides = ({ before, after }: RowsChange, direction: Direction) =>
  direction === 'undo' ? { expected: after, wanted: before } : { expected: before, wanted: after }

/** Whether another deck has the name by now that a deck is to have. */
const isNameTaken = async (tx: Tx, { table, workspaceId, keys }: RowsChange, wanted: Columns | null) => {
  if (table !== 'decks' || typeof wanted?.name !== 'string') return false
  const others = await imagesWhere(tx, [workspaceId], 'decks', ['name'], [wanted.name])
  return others.some(({ key }) => key[0] !== keys[0]?.[0])
}

/** The changes whose rows are not as the action left them, or can no longer be what it met. */
const overtakenRows = async (
  tx: Tx,
  ctx: Context,
  changes: readonly RowsChange[],
  direction: Direction,
): Promise<readonly RowsChange[]> => {
  const overtaken: RowsChange[] = []
  for (const change of changes) {
    const { table, workspaceId, keys } = change
    if (!ctx.actor.workspaceIds.includes(workspaceId)) {
      overtaken.push(change)
      continue
    }
    const { expected, wanted } = sides(change, direction)
    const [first] = ROW_KEYS[table]
    const values = keys.map(([value = '']) => value)
    const images = await imagesWhere(tx, [workspaceId], table, [first], values)
    const current = new Map(images.map(({ key, columns }) => [key.join('\n'), columns]))
    const isOvertaken = keys.some((key) => overtakenIn(table, expected, current.get(key.join('\n')) ?? null).length > 0)
    if (isOvertaken || (await isNameTaken(tx, change, wanted))) overtaken.push(change)
  }
  return overtaken
}

const idsIn = (changes: readonly RowsChange[], table: RowsChange['table'], at: number): readonly string[] => [
  ...new Set(changes.flatMap((change) => (change.table === table ? change.keys.map((key) => key[at] ?? '') : []))),
]

/** More facts than this are no edit, whose history would say so for each. */
const MOST_EDITED = 200

const SAID: ReadonlySet<string> = new Set(['statement', 'asOf', 'reviewBy', 'speaker', 'hedge', 'passageId'])

/** Facts that say something else, with what they say until then. */
const editedFacts = async (
  tx: Tx,
  ctx: Context,
  changes: readonly RowsChange[],
  factsOfCards: ReadonlyMap<string, FactId>,
): Promise<readonly FactToChange[]> => {
  const ids = changes.flatMap(({ table, keys, before, after }): readonly string[] => {
    if (before === null || after === null) return []
    const names = Object.keys(after)
    if (table === 'facts' && names.some((name) => SAID.has(name))) return keys.map(([id = '']) => id)
    if (table !== 'cards' || !names.some((name) => name === 'front' || name === 'back')) return []
    return keys.flatMap(([id = '']) => factsOfCards.get(id) ?? [])
  })
  const found: FactToChange[] = []
  if (ids.length > MOST_EDITED) return found
  for (const id of new Set(ids)) {
    const fact = await factToChange(ctx, id as FactId, tx) // of a row of facts or cards
    if (fact.ok) found.push(fact.value)
  }
  return found
}

const SEARCHED: ReadonlySet<RowsChange['table']> = new Set(['facts', 'cards', 'factTags'])

/**
 * Gives the rows that an action changed what it met, or what it left, and brings up to date what follows from them:
 * search, queues of new cards, memories of retired cards, and the history of facts.
 * @returns the facts that were touched
 */
const restoreActionRows = async (
  tx: Tx,
  ctx: Context,
  changes: readonly RowsChange[],
  direction: Direction,
): Promise<readonly FactId[]> => {
  const touched: FactId[] = []
  for (const workspaceId of new Set(changes.map((change) => change.workspaceId))) {
    const workspace = authorizedIn(ctx.actor, { workspaceId })
    if (!workspace) continue
    const own = changes.filter((change) => change.workspaceId === workspaceId)
    const cardIds = idsIn(own, 'cards', 0)
    const cardRows = await imagesWhere(tx, [workspaceId], 'cards', ['id'], cardIds)
    const factsOfCards = new Map(cardRows.map(({ key: [id = ''], columns }) => [id, columns.factId as FactId])) // as above
    const edited = await editedFacts(tx, ctx, own, factsOfCards)
    const wanted = own.map((change): RowsToRestore => ({ ...change, columns: sides(change, direction).wanted }))
    await restoreRows(
      tx,
      workspace,
      wanted.filter(({ table }) => table !== 'conflicts'),
      ctx.now,
    )
    const articles = idsIn(own, 'articles', 0)
    if (articles.length > 0) await indexItems(tx, workspaceId, 'article', articles)
    const tags = own.flatMap(({ table, keys }) => (table === 'factTags' ? keys : []))
    await indexNames(
      tx,
      workspaceId,
      tags.map(([, kind, name = '']) => ({ kind: kind as TagKind, name })), // the key of a tag
    )
    const factIds = [...new Set([...idsIn(own, 'facts', 0), ...factsOfCards.values()])] as FactId[] // as above
    const searched = own.filter(({ table }) => SEARCHED.has(table))
    await indexItems(tx, workspaceId, 'fact', [
      ...new Set([...idsIn(searched, 'facts', 0), ...factsOfCards.values(), ...idsIn(searched, 'factTags', 0)]),
    ])
    for (const piece of inPieces(factIds)) {
      const facts = await chosenFacts(tx, [workspaceId], piece)
      const weights = new Map(facts.map(({ factId, weight }) => [factId, weight]))
      const cards = await everyCardOfFacts(tx, workspaceId, piece)
      await placeForMembers(
        tx,
        workspace,
        cards.map(({ cardId, factId, position, retiredAt }) => ({
          cardId: cardId as CardId,
          factId,
          position,
          weight: weights.get(factId) ?? 'should',
          retired: retiredAt !== null,
        })),
      )
    }
    const note = direction === 'undo' ? 'An earlier change was undone.' : 'A change that was undone was made again.'
    for (const fact of edited) await recordVersion(tx, ctx, fact, { note })
    await restoreRows(
      tx,
      workspace,
      wanted.filter(({ table }) => table === 'conflicts'),
      ctx.now,
    )
    touched.push(...factIds)
  }
  return touched
}

const placesOf = (changes: readonly RowsChange[]): ReadonlySet<string> =>
  new Set(changes.flatMap(({ table, keys }) => keys.map((key) => `${table} ${key.join(' ')}`)))

/** The latest action in effect that came after this one and changed the same rows; null if none did. */
const inTheWay = async (tx: Tx, ctx: Context, action: StoredAction, overtaken: readonly RowsChange[]) => {
  const places = placesOf(overtaken)
  for await (const later of laterActions(tx, ctx.actor.learnerId, action)) {
    const rows = later.changes.filter((change) => change.kind === 'rows')
    if ([...placesOf(rows)].some((place) => places.has(place))) return later
  }
  return null
}

/** Why an action is not undone or redone: what stands in the way, and what to do. */
const blockedBy = async (
  tx: Tx,
  ctx: Context,
  action: StoredAction,
  overtaken: readonly RowsChange[],
  direction: Direction,
): Promise<Failure> => {
  const later = await inTheWay(tx, ctx, action, overtaken)
  const what = `This cannot be ${direction === 'undo' ? 'undone' : 'redone'}`
  return later
    ? failed(
        'conflict',
        `${what} (${insideSentence(action.words)}), because a later change affects the same cards, facts or decks: ${insideSentence(later.words)}. Undo that first.`,
      )
    : failed(
        'conflict',
        `${what} (${insideSentence(action.words)}), because the same was changed since, by somebody else or from a file. Change it where you see it.`,
      )
}

/**
 * Undoes an action, or redoes it, inside a transaction, all of it or nothing: the caller gives the transaction up where
 * it fails. Fails where the same was changed since. The caller has locked the learner.
 */
export const applyAction = async (tx: Tx, ctx: Context, action: StoredAction, direction: Direction) => {
  const rows = action.changes.filter((change) => change.kind === 'rows')
  const overtaken = await overtakenRows(tx, ctx, rows, direction)
  if (overtaken.length > 0) return blockedBy(tx, ctx, action, overtaken, direction)
  const factIds = await restoreActionRows(tx, ctx, rows, direction)
  const changes: ActionChange[] = [...rows]
  for (const change of action.changes) {
    if (change.kind === 'rows') continue
    if (direction === 'undo') await voidEntries(tx, ctx, change.ids)
    changes.push(direction === 'undo' ? change : { ...change, ids: await restateEntries(tx, ctx, change.ids) })
  }
  /** `changes`: what the action changed, with the ids of the entries that stand for it now. */
  return done({ changes, isLog: action.hasEntries, factIds })
}
