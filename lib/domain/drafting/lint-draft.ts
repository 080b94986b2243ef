import { adviseFact, adviseQuestion } from '../cards/advice/advise-fact'
import { deletions } from '../cards/cloze'
import { type LintedFact, type LintIssue, type LintRule, lintFact } from '../cards/lint'
import { cardKeyOf } from './card-key'
import { sidesOf } from './draft-cards'
import type { FactDraft } from './fact-draft'
import type { LintContext } from './lint-context'

const linted = (draft: FactDraft, { passage, published }: LintContext): LintedFact => ({
  ...draft,
  passage,
  published,
  cards: draft.cards.flatMap((card, index) => sidesOf(card).map((sides) => ({ ...sides, key: cardKeyOf(index) }))),
})

/** What only a draft can have wrong: a content file is checked for it when it is read. */
function* ofDraftAlone({ cards, hedge }: FactDraft, { passage }: LintContext): Generator<LintIssue> {
  if (hedge !== null && passage && !passage.exact.toLowerCase().includes(hedge.toLowerCase())) {
    yield {
      rule: 'hedge-not-in-passage',
      severity: 'warn',
      what: `The passage does not contain the hedge “${hedge}”`,
      remedy: 'Enter the hedge as it is worded in the passage',
    }
  }
  for (const [index, { form, front }] of cards.entries()) {
    if (form !== 'cloze' || deletions(front).length > 0) continue
    const cardKey = cardKeyOf(index)
    const remedy = 'Select the words to ask for and hide them: {{c1::words}}'
    yield front === ''
      ? { rule: 'empty-side', severity: 'block', what: 'The card has no sentence', remedy: 'Write one', cardKey }
      : { rule: 'deletion-missing', severity: 'block', what: 'No words of the sentence are hidden', remedy, cardKey }
  }
}

/** Everything that is wrong with a draft: what stops it from being saved, and what needs a look. */
export const lintDraft = (draft: FactDraft, context: LintContext): readonly LintIssue[] => {
  const fact = linted(draft, context)
  const isSaidAlready = ({ rule, cardKey }: LintIssue) =>
    (rule === 'passage-missing' && context.passage === null) ||
    (rule === 'empty-side' && cardKey === undefined && fact.cards.length === 0 && draft.cards.length > 0)
  return [...lintFact(fact, context.text).filter((issue) => !isSaidAlready(issue)), ...ofDraftAlone(draft, context)]
}

/** What `lintDraft` finds, then what would make better cards, which stops nothing. */
export const lintAndAdvise = (draft: FactDraft, context: LintContext): readonly LintIssue[] => [
  ...lintDraft(draft, context),
  ...adviseFact(linted(draft, context)),
]

/** What people are told of cards that they write, beside what stops these from being saved. */
const TOLD: ReadonlySet<LintRule> = new Set([
  'answer-given-away',
  'answer-wordy',
  'answer-long',
  'question-missing',
  'pronoun',
])

/** What is wrong with a draft that somebody writes: what stops the saving, and few warnings that are worth reading. */
export const lintWritten = (draft: FactDraft, context: LintContext): readonly LintIssue[] => {
  const fact = linted(draft, context)
  const asked = fact.cards.flatMap((card) => adviseQuestion(card).map((issue) => ({ ...issue, cardKey: card.key })))
  return [...lintAndAdvise(draft, context), ...asked].filter(
    ({ rule, severity }) => severity === 'block' || TOLD.has(rule),
  )
}
