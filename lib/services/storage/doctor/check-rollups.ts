import type { Engine, Store } from '../../../data/engine/engine'
import { isCounted, nextLoggedCards, rollupState, storedRollups } from '../../../data/queries/retention/rollups'
import type { CardId } from '../../../domain/ids'
import { ROLLUPS_VERSION } from '../../../domain/retention/rollups'
import type { Actor } from '../../context'
import { countLogs } from '../../retention/count-rollups'
import { rebuildRollups } from '../../retention/update-rollups'
import { type Examination, type Examined, type OpenCheck, openCheck, rest } from './check'

const PIECE = 500
/** Totals of probabilities that were added in another order differ in their last digits. */
const CLOSE = 1e-9

/** Rows of rollups by what they stand for, each with its numbers; rows of nothing but zeros are left out. */
type Lines = Map<string, Readonly<Record<string, number>>>

const isNothing = (numbers: Readonly<Record<string, number>>) =>
  Object.values(numbers).every((value) => Math.abs(value) < CLOSE)

const put = (lines: Lines, name: string, numbers: Readonly<Record<string, number>>) => {
  const before = lines.get(name)
  const sum = before
    ? Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, value + (before[key] ?? 0)]))
    : numbers
  lines.set(name, sum)
}

/** What the log adds up to, counted card by card from its beginning, without entries that are still to be counted. */
const counted = async (store: Store, { learnerId }: Actor): Promise<Lines> => {
  const lines: Lines = new Map()
  let after = ''
  for (;;) {
    const ids = await nextLoggedCards(store, learnerId, after, PIECE)
    const { delta, progress } = await countLogs(store, learnerId, ids)
    for (const { day, stage, mode, format, scores, ...sum } of delta.days) {
      const { n: scored, ...rest } = scores
      put(lines, `day ${day}, ${stage}, ${mode}, ${format}`, { ...sum, scored, ...rest })
    }
    for (const { hour, stage, mode, ...sum } of delta.hours) put(lines, `hour ${hour}, ${stage}, ${mode}`, sum)
    for (const { axis, value, bin, ...sum } of delta.scores) put(lines, `${axis} ${value}, bin ${bin}`, sum)
    for (const [cardId, { scores, ...sum }] of delta.cards) {
      const { n: scored, ...rest } = scores
      const { spaced = 0, missed = 0 } = progress.get(cardId as CardId) ?? {} // edge: keys of both maps
      put(lines, `card ${cardId}`, { ...sum, scored, ...rest, spaced, missed })
    }
    after = ids.at(-1) ?? ''
    if (ids.length < PIECE) return lines
  }
}

/** The same lines from what is stored. */
const stored = async (store: Store, { learnerId }: Actor): Promise<Lines> => {
  const lines: Lines = new Map()
  const { days, hours, scores, cards } = await storedRollups(store, learnerId)
  for (const { learnerId: _, day, stage, mode, format, ...sum } of days) {
    put(lines, `day ${day}, ${stage}, ${mode}, ${format}`, sum)
  }
  for (const { learnerId: _, hour, stage, mode, ...sum } of hours) put(lines, `hour ${hour}, ${stage}, ${mode}`, sum)
  for (const { learnerId: _, axis, value, bin, ...sum } of scores) put(lines, `${axis} ${value}, bin ${bin}`, sum)
  for (const { learnerId: _, cardId, factId: _f, factKind: _k, lastAttemptDay: _l, revision: _r, ...sum } of cards) {
    put(lines, `card ${cardId}`, sum)
  }
  return lines
}

/** How the stored lines differ from the counted ones, a sentence each. */
const differences = (is: Lines, wanted: Lines): readonly string[] => {
  const names = new Set([...is.keys(), ...wanted.keys()])
  return [...names].flatMap((name) => {
    const [a = {}, b = {}] = [is.get(name), wanted.get(name)]
    if (isNothing(a) && isNothing(b)) return []
    const keys = Object.keys(wanted.has(name) ? b : a)
    const wrong = keys.filter(
      (key) => Math.abs((a[key] ?? 0) - (b[key] ?? 0)) > CLOSE * Math.max(1, Math.abs(b[key] ?? 0)),
    )
    if (wrong.length === 0) return []
    return [`${name}: ${wrong.map((key) => `${key} is ${a[key] ?? 0} and should be ${b[key] ?? 0}`).join('; ')}`]
  })
}

const compare = async (store: Store, actor: Actor): Promise<{ lines: number; wrong: readonly string[] }> => {
  const wanted = await counted(store, actor)
  return { lines: wanted.size, wrong: differences(await stored(store, actor), wanted) }
}

/** Counts again if that is still needed: rollups may only have differed because of what was stored beside answers. */
const repairRollups = async (engine: Engine, actors: readonly Actor[], check: OpenCheck): Promise<void> => {
  for (const actor of actors) {
    const { wrong } = await compare(engine.read, actor)
    if (wrong.length > 0) await rebuildRollups(engine, actor, rest)
  }
  check.repaired(check.left())
}

/**
 * Counts each learner's log from its beginning and compares that with the kept rollups. Rollups that were not built yet are
 * nothing wrong.
 */
export const checkRollups = async ({ store, actors }: Examination): Promise<Examined> => {
  const check = openCheck('rollups')
  const wrongOf: Actor[] = []
  for (const actor of actors) {
    if (!isCounted(await rollupState(store, actor.learnerId), ROLLUPS_VERSION)) continue
    const { lines, wrong } = await compare(store, actor)
    check.examined(lines)
    for (const what of wrong) check.found(what)
    if (wrong.length > 0) wrongOf.push(actor)
  }
  return { check, repair: (engine) => repairRollups(engine, wrongOf, check) }
}
