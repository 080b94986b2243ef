import type { Store } from '../../data/engine/engine'
import { pauses } from '../../data/engine/yield-to-event-loop'
import { cardsByGroup, type ExportedCard, exportedCards } from '../../data/queries/export/exported-cards'
import { adoptionsOfLearner, type Learner, learnerOf, settingsOfLog } from '../../data/queries/learner/learner'
import { logsOfCards, memoriesOf } from '../../data/queries/study/log'
import type { CardId, SettingsId } from '../../domain/ids'
import { settingsNamedIn } from '../../domain/scheduling/log'
import type { Memory } from '../../domain/scheduling/memory'
import { type MemoryChanged, replayChanges } from '../../domain/scheduling/replay-changes'
import type { Context } from '../context'

/** What a learner knows of a card, and how it came to that. */
export type CardStudy = { readonly memory: Memory | null; readonly changes: readonly MemoryChanged[] }

/** Cards that were written together, with what the actor knows of each; null where that is not wanted. */
export type StudiedGroup = readonly { readonly card: ExportedCard; readonly study: CardStudy | null }[]

/** Few enough for a request beside to wait for hardly anything: a piece is read in some 20 ms. */
const CARDS_AT_ONCE = 200

const NOTHING: CardStudy = { memory: null, changes: [] }

/** Reads what a learner knows of cards, with every answer replayed. */
const studyReader = (store: Store, learner: Learner) => {
  const pause = pauses()
  return async (ids: readonly CardId[]): Promise<ReadonlyMap<CardId, CardStudy>> => {
    const logs = await logsOfCards(store, learner.id, ids)
    const memories = await memoriesOf(store, learner.id, ids)
    const settings = await settingsOfLog(store, learner.id, settingsNamedIn([...logs.values()].flat()))
    const settingsOf = (id: SettingsId) => settings.get(id) ?? learner.scheduling
    const adoptions = await adoptionsOfLearner(store, learner.id)
    const studies = new Map<CardId, CardStudy>()
    for (const id of ids) {
      const changes = replayChanges(id, logs.get(id) ?? [], settingsOf, adoptions)
      studies.set(id, { memory: memories.get(id) ?? null, changes })
      await pause()
    }
    return studies
  }
}

/** Groups in pieces of about as many cards. */
function* piecesOf(groups: readonly (readonly CardId[])[]): Generator<readonly (readonly CardId[])[]> {
  let piece: (readonly CardId[])[] = []
  let cards = 0
  for (const group of groups) {
    piece.push(group)
    cards += group.length
    if (cards < CARDS_AT_ONCE) continue
    yield piece
    piece = []
    cards = 0
  }
  if (piece.length > 0) yield piece
}

/**
 * Cards of the actor's library with what the actor knows of them, group by group, read in small pieces.
 * @param ids in the order wanted; what is in no workspace of the actor's is left out
 */
export async function* studiedCards(
  { engine, actor }: Context,
  ids: readonly CardId[],
  withScheduling: boolean,
): AsyncGenerator<StudiedGroup> {
  const store = engine.read
  const study = withScheduling ? studyReader(store, await learnerOf(store, actor.learnerId)) : null
  for (const piece of piecesOf(await cardsByGroup(store, actor.workspaceIds, ids))) {
    const members = piece.flat()
    const cards = new Map((await exportedCards(store, actor.workspaceIds, members)).map((card) => [card.cardId, card]))
    const studies = study === null ? null : await study(members)
    for (const group of piece) {
      yield group.flatMap((id) => {
        const card = cards.get(id)
        return card ? [{ card, study: studies === null ? null : (studies.get(id) ?? NOTHING) }] : []
      })
    }
  }
}
