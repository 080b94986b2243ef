import type { Mention } from '../mention'
import { askDate, askPerson } from './ask-date'
import { askFigure, tollOf } from './ask-figure'
import { type Clause, clauseHolding } from './clause'
import type { QuestionAndAnswer } from './phrasing'
import { joinedWords, type QuestionToken } from './tokens'

/** What limits what a clause says must not be left off. */
const LIMITS =
  /^(?:but |and |though |although )?(?:if|unless|provided|except|excluding|only|assuming|until|subject to|not|without)\b/iu

const IF = /^(?:if|unless|provided|assuming)$/i
const MOST_TIME_WORDS = 9

/** With the condition that follows a clause: nothing that limits what it says is left off. */
function withCondition(clause: Clause): Clause | null {
  const words = clause.tail.filter(({ text }, at) => at > 0 || text !== ',')
  // “had nine warehouses when the suit was filed”: a state is that of its time.
  const isOfTime =
    /^(?:when|before|after)$/i.test(clause.tail[0]?.text ?? '') && /^(?:have|be)$/.test(clause.verb.lemma)
  if (isOfTime) return words.length > MOST_TIME_WORDS ? null : { ...clause, rest: [...clause.rest, ...words], tail: [] }
  if (!LIMITS.test(joinedWords(words))) return clause
  const end = words.findIndex(({ text }) => /^[,;:–—]$/u.test(text))
  const condition = end < 0 ? words : words.slice(0, end)
  if (condition.length < 4 || !IF.test(condition[0]?.text ?? '')) return null
  return { ...clause, rest: [...clause.rest, ...condition], tail: [] }
}

/** “She said that six units would be enough for Lyon, but would leave Brest bare”: what she grants is not what she says. */
const isConceded = ({ voice, tail }: Clause): boolean =>
  voice !== null && /^(?:, ?)?(?:but|yet)\b/iu.test(joinedWords(tail.slice(0, 2)))

/**
 * The question that a sentence answers with one of its tokens, and the answer in the words of the text: “How many
 * tonnes of wheat did Egypt import in 2021?”. Null wherever the sentence is not understood for certain: no question is
 * better than a bad one.
 */
export function questionFor(tokens: readonly QuestionToken[], mention: Mention): QuestionAndAnswer | null {
  const at = tokens.findIndex((token) => token.mention === mention)
  const found = at < 0 ? null : clauseHolding(tokens, tokens[at])
  const clause = found && withCondition(found)
  if (!clause) return mention.kind === 'count' ? tollOf(tokens, at) : null
  if (isConceded(clause)) return null
  if (mention.kind === 'date') return askDate(clause, at, tokens)
  if (mention.kind === 'person') return askPerson(clause, at, tokens)
  if (mention.kind === 'money' || mention.kind === 'percent' || mention.kind === 'count')
    return askFigure(clause, at, tokens)
  return null
}
