import { isOrdinaryWord } from '../names/vocabulary'
import { SPEECH_VERBS, VIEW_VERBS } from '../words/en/speech'
import { nearness } from './parts'
import { isSign, isTagged, type QuestionToken, reads } from './tokens'

export const RELATIVE = /^(?:who|whom|whose|which|that|where)$/i
export const SUBORDINATE =
  /^(?:when|as|after|before|if|although|though|while|because|since|once|until|unless|whereas|whether|despite)$/i
export const MODAL = /^(?:will|would|can|could|may|might|shall|should|must|’ll|'ll|’d|'d)$/i
const BASE_AUX = /^(?:am|is|are|was|were|has|have|had|does|do|did)$/i
/** Past forms that are no participles as well: these cannot belong to a shortened relative clause. */
const ONLY_PAST =
  /^(?:was|were|went|gave|took|came|became|began|fell|grew|knew|rose|saw|spoke|wrote|drove|chose|broke|froze|fled|did|had|sank|shrank|withdrew|threw|flew|showed|drew|ate|wore|swore|tore|forgot|hid|rang|sang|swam|undertook|overtook|arose|awoke|underwent|outgrew|ran|overran)$/i

/** A verb in a form that can carry a clause: neither “-ing” nor behind “to”, no adjective before its noun. */
export function isFiniteVerb(tokens: readonly QuestionToken[], at: number): boolean {
  const token = tokens[at]
  const [before, behind] = [tokens[at - 1], tokens[at + 1]]
  if (!token || token.mention !== null || !isTagged(token, 'VERB', 'AUX')) return false
  if (isTagged(token, 'AUX')) return BASE_AUX.test(token.text) || MODAL.test(token.text)
  if (/ing$/i.test(token.text) && token.lemma !== token.text.toLowerCase()) return false
  if (reads(before, /^(?:to|not|be|been|being|having|’s|'s|’)$/i)) return false
  if (isTagged(before, 'DET', 'ADJ') && isTagged(behind, 'NOUN', 'ADJ')) return false
  if (isTagged(before, 'ADP', 'SCONJ', 'DET') && isTagged(behind, 'NOUN', 'NAME', 'PROPN')) return false
  return !isTagged(before, 'DET', 'ADP', 'AUX')
}

export const isPastForm = ({ text, lemma, tag }: QuestionToken): boolean =>
  tag === 'VERB' && text.toLowerCase() !== lemma && !/s$/i.test(text) && !ONLY_PAST.test(text)

/** “Fitting”, “paying”: what may be a verb as the subject, and no “Boeing”. */
export const isGerund = (token: QuestionToken | undefined): boolean =>
  token?.mention === null && /^\p{Lu}?\p{Ll}+ing$/u.test(token.text) && isOrdinaryWord(token.text)

const isEndOfPhrase = (token: QuestionToken | undefined): boolean =>
  token === undefined || isSign(token) || isTagged(token, 'SCONJ', 'CCONJ') || reads(token, RELATIVE)

/** The place behind what is set off by commas in a subject: the comma that the verb, or the last of a list, stands behind. */
function behindAside(tokens: readonly QuestionToken[], from: number): number {
  const end = tokens.findIndex((token, at) => at >= from && reads(token, /^[;:]$/u))
  const places = tokens.flatMap((token, at) => {
    const next = isTagged(tokens[at + 1], 'ADV') ? at + 2 : at + 1
    const isClosed = at >= from && (end < 0 || at < end) && reads(token, /^[,–—)]$/u)
    return isClosed && isFiniteVerb(tokens, next) ? [{ at: at + 1, verb: tokens[next] }] : []
  })
  // “, owned by Lakes Maritime, has”: what may be a participle is the verb only where no other follows a comma.
  return (places.find(({ verb }) => verb && !isPastForm(verb)) ?? places[0])?.at ?? -1
}

const isNominal = (token: QuestionToken | undefined): boolean =>
  isTagged(token, 'DET', 'NOUN', 'PROPN', 'NAME', 'ADJ', 'CCONJ', 'FIGURE', 'NUM') || reads(token, /^(?:,|’s|'s|’|of)$/)

/** “Kazakhstan, Kyrgyzstan and Uzbekistan agreed”: the place of the verb behind a list; -1 for any other stretch. */
function behindList(tokens: readonly QuestionToken[], from: number): number {
  const verb = tokens.findIndex((_, at) => at > from && isFiniteVerb(tokens, at))
  const list = tokens.slice(from, verb)
  return verb > from && list.some((token) => isTagged(token, 'CCONJ')) && list.every(isNominal) ? verb : -1
}

/** The place behind a relative clause that nothing sets off; -1 where its end is not clear. */
function behindRelative(tokens: readonly QuestionToken[], from: number): number {
  const own = tokens.findIndex((_, at) => at > from && isFiniteVerb(tokens, at))
  if (own < 0) return -1
  // “that run what is left received”
  if (reads(tokens[own + 1], /^(?:what|how|whether|whatever)$/i)) return -1
  // Behind its own verb the next one that nothing parts from it is that of the clause around it.
  for (let at = own + 1; at < tokens.length; at += 1) {
    const token = tokens[at]
    // “that sell groceries, fuel or medicines will”
    if (reads(token, /^,$/)) return behindList(tokens, at + 1)
    if (isEndOfPhrase(token)) return -1
    // “that needs help” has no second verb.
    if (isTagged(tokens[at - 1], 'AUX') || (isTagged(tokens[at - 1], 'VERB') && token?.text === token?.lemma)) continue
    if (isFiniteVerb(tokens, at)) return at
  }
  return -1
}

/** “widened by about 180 basis points”: by how much, and not by whom. */
const isAmount = (tokens: readonly QuestionToken[], at: number): boolean => {
  const figure = tokens.findIndex((token, place) => place >= at && isTagged(token, 'FIGURE'))
  return figure >= at && figure - at === nearness(tokens.slice(at, figure))
}

/** The finite verb of the clause that opens at `from`; -1 where there is none, or which it is cannot be told. */
export function finiteVerb(tokens: readonly QuestionToken[], from: number): number {
  let at = from
  while (at < tokens.length) {
    const token = tokens[at]
    if (!token) return -1
    if (reads(token, /^[;:]$/u)) return -1
    if (reads(token, /^[,–—(]$/u)) {
      const aside = behindAside(tokens, at + 1)
      at = aside < 0 ? behindList(tokens, at + 1) : aside
      if (at < 0) return -1
      continue
    }
    if (reads(token, RELATIVE) && at > from) {
      at = behindRelative(tokens, at)
      if (at < 0) return -1
      continue
    }
    if (isTagged(token, 'SCONJ')) return -1
    if (isFiniteVerb(tokens, at)) {
      if (at === from) return -1
      if (!isPastForm(token)) return at
      // “found not to have passed”: a participle.
      if (reads(tokens[at + 1], /^not$/i)) {
        at += 1
        continue
      }
      // “trucks burned in May were”: a shortened relative clause, if a second verb follows that nothing parts from it.
      // Behind “caused by” it is one, whatever else is joined by “and”.
      const isCaused = reads(tokens[at + 1], /^by$/i) && !isAmount(tokens, at + 2)
      for (let next = at + 1; next < tokens.length; next += 1) {
        if (isEndOfPhrase(tokens[next]) && !(isCaused && isTagged(tokens[next], 'CCONJ'))) break
        // “climbed by 14 per cent after a storm struck”: the second verb is that of another clause.
        if (reads(tokens[next], /^(?:after|before|when|while|because|until)$/i) && opensClause(tokens, next + 1))
          return at
        if (isTagged(tokens[next - 1], 'AUX') || !isFiniteVerb(tokens, next)) continue
        // “voted on Tuesday to let the fund put”: the second is what is let.
        if (tokens.slice(at, next).some(({ lemma }, place) => place > 0 && /^(?:let|help|make|see|watch)$/.test(lemma)))
          return at
        if (isTagged(tokens[at + 1], 'ADP', 'ADV', 'DATE') || reads(tokens[at + 1], /^(?:by|in|on|to|with)$/i))
          return next
        return isSpeech(token) ? at : -1
      }
      return isCaused ? -1 : at
    }
    at += 1
  }
  return -1
}

/** Whether a clause with a subject and a verb of its own begins here: “imports fell”. */
export const opensClause = (tokens: readonly QuestionToken[], at: number): boolean => {
  const verb = finiteVerb(tokens, at)
  return verb > at && !tokens.slice(at, verb).some((token) => isSign(token) || isTagged(token, 'CCONJ'))
}

/** Whether a verb says what somebody says or thinks. */
export const isSpeech = ({ text, lemma }: QuestionToken): boolean =>
  SPEECH_VERBS.has(text.toLowerCase()) ||
  VIEW_VERBS.has(text.toLowerCase()) ||
  /^(?:find|show|report|say|calculate|estimate|project|know|announce|confirm|rule)$/.test(lemma)
