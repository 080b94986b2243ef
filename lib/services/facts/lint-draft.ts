import { type AdviceContext, adviseFact } from '../../domain/cards/advice/advise-fact'
import { deletions } from '../../domain/cards/cloze'
import { type FactDraft, type LintIssue, type LintRule, type LintSeverity, lintFact } from '../../domain/cards/lint'
import { windowAround } from '../../domain/cards/lint-window'
import type { Anchor } from '../../domain/content/anchor'
import { sidesOfEntry } from './card-entries'
import type { FactInput } from './fact-input'

/** What is wrong with a fact as it was written, where it is, and what to do. */
export type FactIssue = {
  readonly rule: LintRule | 'deletion-missing' | 'hedge-not-in-passage'
  /** `block`: it cannot be saved so. `advice`: it is correct, and could be a better card. */
  readonly severity: LintSeverity
  /** A sentence with its full stop. */
  readonly what: string
  readonly remedy: string
  /** A better question side for the entry, if one is known. */
  readonly better?: string
  /** The entry, counted from 0, that it is about; null where it is about the fact. */
  readonly entry: number | null
}

/** What a fact is judged against. `passage` is null where it came from another program without one. */
export type LintGround = {
  readonly text: string
  readonly passage: Anchor | null
  readonly published: string | null
}

const CARD_KEY = /^card (\d+)$/

const findingOf = ({ rule, severity, what, remedy, better, cardKey }: LintIssue): FactIssue => {
  const entry = CARD_KEY.exec(cardKey ?? '')?.[1]
  return {
    rule,
    severity,
    what: `${what}.`,
    remedy: `${remedy}.`,
    ...(better === undefined ? {} : { better }),
    entry: entry === undefined ? null : Number(entry) - 1,
  }
}

function* ownFindings({ cards, hedge }: FactInput, passage: Anchor | null): Generator<FactIssue> {
  if (hedge !== null && passage && !passage.exact.toLowerCase().includes(hedge.toLowerCase())) {
    yield {
      rule: 'hedge-not-in-passage',
      severity: 'warn',
      what: `The passage does not contain the hedge “${hedge}”.`,
      remedy: 'Enter the hedge as it is worded in the passage.',
      entry: null,
    }
  }
  for (const [entry, { form, front }] of cards.entries()) {
    if (form !== 'cloze' || deletions(front).length > 0) continue
    const remedy = 'Select the words to ask for and hide them: {{c1::words}}.'
    yield front === ''
      ? { rule: 'empty-side', severity: 'block', what: 'The card has no sentence.', remedy: 'Write one.', entry }
      : { rule: 'deletion-missing', severity: 'block', what: 'No words of the sentence are hidden.', remedy, entry }
  }
}

const draftOf = (input: FactInput, passage: Anchor | null, published: string | null): FactDraft => ({
  ...input,
  passage,
  published,
  cards: input.cards.flatMap((entry, index) =>
    sidesOfEntry(entry).map((card) => ({ ...card, key: `card ${index + 1}` })),
  ),
})

/** Everything that is wrong with a fact as written, what stops it from being saved and what only calls for a look. */
export const lintDraft = (input: FactInput, ground: LintGround): readonly FactIssue[] => {
  const near = ground.passage ? windowAround(ground.text, ground.passage) : { text: '', passage: null }
  const draft = draftOf(input, near.passage, ground.published)
  const own = [...ownFindings(input, ground.passage)]
  const isSaidAlready = (finding: LintIssue) =>
    (finding.rule === 'passage-missing' && ground.passage === null) ||
    (finding.rule === 'empty-side' &&
      finding.cardKey === undefined &&
      draft.cards.length === 0 &&
      input.cards.length > 0)
  return [
    ...lintFact(draft, near.text)
      .filter((finding) => !isSaidAlready(finding))
      .map(findingOf),
    ...own,
  ]
}

/** What a fact is judged against where it is shown with advice. */
export type AdviceGround = LintGround & AdviceContext

/** What `lintDraft` finds, then what would make better cards, which stops nothing. */
export const lintAndAdvise = (input: FactInput, ground: AdviceGround): readonly FactIssue[] => [
  ...lintDraft(input, ground),
  ...adviseFact(draftOf(input, ground.passage, ground.published), ground).map(findingOf),
]

/** The first finding that stops a fact from being saved; null where none does. */
export const windowBlockOf = (findings: readonly FactIssue[]): FactIssue | null =>
  findings.find(({ severity }) => severity === 'block') ?? null
