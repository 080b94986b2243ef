import { cribFactRows } from '../../data/queries/briefing/briefings'
import type { FurtherPassage } from '../../data/queries/facts/fact-links'
import { factSides } from '../../data/queries/facts/fact-views'
import { composeCrib } from '../../domain/briefing/crib/compose'
import type { Crib, CribFact } from '../../domain/briefing/crib/crib'
import { saidBy } from '../../domain/briefing/crib/source-words'
import { latestOf } from '../../domain/comparison/value-chain'
import { edtfEnd, parseEdtf } from '../../domain/content/edtf'
import type { DateStyle } from '../../domain/format/date-style'
import type { FactId } from '../../domain/ids'
import type { PassageRole } from '../../domain/library'
import { isoDateOf } from '../../domain/time/study-day'
import { briefingToChange } from '../authorise'
import { updatesAround } from '../comparison/record-conflicts'
import { listConflicts } from '../conflicts/list-conflicts'
import type { Context } from '../context'
import { done, type Result } from '../result'
import { forecastInputsOf, recallOfFacts } from './forecast-inputs'

/** What was published in so many days before today is news. */
const NEWS_DAYS = 14

/** How others differ from each fact, where that is not decided. */
const differencesOf = async (ctx: Context): Promise<ReadonlyMap<FactId, readonly string[]>> => {
  const found = new Map<FactId, readonly string[]>()
  for (const { kind, note, difference, sides } of (await listConflicts(ctx)).open) {
    if (kind !== 'conflict') continue
    for (const { factId } of sides) found.set(factId, [...(found.get(factId) ?? []), note ?? difference])
  }
  return found
}

/** The latest value of what each fact has an older value of, with its source. */
const newerThan = async (
  ctx: Context,
  factIds: readonly FactId[],
  dates: DateStyle,
): Promise<ReadonlyMap<FactId, readonly string[]>> => {
  const { engine, actor } = ctx
  const updates = await updatesAround(engine.read, actor.workspaceIds, factIds)
  const sides = await factSides(engine.read, actor.workspaceIds, [...new Set(updates.map(({ newer }) => newer))])
  const isLive = (factId: FactId) => sides.get(factId)?.retiredAt === null
  return new Map(
    factIds.flatMap((factId) => {
      const latest = latestOf(factId, updates, isLive)
      const newer = latest === null ? undefined : sides.get(latest)
      return newer ? [[factId, [`${saidBy(newer.statement, newer.source, dates)}.`]] as const] : []
    }),
  )
}

/** The articles of further passages of some roles; one whose words a newer text no longer has is no source. */
const articlesOf = (further: readonly FurtherPassage[], ...roles: readonly PassageRole[]) =>
  further.filter(({ role, state }) => roles.includes(role) && state !== 'gone').map(({ article }) => article)

/** What further passages of a role say: in the words of their notes, or else in their own. */
const saidIn = (further: readonly FurtherPassage[], wanted: PassageRole, dates: DateStyle): readonly string[] =>
  further
    .filter(({ role, state }) => role === wanted && state !== 'gone')
    .map(({ note, exact, article }) => `${saidBy(note ?? `“${exact}”`, article, dates)}.`)

const hasPassed = (reviewBy: string | null, today: string): reviewBy is string =>
  reviewBy !== null && parseEdtf(reviewBy) !== null && edtfEnd(reviewBy) < today

/**
 * The crib of one of the actor's briefings.
 * @param first how many facts it has at most, beside the must-knows; null for all
 * @throws when the learner has no row
 */
export const loadCrib = async (
  ctx: Context,
  briefingId: string,
  first: number | null = null,
): Promise<Result<Crib>> => {
  const { engine, actor } = ctx
  const found = await briefingToChange(ctx, briefingId)
  if (!found.ok) return found
  const briefing = found.value
  const outlook = await forecastInputsOf(ctx, briefing)
  const { dates } = outlook
  const recall = recallOfFacts(outlook)
  const differences = await differencesOf(ctx)
  const today = isoDateOf(outlook.day)
  const rows = await cribFactRows(engine.read, actor.learnerId, actor.workspaceIds, briefing.id)
  const factIds = rows.map(({ factId }) => factId)
  const newer = await newerThan(ctx, factIds, dates)
  const facts = rows.map(
    ({ reviewBy, passageState, further, ...row }, position): CribFact => ({
      ...row,
      position,
      also: articlesOf(further, 'states', 'supports'),
      recall: recall.get(row.factId) ?? 0,
      isSuspended: outlook.suspended.has(row.factId),
      staleSince: hasPassed(reviewBy, today) ? reviewBy : null,
      isPassageGone: passageState === 'gone',
      differences: [...(differences.get(row.factId) ?? []), ...saidIn(further, 'disagrees', dates)],
      newer: [...(newer.get(row.factId) ?? []), ...saidIn(further, 'updates', dates)],
    }),
  )
  const { title, at, timeZone, place, audience } = briefing
  const newsSince = isoDateOf(outlook.day - NEWS_DAYS)
  return done(composeCrib({ title, at, timeZone, dates, place, audience, newsSince, facts }, first))
}
