import { plainText } from '../../cards/cloze'
import { blockingIssue } from '../../cards/lint-issue'
import { anchorAt } from '../../content/anchor'
import type { DraftCard, FactDraft } from '../../drafts/fact-draft'
import { lintContextOf } from '../../drafts/lint-context'
import { lintDraft } from '../../drafts/lint-draft'
import { isRepairable } from '../../drafts/repairable'
import type { Drafter, SourcedDraft } from '../../drafts/sourced-draft'
import type { Weight } from '../../library'
import type { Document } from '../document'
import type { Mention, Span } from '../mention'
import { datedFor, datedInFull } from './as-of'
import { type CardOfMention, cardsOfMention } from './cards-of-mention'
import { type DraftPassage, type MentionsOfSentence, statementBeside } from './draft-passage'
import { type Dated, datesOf, factKindOf, tagsOf } from './fact'
import { keyOf } from './key'
import { isRefused } from './refused'
import { withTopic, withVoice } from './topic'

/** A draft with the span of the text that its card asks for. */
export type AnsweredDraft = { readonly draft: SourcedDraft; readonly answer: Span }

const weightOf = (salience: number): Weight => (salience >= 0.6 ? 'must' : salience >= 0.3 ? 'should' : 'nice')

function factFor(mention: Mention, passage: DraftPassage, { card }: CardOfMention, dated: Dated): FactDraft {
  const tags = tagsOf(passage.inside)
  const kind = factKindOf(mention, tags.people)
  return {
    kind,
    weight: weightOf(mention.salience),
    statement: passage.statement,
    ...datesOf(kind, passage.statement, dated),
    speaker: mention.speaker ?? passage.spokenBy,
    hedge: mention.hedge !== null && passage.statement.includes(mention.hedge) ? mention.hedge : null,
    topics: [],
    ...tags,
    cards: [card],
  }
}

/** A card as a draft, as of the date that is in full beside its mention if the lint knows the brackets without it. */
function lintedFact(doc: Document, mention: Mention, passage: DraftPassage, card: CardOfMention) {
  const { text, options } = doc
  const context = lintContextOf(
    { text, published: options.published },
    anchorAt(text, passage.span.start, passage.span.end),
  )
  const of = (dated: Dated) => {
    const fact = factFor(mention, passage, card, dated)
    return { fact, lint: lintDraft(fact, context) }
  }
  const shown = `${plainText(card.card.front)} ${card.card.back}`
  const whole = of(datedFor(doc, passage, mention, shown))
  const inFull = datedInFull(doc, passage, mention, shown)
  const other = inFull && of(inFull)
  const best = other && other.lint.length <= whole.lint.length ? other : whole
  if (!best.lint.some(({ rule }) => rule === 'statement-figure')) return best
  const beside = { ...best.fact, statement: statementBeside(doc, passage, shown) }
  const lint = lintDraft(beside, context)
  const ofClause = lint.length < best.lint.length ? { fact: beside, lint } : best
  // Where its words need all their dates, the fact is of the time that the whole sentence tells of.
  const ofSentence = of(datedFor(doc, passage, mention, passage.statement))
  return ofSentence.lint.length < ofClause.lint.length ? ofSentence : ofClause
}

/** How often the words of a mention stood in its sentence before. */
function timesBefore(mention: Mention, { inside }: DraftPassage): number {
  return inside.filter(
    ({ kind, quote, start }) => kind === mention.kind && quote === mention.quote && start < mention.start,
  ).length
}

const inContext = (
  doc: Document,
  { sentence }: DraftPassage,
  card: DraftCard,
  mentions: MentionsOfSentence,
): DraftCard => withTopic(doc, sentence, withVoice(doc, sentence, card), mentions)

/**
 * The best draft that can be made of a mention: the first of its cards that the lint has nothing to say about, else the
 * one with the fewest warnings. If it blocks them all, null, or where that is wanted one that is easily repaired.
 * @param mentions given where a card is to name what its text is about if it would not
 */
export function draftOfMention(
  doc: Document,
  mention: Mention,
  passage: DraftPassage,
  drafter: Drafter,
  { mayBeBlocked = false, mentions }: { readonly mayBeBlocked?: boolean; readonly mentions?: MentionsOfSentence } = {},
): AnsweredDraft | null {
  let best: AnsweredDraft | null = null
  let blocked: AnsweredDraft | null = null
  const sentence = doc.plain.slice(passage.sentence.start, passage.span.end)
  for (const made of cardsOfMention(doc, mention, passage)) {
    // What a reader marked is asked for in any case.
    if (drafter === 'built-in' && isRefused(made.card, sentence)) continue
    const card = mentions ? { ...made, card: inContext(doc, passage, made.card, mentions) } : made
    const { fact, lint } = lintedFact(doc, mention, passage, card)
    const isBlocked = blockingIssue(lint) !== null
    if (isBlocked ? blocked !== null || !isRepairable(lint) : best && best.draft.lint.length <= lint.length) continue
    const words = doc.text.slice(passage.span.start, passage.span.end)
    const key = keyOf(mention, words, timesBefore(mention, passage))
    const answered = { answer: card.answer, draft: { key, drafter, mention, passage: passage.span, fact, lint } }
    if (isBlocked) blocked = answered
    else best = answered
    if (lint.length === 0) break
  }
  return best ?? (mayBeBlocked ? blocked : null)
}
