import { formatEdtf, parseEdtf } from '../../content/edtf'
import { CONTENT_DATES } from '../../format/date-style'
import type { FactKind } from '../../library'
import type { CardIssue, LintedCard, LintedFact } from '../lint-issue'
import { namesYear, quoted } from '../rule-context'
import { type SourceNames, type WithoutAttribution, withoutAttribution } from './attribution'
import { type FrontedPreposition, frontedPreposition } from './fronted-preposition'

/** Kinds whose answer is another one at another time. */
const CHANGING: ReadonlySet<FactKind> = new Set(['figure', 'person', 'organisation', 'place'])

/** What is asked, with the date behind it if the attribution gave the only one and the answer may change. */
function dated(asked: string, { date }: WithoutAttribution, { kind, asOf }: LintedFact): string {
  if (date === null || asOf === null || !CHANGING.has(kind)) return asked
  if (parseEdtf(asOf)?.kind !== 'date' || namesYear(asked)) return asked
  return asked.replace(/(?=[?.!…]*["”’]?\s*$)/u, `, as of ${formatEdtf(asOf, CONTENT_DATES)}`)
}

function aboutAttribution(asked: string, without: WithoutAttribution, draft: LintedFact): CardIssue {
  const better = dated(asked, without, draft)
  return {
    rule: 'attribution',
    severity: 'advice',
    what: `The question repeats its source, which is shown above it: ${quoted(without.words)}`,
    remedy: `Leave it out: “${better}”`,
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
  const source = attribution && aboutAttribution(moved ?? asked, attribution, draft)
  // Both rules show the same better question, so that taking either heeds both.
  const better = moved === null ? null : (source?.better ?? moved)
  return [...(preposition ? [aboutPreposition(preposition, better)] : []), ...(source ? [source] : [])]
}
