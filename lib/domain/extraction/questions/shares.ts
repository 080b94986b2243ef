import { ofWhat } from './counted'
import { isPastForm } from './finite-verb'
import { isSign, isTagged, joinedWords, type QuestionToken, reads } from './tokens'

/** “one in six”, “four out of five”: what follows without “of” is what they are a share of. */
const ONE_IN_SO_MANY = /\b(?:in|out of|of every|in every)(?: every)? [\p{L}\d]+$/iu

const OF: QuestionToken = { text: 'of', tag: 'ADP', lemma: 'of', gap: ' ', mention: null, span: null, isInTitle: false }

/** What a share is of, and how many of the words behind it say so; null where they do not. */
export type Whole = { readonly words: string; readonly taken: number }

const isPlural = (token: QuestionToken | undefined): boolean =>
  token !== undefined && isTagged(token, 'NOUN') && token.text.toLowerCase() !== token.lemma

/** “one in six jurors”: the noun with what describes it. */
function counted({ text }: QuestionToken, behind: readonly QuestionToken[]): number {
  if (!ONE_IN_SO_MANY.test(text)) return 0
  const end = behind.findIndex((token) => !isTagged(token, 'NOUN', 'ADJ', 'PROPN'))
  const taken = end < 0 ? behind.length : end
  return isPlural(behind[taken - 1]) ? taken : 0
}

/** “of the children in rural Mali”, “of shipments from Turkey”: how many words say of where they are. */
function whereBehind(behind: readonly QuestionToken[]): number {
  if (!reads(behind[0], /^(?:in|from|at|near|across)$/i)) return 0
  if (reads(behind[1], /^the$/i) && reads(behind[2], /^(?:world|country|region|area|industry|sector|market)$/i))
    return 3
  const end = behind.findIndex((token, at) => at > 0 && !isTagged(token, 'DET', 'ADJ', 'NAME', 'PROPN'))
  const taken = end < 0 ? behind.length : end
  return behind.slice(1, taken).some((token) => isTagged(token, 'NAME', 'PROPN')) ? taken : 0
}

/** “of pounds spent with the chain”: a participle to the end of the clause belongs to what there is a share of. */
function doneWith(behind: readonly QuestionToken[]): number {
  const [first, second] = behind
  if (!first || !isPastForm(first) || !isTagged(second, 'ADP')) return 0
  return behind.some((token) => isSign(token) || isTagged(token, 'FIGURE', 'DATE')) ? 0 : behind.length
}

/** What the words behind a share say that it is a share of; null where they do not. */
export function wholeOfShare(answer: QuestionToken, behind: readonly QuestionToken[]): Whole | null {
  const noun = ofWhat(behind) || counted(answer, behind)
  if (noun === 0) return null
  const where = noun + whereBehind(behind.slice(noun))
  const taken = where + doneWith(behind.slice(where))
  const words = behind.slice(0, taken)
  return { words: joinedWords(reads(words[0], /^of$/i) ? words : [OF, ...words]), taken }
}
