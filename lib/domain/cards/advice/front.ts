import { edtfDates, formatEdtf, MONTH_NAMES, parseEdtf } from '../../content/edtf'
import { CONTENT_DATES } from '../../format/date-style'
import { type FactKind, SPOKEN_KINDS } from '../../library'
import type { CardIssue, LintedCard, LintedFact } from '../lint-issue'
import { isFunctionWord, nameWordsOf } from '../name-values'
import { namesYear, quoted } from '../rule-context'
import { answerText } from '../sides'
import { type SourceNames, type WithoutAttribution, withoutAttribution } from './attribution'
import { type FrontedPreposition, frontedPreposition } from './fronted-preposition'

/** “Mar 2022”: the month of the article if the question gives only its year. */
function shortDate(named: string | null, published: string | null): string | null {
  const date = published !== null && (named === null || published.startsWith(named)) ? published : named
  const [first] = date !== null && parseEdtf(date) ? edtfDates(date) : []
  if (!first) return null
  return first.month === null ? `${first.year}` : `${MONTH_NAMES[first.month - 1]?.slice(0, 3)} ${first.year}`
}

/** Who holds it, without “as reported by …”: those only pass it on. */
const holderOf = (speaker: string): string => speaker.split(/,| as (?:reported|cited|quoted|told|recalled)\b/u)[0] ?? ''

const namesAll = (text: string, surnames: string): boolean =>
  surnames.split(/, | and /u).every((name) => text.toLowerCase().includes(name.toLowerCase()))

/** Only an opinion needs its author in the question; a name that is the answer cannot be in it. */
function isOpinionOf(authors: string | null, card: LintedCard, { kind, speaker }: LintedFact): authors is string {
  if (authors === null || !SPOKEN_KINDS.has(kind) || kind === 'quote') return false
  if (namesAll(answerText(card), authors)) return false
  return speaker === null || namesAll(holderOf(speaker), authors)
}

/** The first word in lower case, unless it may be a name. */
function withSmallBeginning(front: string): string {
  const first = nameWordsOf(front)[0]
  return first && isFunctionWord(first.word) ? front.replace(/\p{Lu}/u, (letter) => letter.toLowerCase()) : front
}

/** Kinds whose answer is another one at another time. */
const CHANGING: ReadonlySet<FactKind> = new Set(['figure', 'person', 'organisation', 'place'])

/** What is asked, with the date behind it if the attribution gave the only one and the answer may change. */
function dated(asked: string, { date }: WithoutAttribution, { kind, asOf }: LintedFact): string {
  if (date === null || asOf === null || !CHANGING.has(kind)) return asked
  if (parseEdtf(asOf)?.kind !== 'date' || namesYear(asked)) return asked
  return asked.replace(/(?=[?.!…]*["”’]?\s*$)/u, `, as of ${formatEdtf(asOf, CONTENT_DATES)}`)
}

function aboutAttribution(asked: string, without: WithoutAttribution, card: LintedCard, draft: LintedFact): CardIssue {
  const { words, authors, date } = without
  const isOpinion = isOpinionOf(authors, card, draft)
  const when = shortDate(date, draft.published)
  const better = isOpinion
    ? `${authors}${when === null ? '' : ` (${when})`}: ${withSmallBeginning(asked)}`
    : dated(asked, without, draft)
  return {
    rule: 'attribution',
    severity: 'advice',
    what: `The question repeats its source, which is shown beside the card: ${quoted(words)}`,
    remedy: isOpinion
      ? `The answer is an opinion, so begin with whose it is: “${better}”`
      : `Leave it out: “${better}”`,
    better,
  }
}

function aboutPreposition(found: FrontedPreposition, better: string | null): CardIssue {
  const { opening, preposition, begin, asksTime, canFollowVerb } = found
  const remedy =
    better !== null
      ? `Move the preposition to the end: “${better}”`
      : asksTime
        ? 'Begin with “When”'
        : canFollowVerb
          ? `Begin with “${begin}” and put “${preposition}” after the verb, or ask with Who, Why, How or Where`
          : 'Begin with What, Who, Why, How, Where or Which, as you would say it aloud'
  return {
    rule: 'preposition-first',
    severity: 'advice',
    what: `“${opening}” is an unusual way to begin a question`,
    remedy,
    ...(better === null ? {} : { better }),
  }
}

/**
 * What the question side says too much, or in an unusual order: who wrote it and when, at its end, and a preposition
 * before the question word. Of a cloze only the former; a reversed card begins with its answer.
 */
export function adviseFront(card: LintedCard, draft: LintedFact, names: SourceNames): CardIssue[] {
  if (card.form === 'reversed') return []
  const attribution = withoutAttribution(card.front, names)
  const asked = attribution?.front ?? card.front
  const preposition = card.form === 'cloze' ? null : frontedPreposition(asked)
  const moved = preposition?.better ?? null
  const source = attribution && aboutAttribution(moved ?? asked, attribution, card, draft)
  // Both rules show the same better question, so that taking either heeds both.
  const better = moved === null ? null : (source?.better ?? moved)
  return [...(preposition ? [aboutPreposition(preposition, better)] : []), ...(source ? [source] : [])]
}
