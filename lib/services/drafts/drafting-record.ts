import { lastDecisions, refusalsOfKinds } from '../../data/queries/drafts/drafts'
import {
  type DraftingFigures,
  draftingFigures,
  figuresByKind,
  isOnProposal,
} from '../../domain/drafting/drafting-figures'
import type { Context } from '../context'

/** How many of the last entries “lately” means. */
export const LATELY = 500
/** More than anybody decides in years; the record page looks no further back. */
const MOST_ENTRIES = 50_000

export type DraftingRecord = {
  readonly all: DraftingFigures
  readonly byKind: readonly { readonly kind: string; readonly figures: DraftingFigures }[]
  /** Cards that the reader made of words of their own choice. */
  readonly own: DraftingFigures
  /** Seconds spent on all drafts, skipped ones too, for each accepted card; null where none was accepted. */
  readonly secondsInAll: number | null
  /** Kinds refused for good, in the order in which they were refused. */
  readonly refusedKinds: readonly string[]
}

/** What the actor decided about drafts, in figures. */
export const draftingRecord = async (ctx: Context): Promise<DraftingRecord> => {
  const { read } = ctx.engine
  const { learnerId } = ctx.actor
  const decisions = await lastDecisions(read, learnerId, MOST_ENTRIES)
  const proposed = decisions.filter(isOnProposal)
  const all = draftingFigures(proposed)
  const ms = proposed.reduce((sum, decision) => sum + decision.ms, 0)
  const refusals = await refusalsOfKinds(read, learnerId)
  return {
    all,
    byKind: figuresByKind(proposed),
    own: draftingFigures(decisions.filter((decision) => !isOnProposal(decision))),
    secondsInAll: all.cards === 0 ? null : ms / 1_000 / all.cards,
    refusedKinds: [...new Set(refusals.map(({ findingKind }) => findingKind))],
  }
}
