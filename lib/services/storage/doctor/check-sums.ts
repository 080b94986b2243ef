import type { Engine } from '../../../data/engine/engine'
import { logLength } from '../../../data/queries/retention'
import { hasUnreadableAnswer, isCounted, nextLoggedCards, storedSums, sumState } from '../../../data/queries/sums'
import { SUMS_VERSION } from '../../../domain/retention/sums'
import type { Asker } from '../../context'
import { countLogs, rebuildSums } from '../../retention/build-sums'
import { type Check, openCheck } from './check'

const REMEDY = 'Count the log anew: npm run aide -- doctor --repair'
const PIECE = 500
/** Sums of probabilities that were added in another order differ in their last digits. */
const CLOSE = 1e-6

/** Rows of sums by what they stand for, each with its numbers; rows of nothing but zeros are left out. */
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

/** What the log adds up to, counted card by card from its beginning. */
const counted = async (engine: Engine, { learnerId }: Asker): Promise<Lines> => {
  const lines: Lines = new Map()
  let after = ''
  for (;;) {
    const ids = await nextLoggedCards(engine.read, learnerId, after, PIECE)
    const { delta, progress } = await countLogs(engine.read, learnerId, ids)
    for (const { day, stage, mode, format, scores, ...sum } of delta.days) {
      const { n: scored, ...rest } = scores
      put(lines, `day ${day}, ${stage}, ${mode}, ${format}`, { ...sum, scored, ...rest })
    }
    for (const { hour, stage, mode, ...sum } of delta.hours) put(lines, `hour ${hour}, ${stage}, ${mode}`, sum)
    for (const { axis, value, bin, ...sum } of delta.scores) put(lines, `${axis} ${value}, bin ${bin}`, sum)
    for (const [cardId, { scores, ...sum }] of delta.cards) {
      const { n: scored, ...rest } = scores
      const { spaced = 0, missed = 0 } = progress.get(cardId as never) ?? {} // a card id: keys of both maps
      put(lines, `card ${cardId}`, { ...sum, scored, ...rest, spaced, missed })
    }
    after = ids.at(-1) ?? ''
    if (ids.length < PIECE) return lines
  }
}

/** The same lines from what is stored. */
const stored = async (engine: Engine, { learnerId }: Asker): Promise<Lines> => {
  const lines: Lines = new Map()
  const { days, hours, scores, cards } = await storedSums(engine.read, learnerId)
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
    const wrong = keys.filter((key) => Math.abs((a[key] ?? 0) - (b[key] ?? 0)) > CLOSE * Math.max(1, b[key] ?? 0))
    if (wrong.length === 0) return []
    return [`${name}: ${wrong.map((key) => `${key} is ${a[key] ?? 0} and should be ${b[key] ?? 0}`).join('; ')}`]
  })
}

const MOST_TRIES = 3

/** Counts until no answer came in meanwhile, or three times. */
const compare = async (engine: Engine, asker: Asker): Promise<{ lines: number; wrong: readonly string[] }> => {
  let result: { lines: number; wrong: readonly string[] } = { lines: 0, wrong: [] }
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const before = await logLength(engine.read, asker.learnerId)
    const wanted = await counted(engine, asker)
    result = { lines: wanted.size, wrong: differences(await stored(engine, asker), wanted) }
    if (result.wrong.length === 0 || before === (await logLength(engine.read, asker.learnerId))) return result
  }
  return result
}

/**
 * Counts each learner's log from its beginning and compares that with the kept sums. Sums that were not built yet are
 * no fault, and a log that cannot be read is one of memories. With `repair` they are built anew; what was known on past days is a record and stays.
 */
export const checkSums = async (engine: Engine, askers: readonly Asker[], repair: boolean): Promise<Check> => {
  const check = openCheck('sums', REMEDY)
  for (const asker of askers) {
    const store = engine.read
    if (!isCounted(await sumState(store, asker.learnerId), SUMS_VERSION)) continue
    if (await hasUnreadableAnswer(store, asker.learnerId)) continue
    const { lines, wrong } = await compare(engine, asker)
    check.examined(lines)
    if (wrong.length === 0) continue
    if (repair) await rebuildSums(engine, asker)
    for (const what of wrong) check.found(what, repair)
  }
  return check.done()
}
