import type { Drafter } from './sourced-draft'

/** A decision that stands, as far as it is counted. */
export type CountedDecision = {
  readonly findingKind: string
  readonly drafter: Drafter
  /** `added`: its passage was added to a fact that the library had. */
  readonly decision: 'accepted' | 'edited' | 'added' | 'skipped' | 'never'
  /** From the draft's being shown to the decision, while visible. */
  readonly ms: number
  readonly cards: number
  readonly editDistance: number | null
}

/** What came of drafts. Every rate is of the decisions that stand; what was taken back counts as never made. */
export type DraftingFigures = {
  readonly decided: number
  /** Drafts of which a fact was made, as they were or edited, or whose passage was added to a fact. */
  readonly accepted: number
  /** Those of the accepted that the person changed. */
  readonly edited: number
  readonly cards: number
  /** Accepted of decided, 0 to 1; null where nothing was decided. */
  readonly acceptanceRate: number | null
  /** Median over accepted drafts of the seconds from showing to decision, for each of its cards; null where none was. */
  readonly secondsACard: number | null
  /** Mean over accepted drafts of the characters changed; null where none was measured. */
  readonly meanEditDistance: number | null
}

const ACCEPTING: ReadonlySet<CountedDecision['decision']> = new Set(['accepted', 'edited', 'added'])

const isAccepted = ({ decision }: CountedDecision): boolean => ACCEPTING.has(decision)

/** The middle value, or the mean of the two in the middle; null of nothing. */
export const median = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** The figures of some decisions. */
export function draftingFigures(decisions: readonly CountedDecision[]): DraftingFigures {
  const accepted = decisions.filter(isAccepted)
  const distances = accepted.flatMap(({ editDistance }) => (editDistance === null ? [] : [editDistance]))
  const seconds = accepted.filter(({ cards }) => cards > 0).map(({ ms, cards }) => ms / 1_000 / cards)
  return {
    decided: decisions.length,
    accepted: accepted.length,
    edited: accepted.filter(({ decision }) => decision === 'edited').length,
    cards: accepted.reduce((sum, { cards }) => sum + cards, 0),
    acceptanceRate: decisions.length === 0 ? null : accepted.length / decisions.length,
    secondsACard: median(seconds),
    meanEditDistance:
      distances.length === 0 ? null : distances.reduce((sum, distance) => sum + distance, 0) / distances.length,
  }
}

/** The kind under which a card is logged that a reader makes of words of their own choice. */
export const OWN_CHOICE = 'own choice'

/** Whether a decision judges what a drafter proposed; a reader's own choice of words accepts itself. */
export const isOnProposal = ({ findingKind }: Pick<CountedDecision, 'findingKind'>): boolean =>
  findingKind !== OWN_CHOICE

/** The figures of each kind, the most decided first, then by name. */
export function figuresByKind(
  decisions: readonly CountedDecision[],
): readonly { readonly kind: string; readonly figures: DraftingFigures }[] {
  const kinds = [...new Set(decisions.map(({ findingKind }) => findingKind))]
  return kinds
    .map((kind) => ({ kind, figures: draftingFigures(decisions.filter(({ findingKind }) => findingKind === kind)) }))
    .sort((a, b) => b.figures.decided - a.figures.decided || a.kind.localeCompare(b.kind))
}
