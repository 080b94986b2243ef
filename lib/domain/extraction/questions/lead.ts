import { limitsClause } from '../limits-clause'
import { finiteVerb, isFiniteVerb, isPastForm, RELATIVE, SUBORDINATE } from './finite-verb'
import { isTagged, type QuestionToken, reads } from './tokens'

/** Where the lead of a sentence ends, behind its comma: “In 2018,”, “When the pipeline opened,”. 0 where it has none. */
export function leadEnd(tokens: readonly QuestionToken[]): number {
  const first = tokens[0]
  const opens =
    isTagged(first, 'ADP', 'SCONJ', 'ADV', 'DATE') ||
    reads(first, SUBORDINATE) ||
    reads(first, /^(?:last|next|this|two|three|by|under|despite)$/i) ||
    (isTagged(first, 'VERB') && /(?:ing|ed)$/.test(first?.text ?? ''))
  if (!opens) return 0
  const isClause = isTagged(first, 'SCONJ') || reads(first, SUBORDINATE)
  const isPartOf = reads(first, /^of$/i)
  for (let at = isTagged(first, 'DATE') ? 0 : 1; at < tokens.length; at += 1) {
    // “In Florida, where the law has shielded burners, crews treat”: the aside has a verb of its own.
    if (reads(tokens[at - 1], /^,$/) && !isClause && opensAside(tokens, at)) {
      const close = tokens.findIndex((token, place) => place > at && reads(token, /^,$/))
      return close > at && finiteVerb(tokens, close + 1) > close + 1 ? close + 1 : 0
    }
    if (!isClause && !isPartOf && isFiniteVerb(tokens, at)) return 0
    // “At the end of September the queue stood”
    // “At a dose of 10 milligrams per kilogram the drug would cost”: no phrase goes on so.
    const isBehindNoun =
      isTagged(first, 'ADP') && isTagged(tokens[at], 'NOUN', 'FIGURE') && reads(tokens[at + 1], /^(?:the|an?)$/i)
    if (at > 2 && isBehindNoun && !isRate(tokens, at + 1) && finiteVerb(tokens, at + 1) > at + 1) return at + 1
    const isWhenOrWhere =
      isTagged(first, 'ADP', 'DATE') &&
      isTagged(tokens[at], 'DATE', 'NAME') &&
      isTagged(tokens[at + 1], 'DET', 'NAME', 'FIGURE', 'NOUN', 'PROPN', 'ADJ', 'ADV')
    if (isWhenOrWhere && !reads(tokens[at + 1], /^that$/i) && finiteVerb(tokens, at + 1) > at + 1) return at + 1
    if (!reads(tokens[at], /^,$/) || isTagged(tokens[at + 1], 'CCONJ') || reads(tokens[at + 1], RELATIVE)) continue
    if (finiteVerb(tokens, at + 1) > at + 1) return at + 1
  }
  return 0
}

/** “$180 an acre”, “2 million acres a year”. */
const isRate = (tokens: readonly QuestionToken[], at: number): boolean =>
  isTagged(tokens[at - 1], 'FIGURE') && reads(tokens[at], /^an?$/i)

const opensAside = (tokens: readonly QuestionToken[], at: number): boolean => {
  const token = tokens[at]
  return (
    reads(token, /^(?:where|which|who)$/i) ||
    (token !== undefined && isPastForm(token) && isTagged(tokens[at + 1], 'ADP'))
  )
}

/** “Founded in 1958 as a maker of boxes,”: it describes the subject, and dangles before a question. */
const isDescription = (lead: readonly QuestionToken[]): boolean =>
  isTagged(lead[0], 'VERB') &&
  /(?:ing|ed)$/i.test(lead[0]?.text ?? '') &&
  !limitsClause(`${lead[0]?.text ?? ''} ${lead[1]?.text ?? ''}`)

/** The words of a lead without what is only said of it beside: “In Florida,” of “In Florida, where …,”. */
export function leadWords(lead: readonly QuestionToken[]): readonly QuestionToken[] {
  if (isDescription(lead)) return []
  const aside = lead.findIndex((_, at) => at > 0 && reads(lead[at - 1], /^,$/) && opensAside(lead, at))
  return aside < 0 || reads(lead[0], SUBORDINATE) ? lead : lead.slice(0, aside)
}
