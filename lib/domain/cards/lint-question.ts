import { countWords } from '../content/canonical-text'
import { plainText } from './cloze'
import type { CardIssue, LintedCard } from './lint-issue'
import { rememberedFigures } from './lint-memory'
import { loosePronouns, looseReferences } from './references'
import { relativeDates } from './relative-dates'
import { namesYear, quoted, type RuleContext, unknownFigures } from './rule-context'
import { textOf } from './segments'
import { answerText, questionOf, questionText } from './sides'

const MOST_WORDS = 30
const AUXILIARY =
  /^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|isn’t|aren’t|wasn’t|weren’t|don’t|doesn’t|didn’t|hasn’t|haven’t|hadn’t|can’t|couldn’t|won’t|wouldn’t|shouldn’t)\b/i
const ASKING_WORD = /\b(?:who|whom|whose|what|when|where|which|why|how)\b/i
const TWO_ASKED =
  /\b(?:who|whom|whose|what|when|where|which|why|how)\b.*?(?:,? and (?:who|whom|whose|what|when|where|why|how|in what|in which)\b|\?.*\?)/i

function asksYesOrNo(question: string, answer: string): boolean {
  if (/^(?:yes|no|true|false)\b[.,!]?(?:$|\s)/i.test(answer) && !/^no (?!\b(?:one)\b)\p{L}/iu.test(answer)) return true
  if (!question.trimEnd().endsWith('?')) return false
  const clauses = question.split(/[,;:–—] ?/u)
  const at = clauses.findIndex((clause) => AUXILIARY.test(clause.trim()))
  return at >= 0 && !clauses.slice(0, at).some((clause) => ASKING_WORD.test(clause))
}

function* wording(card: LintedCard, question: string): Generator<CardIssue> {
  const words = countWords(question)
  if (words > MOST_WORDS) {
    yield {
      rule: 'question-long',
      severity: 'warn',
      what: `The question has ${words} words, more than ${MOST_WORDS}`,
      remedy: 'Leave out what is not needed to find the answer, or split the card',
    }
  }
  if (card.form !== 'cloze' && asksYesOrNo(question, answerText(card))) {
    yield {
      rule: 'question-yes-no',
      severity: 'warn',
      what: 'The question can be answered with yes or no',
      remedy: 'Ask who, what, when, where, why or how much',
    }
  }
  if (card.form !== 'cloze' && TWO_ASKED.test(question)) {
    yield {
      rule: 'question-double',
      severity: 'warn',
      what: 'The question asks more than one thing',
      remedy: 'Make a card for each thing',
    }
  }
}

function* outsideReferences(card: LintedCard, question: string): Generator<CardIssue> {
  const whole = `${question} ${answerText(card)}`
  const relative = relativeDates(card.form === 'cloze' ? plainText(card.front) : whole)
  if (relative.length > 0) {
    yield {
      rule: 'relative-date',
      severity: 'warn',
      what: `The date depends on the day of writing: ${quoted(relative)}`,
      remedy: 'Name the date, or add it in brackets: “last year [2022]”',
    }
  }
  const months = rememberedFigures(whole).filter(
    (figure) => figure.kind === 'date' && figure.month !== null && figure.year === null,
  )
  if (months.length > 0 && !namesYear(whole)) {
    yield {
      rule: 'month-without-year',
      severity: 'warn',
      what: `The card gives no year for ${quoted(months.map((month) => whole.slice(month.start, month.end)))}`,
      remedy: 'Add the year to the question',
    }
  }
  const pronouns = loosePronouns(question)
  if (pronouns.length > 0) {
    yield {
      rule: 'pronoun',
      severity: 'warn',
      what: `The question does not say who or what ${quoted(pronouns)} means`,
      remedy: 'Use the name instead',
    }
  }
  const references = looseReferences(question)
  if (references.length > 0) {
    yield {
      rule: 'definite-reference',
      severity: 'warn',
      what: `Only the article explains ${quoted(references)}`,
      remedy: 'Say by name which one is meant',
    }
  }
}

/** What is wrong with the question side of a card: its length, its kind, its figures, and what it points at. */
export function lintQuestion(card: LintedCard, context: RuleContext): CardIssue[] {
  const question = questionText(card)
  if (plainText(card.front).trim() === '') {
    return [
      { rule: 'empty-side', severity: 'block', what: 'The card has no question', remedy: 'Write the question side' },
    ]
  }
  const shown = textOf(questionOf(card).filter(({ hidden, maths, code }) => !hidden && !maths && !code))
  // Without a passage there is nothing that a figure could disagree with.
  const unknown = context.draft.passage ? unknownFigures(shown, context) : []
  const figures: CardIssue[] =
    unknown.length === 0
      ? []
      : [
          {
            rule: 'question-figure',
            severity: 'warn',
            what: `The question has ${quoted(unknown)}, but the passage, its section, the as-of date and the article’s date do not`,
            remedy: 'Correct it, leave it out, or put it in the notes or the as-of date',
          },
        ]
  return [...wording(card, question), ...outsideReferences(card, question), ...figures]
}
