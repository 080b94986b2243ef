import type { CardIssue, LintedCard } from '../lint-issue'
import { nameValues } from '../name-values'
import { loosePronouns, looseReferences } from '../references'
import { namesYear, quoted } from '../rule-context'
import { questionText } from '../sides'

const EVENT =
  'visit|trip|tour|summit|meeting|talks|negotiations|conference|speech|address|statement|announcement|message|vote|election|referendum|agreement|deal|treaty|declaration|resolution|decision|attack|bombing|incident|operation|exercise|exercises|intervention|deployment|invasion|war|conflict|crisis|unrest|riots|protests|demonstrations|uprising'
/** Not “the state”, which is often the government. */
const PLACE = 'country|nation|republic|kingdom|federation|city|capital|province|region'
const TIME = 'year|month|week|day|decade|summer|autumn|winter|spring|period|time'

const EVENT_REFERENCE = new RegExp(`\\b[Tt]h(?:e|is|at|ese|ose) (?<noun>${EVENT})\\b`, 'gu')
const PLACE_REFERENCE = new RegExp(`\\b[Tt]h(?:e|is|at) (?<noun>${PLACE})\\b`, 'gu')
const TIME_REFERENCE = new RegExp(`\\b(?:that|this) (?:${TIME})\\b|\\bat the time\\b(?! of\\b| when\\b)`, 'giu')

/** Words that take no part in a phrase before them: “the visit and”, “the republic is”. */
const FOLLOWS_APART =
  /^ (?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|and|or|but|as|if|than|while|because|so|then|also|not)\b/u
/** An auxiliary takes the word behind its subject as its verb: “did the visit show”. */
const ASKED_OF = /\b(?:do|does|did|can|could|will|would|shall|should|may|might|must) $/iu
const VERB =
  /^ (?!(?:of|in|for|with|between|on|to|from|at|by|over|against|that|which|who|whose|where|when|under|after|before)\b)\p{Ll}+/u
/** Nouns that often go before another: “the state visit”, “the war effort”. */
const GOES_BEFORE_NOUN = /^(?:state|city|capital|war|crisis|conflict|summit|election|vote)$/u

/** Whether nothing behind a phrase says which one is meant, as “of March 2023”, “in Geneva” and “, which …” do. */
function isAlone(question: string, { 0: phrase, index, groups }: RegExpExecArray): boolean {
  const behind = question.slice(index + phrase.length)
  if (/^(?:’s|'s)/u.test(behind) || FOLLOWS_APART.test(behind)) return true
  if (/^[?.!…)”"’]*\s*$/u.test(behind) || /^[;:,?.!] (?!(?:which|who|where|when|that)\b)[\p{Ll}\p{Lu}]/u.test(behind))
    return true
  return ASKED_OF.test(question.slice(0, index)) && VERB.test(behind) && !GOES_BEFORE_NOUN.test(groups?.noun ?? '')
}

/** Words that are quoted are somebody’s: they are what the card is about. */
const withoutQuotations = (text: string): string =>
  text.replace(/“[^”]*”|"[^"]*"/gu, (quotation) => '…'.repeat(quotation.length))

/** A sentence or a clause before it: “When Xi visited Moscow in 2023, what did the visit show?” */
const TOLD_BEFORE = /[.;:] |\b(?:when|after|before|as|since|during|at|following) [^,]*, /iu

/** Whether the same word stands before: “a visit”, “which country”, “the Kyrgyz Republic”. */
const isNamedBefore = (before: string, noun: string): boolean => before.toLowerCase().includes(noun.toLowerCase())

/**
 * The phrases of a question that only its article explains, beyond those that the lint warns of: “the visit”, “that
 * year”, “the republic”. A name before the phrase does not say which visit; nor which republic, if there are two names.
 */
export function furtherReferences(whole: string): string[] {
  const question = withoutQuotations(whole)
  const names = nameValues(question)
  const isNew = (match: RegExpExecArray) =>
    isAlone(question, match) && !isNamedBefore(question.slice(0, match.index), match.groups?.noun ?? '')
  const events = [...question.matchAll(EVENT_REFERENCE)].filter(
    (match) => isNew(match) && !TOLD_BEFORE.test(question.slice(0, match.index)),
  )
  const places = [...question.matchAll(PLACE_REFERENCE)].filter(
    (match) => isNew(match) && names.filter(({ end }) => end <= match.index).length !== 1,
  )
  const times = namesYear(question) ? [] : [...question.matchAll(TIME_REFERENCE)]
  const warnedOf = [...loosePronouns(question), ...looseReferences(question)].join(' ').toLowerCase()
  return [...new Set([...events, ...places, ...times].map((match) => match[0]))].filter(
    (phrase) => !warnedOf.includes(phrase.toLowerCase()),
  )
}

/** Advice about phrases that only the article explains. */
export function adviseReferences(card: LintedCard): CardIssue[] {
  const phrases = furtherReferences(questionText(card))
  if (phrases.length === 0) return []
  return [
    {
      rule: 'definite-reference',
      severity: 'advice',
      what: `Only the article explains ${quoted(phrases)}`,
      remedy: 'Say which one by name or date, as in “Xi’s visit to Moscow in March 2023”',
    },
  ]
}
