import type { Briefing, ScopeRow } from '../../data/queries/briefing/briefings'
import { articleTitlesOfBriefing, statementsOfBriefing } from '../../data/queries/briefing/scope-words'
import { type DebriefRow, debriefedFacts, debriefOf } from '../../data/queries/rehearsal/rehearsals'
import { type DebriefScore, forecastScoreOf, forecastSentence } from '../../domain/briefing/rehearsal/debrief-score'
import type { FactId } from '../../domain/ids'
import type { Weight } from '../../domain/library'
import { briefingToChange } from '../authorise'
import { outlookAtBriefing } from '../briefing/as-of'
import { countsOf, type DebriefCounts } from '../briefing/debrief-counts'
import { forecastInputsOf } from '../briefing/forecast-inputs'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'

/** A fact of a briefing that is over: what was forecast for it, and what was written down of it. */
export type DebriefFact = {
  readonly factId: FactId
  readonly statement: string
  readonly weight: Weight
  /** At the instant of the briefing, from the memories before it; corrected by the learner's calibration. */
  readonly predictedRecall: number
  /** Whether it was in its first step, of learning or relearning, at the briefing; of several cards, any of them. */
  readonly isInFirstStep: boolean
  readonly written: Pick<DebriefRow, 'cameUp' | 'recalled'> | null
}

export type DebriefGroup = {
  readonly articleKey: string
  readonly title: string
  readonly facts: readonly DebriefFact[]
}

export type Debrief = {
  readonly briefing: Briefing
  readonly groups: readonly DebriefGroup[]
  readonly written: number
  /** What was written down in numbers; null where nothing was. */
  readonly counts: DebriefCounts | null
}

/** Recall of each fact in a briefing's scope at its instant, as its memories stood just before: the mean of its cards. */
export const recallsAtBriefing = async (ctx: Context, briefing: Briefing) => {
  const { rows, cards, recallIfStopped } = await outlookAtBriefing(ctx, await forecastInputsOf(ctx, briefing))
  const recalls = new Map<FactId, number>()
  const inFirstStep = new Set<FactId>()
  for (const { cardId, factId, studied, cardsOfFact } of cards) {
    recalls.set(factId, (recalls.get(factId) ?? 0) + (recallIfStopped.get(cardId) ?? 0) / cardsOfFact)
    if (studied?.isInFirstStep) inFirstStep.add(factId)
  }
  return { rows, recalls, inFirstStep }
}

type DebriefWords = {
  readonly statements: ReadonlyMap<FactId, string>
  readonly articleTitles: ReadonlyMap<string, string>
}

const groupsOf = (
  rows: readonly ScopeRow[],
  { statements, articleTitles }: DebriefWords,
  {
    recalls,
    inFirstStep,
  }: { readonly recalls: ReadonlyMap<FactId, number>; readonly inFirstStep: ReadonlySet<FactId> },
  written: ReadonlyMap<string, DebriefRow>,
): readonly DebriefGroup[] => {
  const groups = new Map<string, { title: string; facts: Map<FactId, DebriefFact> }>()
  for (const { factId, weight, articleKey } of rows) {
    const group = groups.get(articleKey) ?? { title: articleTitles.get(articleKey) ?? articleKey, facts: new Map() }
    groups.set(articleKey, group)
    const statement = statements.get(factId) ?? ''
    const row = written.get(factId)
    group.facts.set(factId, {
      factId,
      statement,
      weight,
      predictedRecall: row?.predictedRecall ?? recalls.get(factId) ?? 0,
      isInFirstStep: inFirstStep.has(factId),
      written: row ? { cameUp: row.cameUp, recalled: row.recalled } : null,
    })
  }
  return [...groups].map(([articleKey, { title, facts }]) => ({ articleKey, title, facts: [...facts.values()] }))
}

/** The facts of a briefing that is over, by article, with what was forecast and what is written down already. */
export const loadDebrief = async (ctx: Context, briefingId: string): Promise<Result<Debrief>> => {
  const found = await briefingToChange(ctx, briefingId)
  if (!found.ok) return found
  const briefing = found.value
  if (briefing.at > ctx.now) {
    return failed('conflict', 'The briefing has not taken place yet. Write its debrief afterwards.')
  }
  const written = await debriefOf(ctx.engine.read, ctx.actor.learnerId, briefingId)
  const { rows, ...before } = await recallsAtBriefing(ctx, briefing)
  const { learnerId, workspaceIds } = ctx.actor
  const words = {
    statements: await statementsOfBriefing(ctx.engine.read, learnerId, workspaceIds, briefingId),
    articleTitles: await articleTitlesOfBriefing(ctx.engine.read, learnerId, workspaceIds, briefingId),
  }
  return done({
    briefing,
    groups: groupsOf(rows, words, before, written),
    written: written.size,
    counts: countsOf(briefing, rows, written),
  })
}

export type ForecastsScored = {
  readonly score: DebriefScore
  readonly briefings: number
  /** In one plain sentence, with what it rests on. */
  readonly sentence: string
}

/** How the actor's forecasts of briefings have held, over all that were debriefed; null where no fact came up yet. */
export const loadForecastScore = async (ctx: Context): Promise<ForecastsScored | null> => {
  const facts = await debriefedFacts(ctx.engine.read, ctx.actor.learnerId)
  const score = forecastScoreOf(facts)
  if (!score) return null
  const briefings = new Set(facts.map(({ briefingId }) => briefingId)).size
  return { score, briefings, sentence: forecastSentence(score) }
}
