import { libraryCards } from '../../data/queries/study/study-cards'
import type { ScopeCard } from '../../domain/briefing/forecast'
import type { CardId, FactId } from '../../domain/ids'
import type { StudyCard } from '../../domain/queue/study-card'
import type { Context } from '../context'
import type { Outlook } from './forecast-inputs'

/** A must-know that may be missing on the day, with what supports it. */
export type FactAtRisk = {
  readonly factId: FactId
  readonly statement: string
  readonly articleKey: string
  /** Mean predicted recall of its cards at the briefing. */
  readonly ifStopped: number
  readonly ifFollowed: number
  readonly isBegun: boolean
  readonly asOf: string | null
  readonly source: StudyCard['source'] | null
  /** Its further passages. */
  readonly also: StudyCard['also']
}

export type AtRisk = {
  /** The lowest recall first. */
  readonly facts: readonly FactAtRisk[]
  /** Must-knows below their target, those not listed included. */
  readonly total: number
  /** Must-knows that stay below their target although the plan is followed: the target is for their average. */
  readonly belowWithPlan: number
}

type Found = { readonly factId: FactId; readonly cards: CardId[]; stopped: number; followed: number; isBegun: boolean }

/** Must-knows that are below their target if nothing more is studied, the least known first; `limit` of them with sources. */
export const mustKnowsAtRisk = async (
  ctx: Context,
  { cards, briefing, recallIfStopped }: Outlook,
  followed: (card: ScopeCard) => number,
  limit: number,
): Promise<AtRisk> => {
  const facts = new Map<FactId, Found>()
  for (const card of cards) {
    const { cardId, factId, weight, cardsOfFact, studied } = card
    if (weight !== 'must') continue
    const fact = facts.get(factId) ?? { factId, cards: [], stopped: 0, followed: 0, isBegun: false }
    fact.cards.push(cardId)
    fact.stopped += (recallIfStopped.get(cardId) ?? 0) / cardsOfFact
    fact.followed += followed(card) / cardsOfFact
    fact.isBegun ||= studied !== null
    facts.set(factId, fact)
  }
  const low = [...facts.values()].filter(({ stopped }) => stopped < briefing.choices.targetMust)
  // What was begun and slips comes before what still waits for its day.
  low.sort((a, b) => Number(b.isBegun) - Number(a.isBegun) || a.stopped - b.stopped || (a.factId < b.factId ? -1 : 1))
  const shown = low.slice(0, limit)
  const ids = shown.flatMap(({ cards: [first] }) => (first === undefined ? [] : [first]))
  const found = await libraryCards(ctx.engine.read, ctx.actor.workspaceIds, ids)
  return {
    total: low.length,
    belowWithPlan: [...facts.values()].filter((fact) => fact.followed < briefing.choices.targetMust).length,
    facts: shown.flatMap(({ factId, cards: [first], stopped, followed: then, isBegun }) => {
      const details = first === undefined ? undefined : found.get(first)
      if (!details) return []
      const { fact, source, also } = details
      return [
        {
          factId,
          statement: fact.statement,
          asOf: fact.asOf,
          articleKey: source.articleKey,
          source,
          also,
          ifStopped: stopped,
          ifFollowed: then,
          isBegun,
        },
      ]
    }),
  }
}
