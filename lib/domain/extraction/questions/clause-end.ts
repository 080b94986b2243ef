import { isFiniteVerb, opensClause, RELATIVE, SUBORDINATE } from './finite-verb'
import { isTagged, type QuestionToken, reads } from './tokens'

/** Behind a comma: what goes on to say something else of the subject, or of another. */
function endsClause(tokens: readonly QuestionToken[], at: number): boolean {
  const token = tokens[at]
  const next = tokens[at + 1]
  if (reads(token, /^[;:–—]$/u)) return true
  if (reads(token, /^,$/)) {
    if (reads(next, RELATIVE) || reads(next, SUBORDINATE) || isTagged(next, 'SCONJ')) return true
    if (isTagged(next, 'ADP') && reads(tokens[at + 2], RELATIVE)) return true
    if (reads(next, /^(?:but|so|yet|with|up|down|compared|according|including|making|well|far|more|less|rather)$/i))
      return true
    if (isTagged(next, 'VERB')) return true
    // “, to be paid by June”
    if (reads(next, /^to$/i) && isTagged(tokens[at + 2], 'VERB', 'AUX')) return true
    // “, and the port, in which it has a share, paid”: another clause, however long its subject is.
    const goesOn =
      isTagged(tokens[at + 2], 'DET', 'NAME', 'PROPN', 'PRON', 'ADP') &&
      tokens.some((_, later) => later > at + 2 && isFiniteVerb(tokens, later))
    if (isTagged(next, 'CCONJ')) return isFiniteVerb(tokens, at + 2) || isTagged(tokens[at + 2], 'ADV') || goesOn
    return opensClause(tokens, at + 1)
  }
  if (isTagged(token, 'CCONJ') && reads(token, /^(?:and|but|yet)$/i)) {
    if (reads(next, /^to$/i) && isTagged(tokens[at + 2], 'VERB', 'AUX')) return true
    const from = isTagged(next, 'ADV') ? at + 2 : at + 1
    return isFiniteVerb(tokens, from) || opensClause(tokens, from)
  }
  return (
    reads(token, /^(?:while|whereas|although|though|because|since|after|before|when|until|unless|if|as)$/i) &&
    opensClause(tokens, at + 1)
  )
}

/** Where the clause that goes on at `from` ends; the end of the words where nothing else follows. */
export const clauseEnd = (tokens: readonly QuestionToken[], from: number): number => {
  const end = tokens.findIndex((_, at) => at >= from && endsClause(tokens, at))
  return end < 0 ? tokens.length : end
}
