import type { Engine, Store, Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/lock-learner'
import { type Pause, yieldToEventLoop } from '../../data/engine/yield-to-event-loop'
import {
  addToRollups,
  type CardProgress,
  clearCardRollups,
  clearRollups,
  saveRollupState,
} from '../../data/mutations/rollups'
import type { OwnStudy } from '../../data/proof'
import { settingsOfLog } from '../../data/queries/learner/settings-versions'
import {
  countedCards,
  effectiveAnswers,
  hasLog,
  isCounted,
  lastStudyDay,
  nextLoggedCards,
  type RollupState,
  rollupState,
} from '../../data/queries/retention/rollups'
import { allWorkspaces } from '../../data/queries/storage/integrity-scan'
import type { CardId, LearnerId, SettingsId } from '../../domain/ids'
import { openDelta } from '../../domain/retention/rollup-delta'
import { countAnswers, SUMS_VERSION } from '../../domain/retention/rollups'
import type { SchedulingSettings } from '../../domain/scheduling/settings'
import { ownStudy } from '../authorise'
import type { Actor } from '../context'
import { hourBy } from './update-rollups'

/** Cards counted in one transaction: other writes get their turn in between, also those of a server beside. */
const PIECE = 40

/** Counts logs of cards from their first answers on, in as many pieces as is handy. Each card may be named once. */
export const openCount = (store: Store, learnerId: LearnerId) => {
  const settings = new Map<string, SchedulingSettings>()
  const settingsOf = (id: SettingsId) => {
    const found = settings.get(id)
    if (!found) throw new Error(`the log of learner ${learnerId} names settings ${id}, which do not exist`)
    return found
  }
  const delta = openDelta(hourBy(settingsOf))
  const count = async (ids: readonly CardId[]) => {
    const answers = await effectiveAnswers(store, learnerId, ids)
    const named = new Set([...answers.values()].flat().map(({ settingsId }) => settingsId))
    for (const [id, own] of await settingsOfLog(store, learnerId, [...named])) settings.set(id, own)
    const cards = await countedCards(store, learnerId, await allWorkspaces(store), ids)
    const progress = new Map<CardId, CardProgress>()
    for (const cardId of ids) {
      const card = cards.get(cardId)
      if (!card) continue
      const { counted, progress: after } = countAnswers(answers.get(cardId) ?? [])
      delta.add(counted, card.factKind)
      progress.set(cardId, { factId: card.factId, factKind: card.factKind, ...after })
    }
    return { progress, answers }
  }
  return { count, delta: delta.delta }
}

/** What the logs of some cards add up to, counted from their first answers on. */
export const countLogs = async (store: Store, learnerId: LearnerId, ids: readonly CardId[]) => {
  const { count, delta } = openCount(store, learnerId)
  const counted = await count(ids)
  return { delta: delta(), ...counted }
}

const begin = (engine: Engine, actor: Actor): Promise<void> =>
  engine.write(async (tx) => {
    await lockLearner(tx, actor.learnerId)
    const state = await rollupState(tx, actor.learnerId)
    if (state?.version === SUMS_VERSION) return
    await beginAgain(tx, ownStudy(actor), state)
  })

/** Marks sums as not counted yet and removes those by day, hour and score; those by card are many, and go in pieces. */
const beginAgain = async (tx: Tx, proof: OwnStudy, state: RollupState | null): Promise<void> => {
  await clearRollups(tx, proof)
  const openDay = await lastStudyDay(tx, proof.learnerId)
  const revision = (state?.revision ?? 0) + 1
  await saveRollupState(tx, proof, { version: SUMS_VERSION, countedTo: '', openDay, revision, lateRevision: revision })
}

/** While sums are counted, those by card of cards that are not counted yet are left over from before. */
const clearLeftCards = async (engine: Engine, actor: Actor, pause: Pause): Promise<void> => {
  const clear = () =>
    engine.write(async (tx) => {
      await lockLearner(tx, actor.learnerId)
      const state = await rollupState(tx, actor.learnerId)
      // Somebody else may count already.
      return state?.countedTo === '' ? await clearCardRollups(tx, ownStudy(actor)) : false
    })
  while (await clear()) await pause()
}

/** Counts the next cards. @returns whether all are counted */
const countPiece = (engine: Engine, actor: Actor): Promise<boolean> =>
  engine.write(async (tx) => {
    const { learnerId } = actor
    await lockLearner(tx, learnerId)
    const state = await rollupState(tx, learnerId)
    if (state === null || state.countedTo === null) return true
    const ids = await nextLoggedCards(tx, learnerId, state.countedTo, PIECE)
    const { delta, progress } = await countLogs(tx, learnerId, ids)
    const proof = ownStudy(actor)
    await addToRollups(tx, proof, delta, progress, state.revision)
    const isDone = ids.length < PIECE
    await saveRollupState(tx, proof, { ...state, countedTo: isDone ? null : (ids.at(-1) ?? null) })
    return isDone
  })

/**
 * Builds a learner's sums from the log where they are not built yet, in pieces, so that answers can be stored meanwhile.
 * Does nothing where they are, or where the log is empty.
 */
export const ensureRollups = async (engine: Engine, actor: Actor): Promise<void> => {
  const state = await rollupState(engine.read, actor.learnerId)
  if (isCounted(state, SUMS_VERSION)) return
  if (state === null && !(await hasLog(engine.read, actor.learnerId))) return
  await begin(engine, actor)
  await clearLeftCards(engine, actor, yieldToEventLoop)
  while (!(await countPiece(engine, actor))) await yieldToEventLoop()
}

/**
 * Throws a learner's sums away and builds them again from the log, in short transactions with a pause after each: a
 * server beside gets its turn.
 */
export const rebuildRollups = async (engine: Engine, actor: Actor, pause: Pause = yieldToEventLoop): Promise<void> => {
  await engine.write(async (tx) => {
    await lockLearner(tx, actor.learnerId)
    await beginAgain(tx, ownStudy(actor), await rollupState(tx, actor.learnerId))
  })
  await pause()
  await clearLeftCards(engine, actor, pause)
  while (!(await countPiece(engine, actor))) await pause()
}
