import { countWords } from '../content/canonical-text'
import { deletionTexts } from './cloze'
import { givesAway } from './given-away'
import type { CardIssue, LintedCard } from './lint-issue'
import { rememberedWords } from './lint-memory'
import { beginsSentence, isCapitalised, isFunctionWord, isShoutedOrMixed } from './name-values'
import { NUMBER_WORDS } from './number-words'
import { quoted, type RuleContext } from './rule-context'
import { answerOf, answerText, questionText } from './sides'
import { missingValues } from './values'

/** A longer answer is one that the lint warns of. */
export const MAX_ANSWER_CHARACTERS = 90
const MAX_DELETION_WORDS = 6
const MAX_LISTED = 3

const CORRECT_ANSWER = 'Correct the answer, or choose a passage that contains it in full'

/**
 * Whether an answer begins with a capital though its first word is an ordinary one: a small word, a number, or a word
 * that the article also writes in lower case, and never as a name. A word that is nowhere in the article may be a name.
 */
function beginsWithOrdinaryWord(answer: string, { draft, snapshotText }: RuleContext): boolean {
  const [first, second] = rememberedWords(answer)
  if (!first || !isCapitalised(first.word) || isShoutedOrMixed(first.word) || first.word.length === 1) return false
  const uses = rememberedWords(snapshotText).filter(({ word }) => word.toLowerCase() === first.word.toLowerCase())
  const isNameInText = uses.some(({ word, start }) => word === first.word && !beginsSentence(snapshotText, start))
  const leadsName = second && isCapitalised(second.word) && answer.slice(first.end, second.start) === ' '
  if (isFunctionWord(first.word)) return !(leadsName && isNameInText)
  const isListed = [...draft.people, ...draft.places, draft.speaker ?? ''].some((name) =>
    rememberedWords(name).some(({ word }) => word === first.word),
  )
  if (isListed || isNameInText || leadsName) return false
  return NUMBER_WORDS.has(first.word.toLowerCase()) || uses.some(({ word }) => !isCapitalised(word))
}

/** A capital that belongs to no name must not make its word a name to look for. */
const withSmallBeginning = (answer: string): string => answer.replace(/\p{L}/u, (letter) => letter.toLowerCase())

const isPlainOpening = (value: string, answer: string): boolean =>
  /^\p{Lu}\p{Ll}+$/u.test(value) && answer.startsWith(value)

function listedThings(answer: string): number {
  const commas = answer.match(/, (?!\d)|;/g)?.length ?? 0
  if (commas < 2) return 1
  return commas + 1 + (/(?<!,) (?:and|or) [^,;]+$/.test(answer) ? 1 : 0)
}

function* aboutWords(card: LintedCard, answer: string): Generator<CardIssue> {
  if (answer.length > MAX_ANSWER_CHARACTERS && card.form !== 'cloze') {
    yield {
      rule: 'answer-long',
      severity: 'warn',
      what: `The answer has ${answer.length} characters, more than ${MAX_ANSWER_CHARACTERS}`,
      remedy: 'Shorten it to the essentials, or split the card',
    }
  }
  const long =
    card.form === 'cloze'
      ? deletionTexts(card.front, card.deletion).filter((text) => countWords(text) > MAX_DELETION_WORDS)
      : []
  if (long.length > 0) {
    yield {
      rule: 'deletion-long',
      severity: 'warn',
      what: `The deletion ${quoted(long)} has more than ${MAX_DELETION_WORDS} words`,
      remedy: 'Hide fewer words',
    }
  }
  const listed = listedThings(answer)
  if (listed > MAX_LISTED) {
    yield {
      rule: 'answer-list',
      severity: 'warn',
      what: `The answer lists ${listed} things, more than ${MAX_LISTED}`,
      remedy: 'Ask what they have in common, how many there are, or which of them is surprising',
    }
  }
}

/** The answer as its values are read: formulas and code hold numbers, and their letters are no names. What describes a picture, or names a part of it, is about the picture. */
function valuesText(card: LintedCard): string {
  const segments = answerOf(card).filter(({ hidden }) => card.form !== 'cloze' || hidden)
  if (!segments.some(({ maths, code, media, shape }) => maths || code || media || shape)) return answerText(card).trim()
  return segments
    .filter(({ media, shape }) => !media && !shape)
    .map(({ maths, code, text }) => (maths || code ? text.replace(/\\?\p{L}+/gu, ' ') : text))
    .join(' ')
}

/** The names of shapes, which their picture should show: it cannot be read here, so a person is asked to look. */
function* aboutShapes(card: LintedCard, { draft, passageValues }: RuleContext): Generator<CardIssue> {
  if (!draft.passage) return
  const names = answerOf(card).flatMap(({ shape, hidden, text }) => (shape && hidden ? [text] : []))
  const missing = missingValues(names.join(', '), passageValues)
  if (missing.length === 0) return
  yield {
    rule: 'shape-not-in-passage',
    severity: 'warn',
    what: `The passage does not contain ${quoted(missing)}`,
    remedy: 'Check that the picture shows it there, and that the picture is the article’s own',
  }
}

/** What is wrong with the answer side of a card: its values, its length, its capital, and whether the question gives it away. */
export function lintAnswer(card: LintedCard, context: RuleContext): CardIssue[] {
  const answer = answerText(card).trim()
  if (answer === '') {
    return [{ rule: 'empty-side', severity: 'block', what: 'The card has no answer', remedy: 'Write the answer side' }]
  }
  const issues = [...aboutWords(card, answer)]
  const beginsWrong = beginsWithOrdinaryWord(answer, context)
  const values = valuesText(card)
  const missing = missingValues(beginsWrong ? withSmallBeginning(values) : values, context.passageValues)
  if (context.draft.passage && missing.length > 0) {
    issues.push({
      rule: 'answer-not-in-passage',
      severity: 'block',
      what: `The answer has ${quoted(missing)}, which the passage does not contain`,
      remedy: missing.some((value) => isPlainOpening(value, answer))
        ? `${CORRECT_ANSWER}, or begin the answer in lower case if it does not begin with a name`
        : CORRECT_ANSWER,
    })
  }
  issues.push(...aboutShapes(card, context))
  if (givesAway(`${questionText(card)} ${card.hint ?? ''}`, answer)) {
    issues.push({
      rule: 'answer-given-away',
      severity: 'warn',
      what: `The question gives the answer “${answer}” away`,
      remedy: 'Reword the question without these words',
    })
  }
  if (card.form !== 'cloze' && beginsWrong) {
    issues.push({
      rule: 'answer-capital',
      severity: 'warn',
      what: `The answer “${answer}” begins with a capital letter but is not a name`,
      remedy: 'Begin it with a small letter',
    })
  }
  return issues
}
