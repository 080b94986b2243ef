import { blockingIssue } from '@/lib/domain/cards/lint-issue'
import { sidesOf } from '@/lib/domain/drafting/draft-cards'
import { type FactDraft, newCard } from '@/lib/domain/drafting/fact-draft'
import { OWN_CHOICE } from '@/lib/domain/drafting/own-choice'
import type { DecisionForm } from '@/lib/services/drafts/decision-input'
import type { ShownDraft } from '@/lib/services/drafts/lint-drafts'
import type { DecidedDraft, DraftsOfArticle } from '@/lib/services/drafts/load-drafts'

/** `added`: its passage was added to a fact that the library had. */
export type DraftChoice = 'accepted' | 'edited' | 'added' | 'skipped' | 'never'

/** A decision of this sitting, or an earlier one that can be taken back. */
export type Made = {
  readonly id: string
  readonly key: string
  readonly choice: DraftChoice
  readonly kind: string
  /** What it was about, for people. */
  readonly words: string
  /** Cards it comes to. */
  readonly cards: number
  /** From the draft's being shown to the decision, while visible. */
  readonly ms: number
  readonly factId: string | null
}

export type DraftsState = {
  /** All drafts of this sitting in the order of the text, decided ones too. */
  readonly drafts: readonly ShownDraft[]
  readonly current: string | null
  /** Drafts that stand with their fix. */
  readonly fixed: ReadonlySet<string>
  /** The earliest first. */
  readonly made: readonly Made[]
  /** Why a decision came back, by the draft's key. */
  readonly returned: Readonly<Record<string, string>>
  /** Drafts that the server could still offer; null until it has said so. */
  readonly left: number | null
}

export type DraftsAct =
  | { readonly kind: 'arrived'; readonly offered: Pick<DraftsOfArticle, 'drafts' | 'decided' | 'left'> }
  | { readonly kind: 'decide'; readonly made: Made }
  /** Decided elsewhere: before this page was loaded, or on another. */
  | { readonly kind: 'noted'; readonly made: Made }
  | { readonly kind: 'undo'; readonly id: string }
  | { readonly kind: 'settled'; readonly id: string; readonly as: Pick<Made, 'id' | 'factId' | 'cards'> }
  | { readonly kind: 'returned'; readonly id: string; readonly reason: string }
  | { readonly kind: 'fix'; readonly key: string }
  | { readonly kind: 'move'; readonly by: 1 | -1 }
  | { readonly kind: 'choose'; readonly key: string }
  | { readonly kind: 'more'; readonly offered: Pick<DraftsOfArticle, 'drafts' | 'left'> }

const storedAsMade = ({ id, offerKey, decision, kind, words, factId, ms, cards }: DecidedDraft): Made => ({
  id,
  kind,
  factId,
  ms,
  cards,
  key: offerKey,
  choice: decision,
  words: words ?? kind,
})

/** The cards that a fact comes to. */
const cardsOf = ({ cards }: FactDraft): number => cards.reduce((sum, card) => sum + sidesOf(card).length, 0)

/** A decision as it is sent, with the words for it. */
export const madeOf = (form: DecisionForm, words: string): Made => ({
  id: form.id,
  key: form.offerKey,
  choice: form.decision,
  kind: form.findingKind,
  words,
  ms: form.ms,
  cards: form.decision === 'accepted' ? cardsOf(form.fact) : 0,
  factId: 'factId' in form ? form.factId : null,
})

const isOnProposal = ({ kind }: Made): boolean => kind !== OWN_CHOICE

const inTextOrder = (drafts: readonly ShownDraft[]): readonly ShownDraft[] =>
  [...drafts].sort((a, b) => a.passage.start - b.passage.start || a.mention.start - b.mention.start)

/** Before the server has offered anything. */
export const NO_DRAFTS: DraftsState = {
  drafts: [],
  current: null,
  fixed: new Set(),
  made: [],
  returned: {},
  left: null,
}

/** The decision that stands on a draft of this page; undefined where none does. */
export const madeOn = ({ made }: Pick<DraftsState, 'made'>, key: string): Made | undefined =>
  made.findLast((one) => one.key === key)

/** A draft of a kind that was refused for good while it waited; it is not asked about any more. */
export const isRefusedKind = ({ made }: Pick<DraftsState, 'made'>, { key, mention }: ShownDraft): boolean =>
  made.some((one) => one.choice === 'never' && one.kind === mention.kind && one.key !== key)

/** Drafts that wait for a decision, in the order of the text. */
export const waitingIn = (state: DraftsState): readonly ShownDraft[] =>
  state.drafts.filter((draft) => !madeOn(state, draft.key) && !isRefusedKind(state, draft))

export const currentOf = (state: DraftsState): ShownDraft | null =>
  state.drafts.find(({ key }) => key === state.current) ?? null

/** A draft as it stands: with its fix where that was applied. */
export const draftAsFixed = (state: Pick<DraftsState, 'fixed'>, draft: ShownDraft) =>
  draft.fix && state.fixed.has(draft.key) ? draft.fix : draft

/** Whether a draft cannot be accepted as it stands. */
export const isDraftBlocked = ({ lint }: Pick<ShownDraft, 'lint'>): boolean => blockingIssue(lint) !== null

/** Whether a draft has only its answer, so that its question waits for the reader to write it. */
export const isUnwritten = ({ fact }: Pick<ShownDraft, 'fact'>): boolean =>
  fact.cards.length === 1 && fact.cards[0]?.front === ''

/** Words of the text that a draft was made of, and no card of somebody else's. */
export const isOfMark = ({ drafter }: Pick<ShownDraft, 'drafter'>): boolean => drafter !== 'model'

/** The fact of a marked draft with a card whose front is empty, and whose answer is filled in. */
export const withoutQuestion = ({ fact, mention }: ShownDraft): FactDraft => ({
  ...fact,
  cards: [newCard('question', '', mention.quote.replace(/\s+/gu, ' '))],
})

/** Whether a draft came to something: a fact, or a passage of one. */
export const isAccepting = (choice: DraftChoice): boolean =>
  choice === 'accepted' || choice === 'edited' || choice === 'added'

/** How many drafts of this article were asked about and decided, in which way, and the facts, cards and passages they came to. */
export const tallyOf = (state: DraftsState) => {
  const made = state.made.filter(isOnProposal)
  const accepted = made.filter(({ choice }) => isAccepting(choice))
  const added = accepted.filter(({ choice }) => choice === 'added').length
  return {
    asked: made.length + waitingIn(state).length,
    decided: made.length,
    accepted: accepted.length,
    edited: made.filter(({ choice }) => choice === 'edited').length,
    skipped: made.filter(({ choice }) => choice === 'skipped').length,
    never: made.filter(({ choice }) => choice === 'never').length,
    facts: accepted.length - added,
    added,
    cards: accepted.reduce((sum, { cards }) => sum + cards, 0),
  }
}

/**
 * Which of the drafts asked about one is, in the order of the text: those decided before the page was loaded come first,
 * and one of a kind that was refused for good is none. Counted as `tallyOf` counts.
 */
export const placeOf = (state: DraftsState, draft: ShownDraft): { readonly at: number; readonly of: number } => {
  const counted = state.drafts.filter((one) => madeOn(state, one.key) || !isRefusedKind(state, one))
  const { asked } = tallyOf(state)
  return { at: asked - counted.length + counted.indexOf(draft) + 1, of: asked }
}

/** The waiting draft `by` places on from a draft in the text, going round at the ends. */
const neighbour = (state: DraftsState, from: string | null, by: 1 | -1): string | null => {
  const open = new Set(waitingIn(state).map(({ key }) => key))
  const at = state.drafts.findIndex(({ key }) => key === from)
  const round = by > 0 ? [...state.drafts.slice(at + 1), ...state.drafts.slice(0, at + 1)] : []
  const back =
    by < 0
      ? [...state.drafts.slice(0, Math.max(at, 0)).toReversed(), ...state.drafts.slice(Math.max(at, 0)).toReversed()]
      : []
  return [...round, ...back].find(({ key }) => open.has(key))?.key ?? null
}

const without = (returned: DraftsState['returned'], key: string): DraftsState['returned'] =>
  Object.fromEntries(Object.entries(returned).filter(([name]) => name !== key))

const takeBack = (state: DraftsState, id: string): { readonly state: DraftsState; readonly made: Made | undefined } => {
  const made = state.made.find((one) => one.id === id)
  return { state: { ...state, made: state.made.filter((one) => one !== made) }, made }
}

const withDrafts = (state: DraftsState, { drafts, left }: Pick<DraftsOfArticle, 'drafts' | 'left'>): DraftsState => {
  const known = new Set(state.drafts.map(({ key }) => key))
  const fresh = inTextOrder(drafts.filter(({ key }) => !known.has(key)))
  const next = { ...state, drafts: inTextOrder([...state.drafts, ...fresh]), left }
  return { ...next, current: state.current ?? fresh.find(({ key }) => !madeOn(next, key))?.key ?? null }
}

/** What the screen holds after something was done. */
export function draftsAfter(state: DraftsState, act: DraftsAct): DraftsState {
  switch (act.kind) {
    case 'arrived': {
      const known = new Set(state.made.map(({ id }) => id))
      const earlier = act.offered.decided.filter(({ id }) => !known.has(id)).toReversed()
      return withDrafts({ ...state, made: [...earlier.map(storedAsMade), ...state.made] }, act.offered)
    }
    case 'decide': {
      const { key } = act.made
      const next = { ...state, made: [...state.made, act.made], returned: without(state.returned, key) }
      return { ...next, current: neighbour(next, key, 1) }
    }
    case 'noted': {
      const { id, key } = act.made
      if (state.made.some((one) => one.id === id)) return state
      const next = { ...state, made: [...state.made, act.made], returned: without(state.returned, key) }
      return next.current === key ? { ...next, current: neighbour(next, key, 1) } : next
    }
    case 'undo': {
      const { state: next, made } = takeBack(state, act.id)
      const isHere = next.drafts.some(({ key }) => key === made?.key)
      return isHere && made ? { ...next, current: made.key } : next
    }
    case 'settled':
      return { ...state, made: state.made.map((one) => (one.id === act.id ? { ...one, ...act.as } : one)) }
    case 'returned': {
      const { state: next, made } = takeBack(state, act.id)
      if (!made) return state
      const current = next.current ?? (next.drafts.some(({ key }) => key === made.key) ? made.key : null)
      return { ...next, current, returned: { ...next.returned, [made.key]: act.reason } }
    }
    case 'fix': {
      const fixed = new Set(state.fixed)
      if (!fixed.delete(act.key)) fixed.add(act.key)
      return { ...state, fixed }
    }
    case 'move':
      return { ...state, current: neighbour(state, state.current, act.by) ?? state.current }
    case 'choose':
      return { ...state, current: act.key }
    case 'more':
      return withDrafts(state, act.offered)
    default:
      return act satisfies never
  }
}
