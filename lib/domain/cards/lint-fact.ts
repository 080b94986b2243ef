import { SPOKEN_KINDS } from '../library'
import type { LintedFact, LintIssue } from './lint-issue'
import { rememberedWords } from './lint-memory'
import { isCapitalised } from './name-values'
import { isInText } from './passage-values'
import { relativeDates } from './relative-dates'
import { quoted, type RuleContext, unknownFigures } from './rule-context'
import { questionText } from './sides'

const HEDGE =
  /\b(?:reportedly|allegedly|apparently|seemingly|supposedly|purportedly|ostensibly|presumably|probably|possibly|perhaps|maybe|arguably|potentially|likely|unlikely|appear(?:s|ed)?|seem(?:s|ed)?|(?<!what (?:it|he|she|they) )(?:may|might)|rumou?red|is said to|are said to|was said to|were said to|it is thought)\b/g

const RANKING = /\b(?:largest|biggest|smallest|richest|strongest|longest|most important|leading|top)\b/i
const OFFICE =
  /\b(?:president|prime minister|minister|secretary[ -]general|secretary|chairman|chairwoman|chief executive|head of|ambassador|spokes(?:man|woman|person)|fellow|director)\b/i
const STILL_RUNNING =
  /\b(?:currently|so far|not yet|as yet|still (?!was\b)\p{L}+s|still (?:are|have)|to date|at present|remains)\b/iu
const PRESENT = /\b(?:is|are|has|have|remains?|holds)\b/i

function* aboutPassage({
  snapshotText,
  draft: { passage },
  passageValues: { cut },
}: RuleContext): Generator<LintIssue> {
  if (!passage || !isInText(passage, snapshotText)) {
    yield {
      rule: 'passage-missing',
      severity: 'block',
      what: 'The passage is not in the article',
      remedy: 'Choose the words of the article that support the fact, word for word',
    }
    return
  }
  if (cut !== null) {
    yield {
      rule: 'passage-cut-short',
      severity: 'warn',
      what: `The passage cuts “${cut}” short`,
      remedy: 'Extend the passage to include all of it',
    }
  }
}

const ages = ({ kind, statement }: LintedFact): boolean =>
  kind === 'figure' ||
  RANKING.test(statement) ||
  STILL_RUNNING.test(statement) ||
  (kind === 'person' && OFFICE.test(statement))

/** What somebody held at a time stays what they held; only plain facts go stale. */
const goesStale = ({ kind, statement }: LintedFact): boolean =>
  (!SPOKEN_KINDS.has(kind) && STILL_RUNNING.test(statement)) ||
  (PRESENT.test(statement) && (RANKING.test(statement) || (kind === 'person' && OFFICE.test(statement))))

function* aboutTime(draft: LintedFact): Generator<LintIssue> {
  const missing = [
    ...(ages(draft) && draft.asOf === null ? ['an as-of date'] : []),
    ...(goesStale(draft) && draft.reviewBy === null ? ['a check-by date'] : []),
  ]
  if (missing.length > 0) {
    yield {
      rule: 'dates-missing',
      severity: 'warn',
      what: `The fact can go out of date and does not have ${missing.join(' or ')}`,
      remedy: `Add ${missing.join(' and ')}`,
    }
  }
  const relative = relativeDates(draft.statement)
  if (relative.length > 0) {
    yield {
      rule: 'relative-date',
      severity: 'warn',
      what: `A date in the statement depends on the day of writing: ${quoted(relative)}`,
      remedy: 'Name the date, or add it in brackets: “last year [2022]”',
    }
  }
}

const isIn = (phrase: string, text: string): boolean => text.toLowerCase().includes(phrase.toLowerCase())

function* aboutDoubt({ hedge, statement, passage }: LintedFact): Generator<LintIssue> {
  if (hedge !== null && !isIn(hedge, statement)) {
    yield {
      rule: 'hedge-dropped',
      severity: 'warn',
      what: `The statement drops the hedge “${hedge}”`,
      remedy: 'Put the hedge into the statement',
    }
  } else if (hedge === null && passage) {
    const doubts = [...new Set(passage.exact.match(HEDGE))]
    if (doubts.length > 0 && !statement.match(HEDGE)) {
      yield {
        rule: 'hedge-unmarked',
        severity: 'warn',
        what: `The passage says ${quoted(doubts)}, but the statement presents it as certain`,
        remedy: 'Keep the hedge in the statement, and enter it as the hedge',
      }
    }
  }
}

function* aboutSpeaker({ kind, speaker, statement }: LintedFact): Generator<LintIssue> {
  if (!SPOKEN_KINDS.has(kind)) return
  if (speaker === null || speaker.trim() === '') {
    yield {
      rule: 'speaker-missing',
      severity: 'warn',
      what: `The ${kind} has no speaker`,
      remedy: 'Enter who said, holds or claims it',
    }
    return
  }
  const words = rememberedWords(speaker).map(({ word }) => word)
  const isPerson = words.length <= 3 && words.every(isCapitalised)
  if (isPerson && !words.some((word) => isIn(word, statement))) {
    yield {
      rule: 'speaker-unnamed',
      severity: 'warn',
      what: `The statement does not name its speaker, ${speaker}`,
      remedy: 'Name the speaker in the statement',
    }
  }
}

function* aboutCards({ cards }: LintedFact): Generator<LintIssue> {
  if (cards.length === 0) {
    yield { rule: 'empty-side', severity: 'block', what: 'The fact has no card', remedy: 'Add one or more cards' }
  }
  const seen = new Map<string, string>()
  for (const card of cards) {
    const question = questionText(card).toLowerCase()
    const earlier = seen.get(question)
    if (earlier !== undefined && question !== '') {
      yield {
        rule: 'question-repeated',
        severity: 'warn',
        what: `The card asks the same as ${earlier}`,
        remedy: 'Ask from another angle, or remove one of the two',
        cardKey: card.key,
      }
    }
    seen.set(question, earlier ?? card.key)
  }
}

/** What is wrong with the fields of a fact, apart from its cards one by one: passage, statement, dates, hedge, speaker. */
export function lintFactFields(draft: LintedFact, context: RuleContext): LintIssue[] {
  const unknown = draft.passage ? unknownFigures(draft.statement, context) : []
  const statement: LintIssue[] =
    draft.statement.trim() === ''
      ? [
          {
            rule: 'empty-side',
            severity: 'block',
            what: 'The fact has no statement',
            remedy: 'Write it as one full sentence',
          },
        ]
      : unknown.length > 0
        ? [
            {
              rule: 'statement-figure',
              severity: 'warn',
              what: `The statement has ${quoted(unknown)}, but the passage, its section, the as-of date and the article’s date do not`,
              remedy: 'Correct it, or put it in the notes or the as-of date',
            },
          ]
        : []
  return [
    ...aboutPassage(context),
    ...statement,
    ...aboutTime(draft),
    ...aboutDoubt(draft),
    ...aboutSpeaker(draft),
    ...aboutCards(draft),
  ]
}
