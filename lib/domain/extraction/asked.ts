import { clozeAnswer, deletions } from '../cards/cloze'
import { blockingIssue } from '../cards/lint-issue'
import { anchorAt } from '../content/anchor'
import { lintContextOf } from '../drafts/lint-context'
import { lintDraft } from '../drafts/lint-draft'
import type { SourcedDraft } from '../drafts/sourced-draft'
import type { Document } from './document'
import { datedFor } from './drafts/as-of'
import { isBarren } from './drafts/barren'
import type { CardOfMention } from './drafts/cards-of-mention'
import { type DraftPassage, within } from './drafts/draft-passage'
import { datesOf, factKindOf } from './drafts/fact'
import { isRefused } from './drafts/refused'
import { isRelative, lacksOnlyYear } from './drafts/relative'
import { isBeside, isFigure, isRollCall, isSmall } from './drafts/telling-figures'
import type { Mention, Span } from './mention'

/** Whether a draft of the text asks for a mention, and in a sentence why none does. */
export type Asked = { readonly asked: true; readonly reason: null } | { readonly asked: false; readonly reason: string }

/** The drafts of a text by the sentence that they stand in. */
export type DraftsAt = (span: Span) => readonly SourcedDraft[]

const LONGEST_GAP_WORDS = 6

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** Looks up the drafts whose passage holds a mention. */
export const draftsBySpan =
  (drafts: readonly SourcedDraft[]): DraftsAt =>
  (span) =>
    drafts.filter(({ passage }) => overlaps(passage, span))

/** Whether a draft asks for a mention: by name, or as the words that its card hides. */
function asksFor({ mention, fact }: SourcedDraft, one: Mention): boolean {
  if (mention.kind === one.kind && mention.start === one.start && mention.end === one.end) return true
  if (!within(one, mention)) return false
  const quote = one.quote.replace(/\s+/gu, ' ')
  return fact.cards.some(
    ({ form, front }) => form === 'cloze' && deletions(front).some((gap) => clozeAnswer(front, gap) === quote),
  )
}

/** Why no card can be made of a mention at all. */
function noCard(mention: Mention): string {
  if (mention.kind === 'date' && isRelative(mention) && !lacksOnlyYear(mention))
    return 'Its date follows in brackets, which would give the answer away.'
  if (mention.kind === 'person') return 'It is only part of a name.'
  if (mention.quote.trim().split(/\s+/u).length > LONGEST_GAP_WORDS)
    return `It has more than ${LONGEST_GAP_WORDS} words, too many for a gap.`
  return 'No card can be made of these words.'
}

/** What the lint says against the best card, where it blocks it; null where it lets the card pass. */
function blockedBy(doc: Document, mention: Mention, passage: DraftPassage, { card }: CardOfMention): string | null {
  const kind = factKindOf(mention, [])
  const context = lintContextOf(
    { text: doc.text, published: doc.options.published },
    anchorAt(doc.text, passage.span.start, passage.span.end),
  )
  const fact = {
    kind,
    weight: 'nice',
    statement: passage.statement,
    ...datesOf(kind, passage.statement, datedFor(doc, passage, mention)),
    speaker: mention.speaker ?? passage.spokenBy,
    hedge: null,
    topics: [],
    people: [],
    places: [],
    cards: [card],
  } as const
  const issue = blockingIssue(lintDraft(fact, context))
  return issue && `${issue.what}.`
}

/** What is known about a mention when it is asked why there is no draft of it. */
export type AskedMention = {
  readonly mention: Mention
  /** Null where it stands in no sentence. */
  readonly passage: DraftPassage | null
  /** The cards that can be drawn from it, best first. */
  readonly cards: readonly CardOfMention[]
}

/** Whether one of the drafts asks for a mention, and if not, why: in one plain sentence. */
export function askedOf(doc: Document, { mention, passage, cards }: AskedMention, draftsAt: DraftsAt): Asked {
  const drafts = draftsAt(mention)
  if (drafts.some((draft) => asksFor(draft, mention))) return { asked: true, reason: null }
  const because = (reason: string): Asked => ({ asked: false, reason })
  if (!passage) return because('It is not part of a sentence.')
  if (isBarren(doc, passage.sentence))
    return because('It is in a heading, a table, a caption, a question or a line without a full stop.')
  if (cards.length === 0) return because(noCard(mention))
  const words = doc.plain.slice(passage.sentence.start, passage.span.end)
  const best = cards.find(({ card }) => !isRefused(card, words))
  if (!best) return because('Nobody could understand its card without the article.')
  if (isBeside(doc, mention)) return because('It only says how far or how long.')
  if (isRollCall(doc, mention)) return because('The number only says who is meant.')
  const isBelow = isSmall(doc, mention) && passage.inside.some((other) => isFigure(other) && !isSmall(doc, other))
  if (isBelow) return because('The sentence has a figure that says more.')
  const blocked = blockedBy(doc, mention, passage, best)
  if (blocked !== null) return because(blocked)
  return drafts.length > 0
    ? because('Other words of the sentence make a better card.')
    : because('The sentence says too little for a card.')
}
