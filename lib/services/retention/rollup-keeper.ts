import type { Engine, Store, Tx } from '../../data/engine/engine'
import { inPieces } from '../../data/engine/insert-many'
import { lockLearner } from '../../data/engine/raw-query'
import { type Pause, yieldToEventLoop } from '../../data/engine/yield-to-event-loop'
import { markCounted, replaceRollups, saveRollupState } from '../../data/mutations/log'
import {
  answersOfCards,
  cardsAnsweredOn,
  daysOfAnswers,
  lastSummedDay,
  rollupState,
  type UncountedEntry,
  uncountedEntriesOf,
} from '../../data/queries/retention/rollups'
import { cardsInLog } from '../../data/queries/storage/integrity-scan'
import { latestEntry } from '../../data/queries/study/answers'
import type { CardId, LearnerId, StudyDay } from '../../domain/ids'
import { countAnswers, openRollups, ROLLUPS_VERSION, type Rollups } from '../../domain/retention/rollups'
import { actingLearner } from '../authorise'
import type { Actor, Context } from '../context'
import { onLogAppended } from '../events'
import { sharedByEngine } from '../process-wide-state'

/** Logs read before other requests get their turn: some milliseconds with a hundred answers each. */
const CARDS_AT_ONCE = 50

/** If entries change more study days than these, everything is summed again: most cards would be read anyway. */
const MOST_DAYS = 400

/** What entries change: the study days and cards to sum again. */
export type ChangedRollups = { readonly days: ReadonlySet<StudyDay>; readonly cards: ReadonlySet<CardId> }

/**
 * The study days and cards that entries change: the day of an answer, or of one that was taken back, and later days on
 * which its card was answered, since RMSE(bins) counts what came before.
 */
export const changedBy = async (
  store: Store,
  learnerId: LearnerId,
  entries: readonly UncountedEntry[],
): Promise<ChangedRollups> => {
  const voided = entries.flatMap(({ kind, voids }) => (kind === 'void' && typeof voids === 'string' ? [voids] : []))
  const dayOfVoided = await daysOfAnswers(store, learnerId, voided)
  const first = new Map<CardId, StudyDay>()
  const days = new Set<StudyDay>()
  for (const { kind, cardId, day, voids } of entries) {
    const changed = kind === 'review' ? day : kind === 'void' ? dayOfVoided.get(String(voids)) : undefined
    if (changed === undefined) continue
    days.add(changed)
    first.set(cardId, Math.min(changed, first.get(cardId) ?? changed))
  }
  for (const piece of inPieces([...first.keys()], CARDS_AT_ONCE)) {
    for (const [cardId, answers] of await answersOfCards(store, learnerId, piece)) {
      const from = first.get(cardId) ?? Number.POSITIVE_INFINITY
      for (const { day } of answers) if (day > from) days.add(day)
    }
  }
  return { days, cards: new Set(entries.map(({ cardId }) => cardId)) }
}

/** What the log adds up to on some study days and of some cards; null = on all, of all. */
export const sumLog = async (
  store: Store,
  learnerId: LearnerId,
  which: ChangedRollups | null,
  pause: Pause = yieldToEventLoop,
): Promise<Rollups> => {
  const { addToDays, addToCard, rollups } = openRollups()
  const ids = which && [...new Set([...which.cards, ...(await cardsAnsweredOn(store, learnerId, [...which.days]))])]
  for await (const piece of ids ? inPieces(ids, CARDS_AT_ONCE) : cardsInLog(store, learnerId, CARDS_AT_ONCE)) {
    const answersOf = await answersOfCards(store, learnerId, piece)
    for (const cardId of piece) {
      const counted = countAnswers(answersOf.get(cardId) ?? [])
      addToDays(which ? counted.filter(({ answer }) => which.days.has(answer.day)) : counted)
      if (!which || which.cards.has(cardId)) addToCard(cardId, counted)
    }
    await pause()
  }
  return rollups()
}

/** Has a learner's whole log summed again the next time. */
export const forgetRollups = async (tx: Tx, actor: Actor): Promise<void> => {
  const state = await rollupState(tx, actor.learnerId)
  const revision = (state?.revision ?? 0) + 1
  await saveRollupState(tx, actingLearner(actor), { version: 0, revision, lastDay: null, pastRevision: revision })
}

/** What is to be summed: study days and cards, or everything (`null`); `undefined` where the rollups are up to date. */
const toSum = async (store: Store, { learnerId }: Actor, entries: readonly UncountedEntry[]) => {
  const state = await rollupState(store, learnerId)
  const isNew = state?.version !== ROLLUPS_VERSION
  if (isNew) return { state, which: entries.length > 0 || (await latestEntry(store, learnerId)) ? null : undefined }
  if (entries.length === 0) return { state, which: undefined }
  const changed = await changedBy(store, learnerId, entries)
  return { state, which: changed.days.size > MOST_DAYS ? null : changed }
}

type CatchingUp = {
  readonly pause?: Pause
  readonly isStopped?: () => boolean
}

/**
 * Brings a learner's rollups up to date with what was in the log when it was called: the study days and cards that
 * changed are summed again. The log is read outside a transaction. If another process was faster, it starts again; an
 * entry that arrives meanwhile keeps its mark, and its day is summed once more. A query if they are up to date.
 */
const catchUp = async (
  engine: Engine,
  actor: Actor,
  { pause = yieldToEventLoop, isStopped = () => false }: CatchingUp = {},
): Promise<void> => {
  const { learnerId } = actor
  while (!isStopped()) {
    const entries = await uncountedEntriesOf(engine.read, learnerId)
    const { state, which } = await toSum(engine.read, actor, entries)
    if (which === undefined) return
    const rollups = await sumLog(engine.read, learnerId, which, pause)
    const isWritten = await engine.write(async (tx) => {
      await lockLearner(tx, learnerId)
      const now = await rollupState(tx, learnerId)
      if (now?.revision !== state?.revision) return false
      const learner = actingLearner(actor)
      const revision = (state?.revision ?? 0) + 1
      const lists = { days: which && [...which.days], cards: which && [...which.cards] }
      await replaceRollups(tx, learner, lists, rollups, revision)
      const isPast = which === null || [...which.days].some((day) => day < (state?.lastDay ?? Infinity))
      await saveRollupState(tx, learner, {
        version: ROLLUPS_VERSION,
        revision,
        lastDay: await lastSummedDay(tx, learnerId),
        pastRevision: isPast ? revision : (state?.pastRevision ?? revision),
      })
      const ids = entries.map(({ id }) => id)
      await markCounted(tx, learner, ids)
      return true
    })
    if (isWritten) return
  }
}

/** Sums a learner's whole log again. */
export const rebuildRollups = async (engine: Engine, actor: Actor, pause?: Pause): Promise<void> => {
  await engine.write(async (tx) => {
    await lockLearner(tx, actor.learnerId)
    await forgetRollups(tx, actor)
  })
  await catchUp(engine, actor, pause ? { pause } : {})
}

/** How long no answer came in before those that did are summed together. */
const QUIET_MS = 1_000
/** Answers that keep coming in are summed after this long. */
const MOST_WAIT_MS = 30_000

type Work = {
  /** The catching up under way, and the one after it, which includes what was committed before it starts. */
  running: Promise<void> | null
  next: Promise<void> | null
}

type Keeper = { isStopped: boolean; readonly work: Map<LearnerId, Work> }

const keeperOf = sharedByEngine<Keeper>('rollup-keeper', () => ({ isStopped: false, work: new Map() }))

const workOf = (engine: Engine, { learnerId }: Actor): Work => {
  const { work } = keeperOf(engine)
  const own = work.get(learnerId) ?? { running: null, next: null }
  work.set(learnerId, own)
  return own
}

const start = (engine: Engine, actor: Actor, work: Work): Promise<void> => {
  const keeper = keeperOf(engine)
  work.running = catchUp(engine, actor, { isStopped: () => keeper.isStopped }).finally(() => {
    work.running = null
  })
  return work.running
}

/** Catches up, one after another: whoever comes while it runs waits for the next one, together with all others. */
const inTurn = (engine: Engine, actor: Actor): Promise<void> => {
  const work = workOf(engine, actor)
  if (!work.running) return start(engine, actor, work)
  work.next ??= work.running
    .catch(() => undefined)
    .then(() => {
      work.next = null
      return start(engine, actor, work)
    })
  return work.next
}

/** Resolves when the actor's rollups include everything that was committed before. A query where they do. */
export const rollupsUpToDate = ({ engine, actor }: Context): Promise<void> => inTurn(engine, actor)

type KeptRollups = {
  /** Ends it after the step that is running; what is left is summed after the next start. */
  readonly stop: () => Promise<void>
}

/**
 * Keeps a learner's rollups up to date in the background: now, and after answers came in. What fails
 * is tried again at the next answers.
 */
export const keepRollups = (engine: Engine, actor: Actor, failed: (reason: unknown) => void): KeptRollups => {
  const keeper = keeperOf(engine)
  const behind = new Map<LearnerId, { readonly since: number; readonly timer: NodeJS.Timeout }>()
  let running: Promise<void> = Promise.resolve()
  const run = (who: Actor) => {
    behind.delete(who.learnerId)
    running = inTurn(engine, who).catch((reason: unknown) => {
      if (!keeper.isStopped) failed(reason)
    })
  }
  const unsubscribe = onLogAppended(engine, (who) => {
    const waiting = behind.get(who.learnerId)
    clearTimeout(waiting?.timer)
    const since = waiting?.since ?? performance.now()
    const wait = Math.max(0, Math.min(QUIET_MS, since + MOST_WAIT_MS - performance.now()))
    behind.set(who.learnerId, { since, timer: setTimeout(() => run(who), wait).unref() })
  })
  run(actor)
  return {
    stop: async () => {
      keeper.isStopped = true
      unsubscribe()
      for (const { timer } of behind.values()) clearTimeout(timer)
      await running
    },
  }
}
