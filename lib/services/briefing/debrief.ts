import { z } from 'zod'
import { saveCameUp } from '../../data/mutations/briefings'
import {
  articleTitlesOfBriefing,
  type Briefing,
  type ScopeRow,
  statementsOfBriefing,
} from '../../data/queries/briefing/briefings'
import type { FactId } from '../../domain/ids'
import { briefingToChange } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Given, type Result } from '../result'
import { forecastInputsOf, outlookAtBriefing, recallOfFacts } from './forecast-inputs'

/** What the debrief of a briefing says in numbers; null where nothing came up or none was written. */
export const debriefCounts = ({ at }: Pick<Briefing, 'at'>, rows: readonly ScopeRow[]) => {
  const marks = new Map(
    rows.flatMap(({ factId, recalled }) => (recalled === null ? [] : [[factId, recalled] as const])),
  )
  if (marks.size === 0) return null
  const answeredSince = new Set(rows.flatMap(({ factId, lastReviewAt }) => ((lastReviewAt ?? 0) > at ? [factId] : [])))
  const open = rows.filter(({ factId, recalled }) => recalled === false && !answeredSince.has(factId))
  return {
    /** How many facts came up, and how many of them were recalled. */
    cameUp: marks.size,
    recalled: [...marks.values()].filter((recalled) => recalled).length,
    /** Facts that came up, were not recalled and were not answered since, with their cards in the scope. */
    toReview: { facts: new Set(open.map(({ factId }) => factId)).size, cards: open.map(({ cardId }) => cardId) },
  }
}

export type DebriefCounts = NonNullable<ReturnType<typeof debriefCounts>>

/** A fact of a briefing that is over: what was forecast for it, and what came of it. */
export type DebriefFact = {
  readonly factId: FactId
  readonly statement: string
  /** At the instant of the briefing, from the memories before it; corrected by the learner's calibration. */
  readonly predictedRecall: number
  /** Null where it did not come up. */
  readonly recalled: boolean | null
}

const heldBriefing = async (ctx: Context, briefingId: string): ReturnType<typeof briefingToChange> => {
  const found = await briefingToChange(ctx, briefingId)
  if (!found.ok || found.value.at <= ctx.now) return found
  return failed('conflict', 'The briefing has not taken place yet. Write its debrief afterwards.')
}

/** The facts of a briefing that is over, by article, with what was forecast and what is written down already. */
export const loadDebrief = async (ctx: Context, briefingId: string) => {
  const found = await heldBriefing(ctx, briefingId)
  if (!found.ok) return found
  const briefing = found.value
  const outlook = await outlookAtBriefing(ctx, await forecastInputsOf(ctx, briefing))
  const recalls = recallOfFacts(outlook)
  const { learnerId, workspaceIds } = ctx.actor
  const statements = await statementsOfBriefing(ctx.engine.read, learnerId, workspaceIds, briefingId)
  const titles = await articleTitlesOfBriefing(ctx.engine.read, learnerId, workspaceIds, briefingId)
  const groups = new Map<string, Map<FactId, DebriefFact>>()
  for (const { factId, articleKey, recalled } of outlook.rows) {
    const group = groups.get(articleKey) ?? new Map<FactId, DebriefFact>()
    groups.set(articleKey, group)
    const predictedRecall = recalls.get(factId) ?? 0
    group.set(factId, { factId, statement: statements.get(factId) ?? '', predictedRecall, recalled })
  }
  return done({
    briefing,
    groups: [...groups].map(([articleKey, facts]) => {
      return { articleKey, title: titles.get(articleKey) ?? articleKey, facts: [...facts.values()] }
    }),
    counts: debriefCounts(briefing, outlook.rows),
  })
}

export type Debrief = Given<typeof loadDebrief>
export type DebriefGroup = Debrief['groups'][number]

/** The facts that came up, each with whether it was recalled; all others did not. */
export const debriefSchema = z.map(
  z
    .string()
    .min(1)
    .max(200)
    .transform((id) => id as FactId), // edge
  z.boolean(),
)

/** Writes down what came up at a briefing that is over, in place of what was written before. */
export const saveDebrief = async (
  ctx: Context,
  briefingId: string,
  recalled: ReadonlyMap<FactId, boolean>,
): Promise<Result<null>> => {
  const found = await heldBriefing(ctx, briefingId)
  if (!found.ok) return found
  await ctx.engine.write((tx) => saveCameUp(tx, found.value, recalled))
  return done(null)
}
