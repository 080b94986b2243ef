import type { Engine, Store } from '../../../data/engine/engine'
import { rollupState, storedRollups, uncountedEntriesOf } from '../../../data/queries/retention/rollups'
import { ROLLUPS_VERSION, type Rollups } from '../../../domain/retention/rollups'
import type { Actor } from '../../context'
import { type ChangedRollups, changedBy, rebuildRollups, sumLog } from '../../retention/update-rollups'
import { type Examination, type Examined, type OpenCheck, openCheck, rest } from './check'

/** Totals of probabilities that were added in another order differ in their last digits. */
const CLOSE = 1e-9

/** Rows of rollups by what they stand for, each with its numbers. */
type Lines = ReadonlyMap<string, Readonly<Record<string, number>>>

const isNothing = (numbers: Readonly<Record<string, number>>) =>
  Object.values(numbers).every((value) => Math.abs(value) < CLOSE)

/** Rows by name, without days and cards that wait to be summed again. */
const linesOf = ({ days, scores, cards }: Rollups, waiting: ChangedRollups): Lines =>
  new Map<string, Readonly<Record<string, number>>>([
    ...days.flatMap(({ day, stage, answers, ms, tested, passed, unpredicted }) =>
      waiting.days.has(day) ? [] : [[`day ${day}, ${stage}`, { answers, ms, tested, passed, unpredicted }] as const],
    ),
    ...scores.flatMap(({ day, bin, n, recalled, predicted, logLoss }) =>
      waiting.days.has(day) ? [] : [[`day ${day}, bin ${bin}`, { n, recalled, predicted, logLoss }] as const],
    ),
    ...cards.flatMap(({ cardId, answers, ms, tested, passed, unpredicted, n, recalled, predicted, logLoss }) => {
      const sum = { answers, ms, tested, passed, unpredicted, n, recalled, predicted, logLoss }
      return waiting.cards.has(cardId) ? [] : [[`card ${cardId}`, sum] as const]
    }),
  ])

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

const compare = async (store: Store, { learnerId }: Actor): Promise<{ lines: number; wrong: readonly string[] }> => {
  const waiting = await changedBy(store, learnerId, await uncountedEntriesOf(store, learnerId))
  const wanted = linesOf(await sumLog(store, learnerId, null), waiting)
  const stored = linesOf(await storedRollups(store, learnerId), waiting)
  return { lines: wanted.size, wrong: differences(stored, wanted) }
}

const repairRollups = async (engine: Engine, actors: readonly Actor[], check: OpenCheck): Promise<void> => {
  for (const actor of actors) await rebuildRollups(engine, actor, rest)
  check.repaired(check.left())
}

/**
 * Sums each learner's log from its beginning and compares that with the stored rollups. Days and cards that still wait to
 * be summed are nothing wrong.
 */
export const checkRollups = async ({ store, actors }: Examination): Promise<Examined> => {
  const check = openCheck('rollups')
  const wrongOf: Actor[] = []
  for (const actor of actors) {
    if ((await rollupState(store, actor.learnerId))?.version !== ROLLUPS_VERSION) continue
    const { lines, wrong } = await compare(store, actor)
    check.examined(lines)
    for (const what of wrong) check.found(what)
    if (wrong.length > 0) wrongOf.push(actor)
  }
  return { check, repair: (engine) => repairRollups(engine, wrongOf, check) }
}
