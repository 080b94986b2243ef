import { z } from 'zod'
import { type Briefing, findBriefing } from '../../data/queries/briefing/briefings'
import { cribFactRows } from '../../data/queries/briefing/crib-facts'
import { factSides } from '../../data/queries/facts/fact-sides'
import type { FurtherPassage } from '../../data/queries/facts/further-passages'
import { composeCrib } from '../../domain/briefing/crib/compose'
import { type Crib, type CribInput, type CribOptions, DEFAULT_OPTIONS, PAPERS } from '../../domain/briefing/crib/crib'
import { saidBy } from '../../domain/briefing/crib/source-words'
import type { AskedFact } from '../../domain/briefing/crib/suggest-questions'
import { edtfEnd, parseEdtf } from '../../domain/content/edtf'
import type { DateStyle } from '../../domain/format/date-style'
import type { FactId } from '../../domain/ids'
import type { PassageRole } from '../../domain/library'
import { isoDateOf } from '../../domain/time/study-day'
import { valueHistories } from '../comparison/value-history'
import { listConflicts } from '../conflicts/list-conflicts'
import type { Context } from '../context'
import { done, NO_BRIEFING, type Result } from '../result'
import { forecastInputsOf, type Outlook } from './forecast-inputs'

/** How a crib is wanted, out of an address or a command; what is not understood takes the default. */
export const cribOptionsSchema = z.object({
  paper: z.enum(PAPERS).catch(DEFAULT_OPTIONS.paper),
  pages: z.coerce
    .number()
    .pipe(z.union([z.literal(1), z.literal(2)]))
    .catch(DEFAULT_OPTIONS.pages),
})

/** What was published in so many days before today is news. */
const NEWS_DAYS = 14

/** What a briefing's crib is made from, with all that writing its questions needs. */
export type CribMaterial = {
  readonly briefing: Briefing
  readonly input: CribInput
  readonly facts: readonly AskedFact[]
}

/** Mean recall at the briefing of each fact's cards, if nothing more is studied. */
const recallOfFacts = ({ cards, recallIfStopped }: Outlook): ReadonlyMap<FactId, number> => {
  const recall = new Map<FactId, number>()
  for (const { cardId, factId, cardsOfFact } of cards) {
    recall.set(factId, (recall.get(factId) ?? 0) + (recallIfStopped.get(cardId) ?? 0) / cardsOfFact)
  }
  return recall
}

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
  const latest = new Map<FactId, FactId>()
  for (const [factId, steps] of await valueHistories(ctx, factIds)) {
    const last = steps.at(-1)
    if (last && last.factId !== factId) latest.set(factId, last.factId)
  }
  const sides = await factSides(ctx.engine.read, ctx.actor.workspaceIds, [...new Set(latest.values())])
  return new Map(
    [...latest].flatMap(([factId, newerId]) => {
      const newer = sides.get(newerId)
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

/** Reads what a crib is made from; null where the actor has no such briefing. @throws when the learner has no row */
export const loadCribMaterial = async (ctx: Context, briefingId: string): Promise<CribMaterial | null> => {
  const { engine, actor } = ctx
  const briefing = await findBriefing(engine.read, actor.learnerId, briefingId)
  if (briefing === null || briefing.retiredAt !== null) return null
  const outlook = await forecastInputsOf(ctx, briefing)
  const { dates } = outlook
  const recall = recallOfFacts(outlook)
  const differences = await differencesOf(ctx)
  const today = isoDateOf(outlook.day)
  const rows = await cribFactRows(engine.read, actor.learnerId, actor.workspaceIds, briefing.id)
  const newer = await newerThan(
    ctx,
    rows.map(({ factId }) => factId),
    dates,
  )
  const facts = rows.map(
    ({ reviewBy, passageState, further, ...row }, position): AskedFact => ({
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
  const { title, at, timeZone, place, audience, choices } = briefing
  const newsSince = isoDateOf(outlook.day - NEWS_DAYS)
  const input = { title, at, timeZone, dates, place, audience, questions: choices.questions, newsSince, facts }
  return { briefing, input, facts }
}

/** The crib of one of the actor's briefings. @throws when the learner has no row */
export const loadCrib = async (
  ctx: Context,
  briefingId: string,
  options: CribOptions = DEFAULT_OPTIONS,
): Promise<Result<Crib>> => {
  const material = await loadCribMaterial(ctx, briefingId)
  if (material === null) return NO_BRIEFING
  return done(composeCrib(material.input, options))
}
