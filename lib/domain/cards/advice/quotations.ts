import { countWords } from '../../content/canonical-text'
import { quotedIn } from '../../text/quotation-marks'
import { plainText } from '../cloze'
import type { LintedCard, LintedFact, LintIssue } from '../lint-issue'
import { isCapitalised, isFunctionWord, nameWordsOf } from '../name-values'
import { quoted } from '../rule-context'

const MAX_WORDS = 12

/** What a text says in quotation marks. A passage may begin inside a quotation that its first mark closes. */
function quotationsOf(text: string): string[] {
  const found = quotedIn(text).map(({ start, end }) => text.slice(start, end))
  const first = text.search(/[“”«»„"]/u)
  const opensBefore = first > 0 && (text[first] === '”' || text[first] === '»')
  return opensBefore ? [text.slice(0, first), ...found] : found
}

/** Words as they are compared: marks, case and white space make no difference, nor do signs at the ends. */
const folded = (words: string): string =>
  nameWordsOf(words)
    .map(({ word }) => word.toLowerCase())
    .join(' ')

/** A quotation in parts: what is left out or put in brackets is the writer’s. */
const partsOf = (quotation: string): string[] =>
  quotation
    .split(/…|\.\.\.|\[[^\]]*\]/u)
    .map(folded)
    .filter((part) => part !== '')

const cardText = ({ front, back }: LintedCard): string => `${plainText(front)}\n${plainText(back)}`

/** The words by which a passage may name a speaker: those of the name, else of the description. */
function speakerWords(speaker: string): string[] {
  const own = speaker.split(/, (?:as|in)\b| as (?:reported|cited|quoted|told|recalled|paraphrased)\b/u)[0] ?? speaker
  const words = nameWordsOf(own).map(({ word }) => word)
  const names = words.filter((word) => isCapitalised(word) && !isFunctionWord(word))
  return (names.length > 0 ? names : words.filter((word) => word.length > 3)).map((word) => word.toLowerCase())
}

function* aboutQuote({ statement, passage, speaker, cards }: LintedFact): Generator<LintIssue> {
  if (!passage) return
  const inPassage = quotationsOf(passage.exact).map(folded)
  if (inPassage.length === 0) {
    yield {
      rule: 'quote-unmarked',
      severity: 'advice',
      what: 'The fact is a quote, but the passage has nothing in quotation marks',
      remedy: 'Make it a position, which reports what somebody said, or choose a passage that quotes the words',
    }
    return
  }
  const texts = [statement, ...cards.map(cardText)]
  const quotations = [...new Set(texts.flatMap(quotationsOf))]
  if (quotations.length === 0) {
    yield {
      rule: 'quote-absent',
      severity: 'advice',
      what: 'The fact is a quote, but neither its statement nor a card has anything in quotation marks',
      remedy: 'Put the quoted words in quotation marks, or make it a position',
    }
  }
  const unlike = quotations.filter(
    (one) => !partsOf(one).every((part) => inPassage.some((own) => ` ${own} `.includes(` ${part} `))),
  )
  if (unlike.length > 0) {
    yield {
      rule: 'quote-words',
      severity: 'advice',
      what: `The passage does not have ${quoted(unlike)} in quotation marks`,
      remedy: 'Quote word for word what the passage has in quotation marks, or leave the marks out',
    }
  }
  const named = new Set(nameWordsOf(passage.exact).map(({ word }) => word.toLowerCase()))
  if (speaker !== null && speaker.trim() !== '' && !speakerWords(speaker).some((word) => named.has(word))) {
    yield {
      rule: 'quote-speaker',
      severity: 'advice',
      what: `The passage does not name the speaker, ${speaker}`,
      remedy: 'Extend the passage to the words that name the speaker; the surname is enough',
    }
  }
}

/** A long quotation is read aloud by nobody: said once, of the card that has it if one does. */
function* aboutLength({ kind, statement, cards }: LintedFact): Generator<LintIssue> {
  const seen = new Set<string>()
  const places = [
    ...cards.map((card) => ({ text: cardText(card), cardKey: card.key })),
    ...(kind === 'quote' ? [{ text: statement, cardKey: null }] : []),
  ]
  for (const { text, cardKey } of places) {
    for (const quotation of quotationsOf(text)) {
      const words = countWords(quotation)
      if (words <= MAX_WORDS || seen.has(folded(quotation))) continue
      seen.add(folded(quotation))
      yield {
        rule: 'quotation-long',
        severity: 'advice',
        what: `The quotation has ${words} words, more than ${MAX_WORDS}`,
        remedy: 'Quote only the words worth repeating exactly, and report the rest in your own',
        ...(cardKey === null ? {} : { cardKey }),
      }
    }
  }
}

/** Advice about words in quotation marks: that a quote is one, word for word and with its speaker, and not too long. */
export const adviseQuotations = (draft: LintedFact): LintIssue[] => [
  ...(draft.kind === 'quote' ? aboutQuote(draft) : []),
  ...aboutLength(draft),
]
