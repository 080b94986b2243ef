import { isSpeech } from './finite-verb'
import { isSign, isTagged, type QuestionToken, reads } from './tokens'

const DENIES =
  /^(?:deny|doubt|dispute|reject|ask|call|describe|promise|pledge|vow|urge|joke|post|tweet|continue|propose)$/

/** The verb of a group that says something: “warned”, “has warned”. */
export function speechVerb(tokens: readonly QuestionToken[], finite: number): QuestionToken | null {
  const verb = isTagged(tokens[finite], 'AUX')
    ? tokens.slice(finite + 1, finite + 4).find((token) => isTagged(token, 'VERB'))
    : tokens[finite]
  return verb && isSpeech(verb) && !DENIES.test(verb.lemma) ? verb : null
}

/** Behind a comma a capital is the word's own: “, Commission data show”. */
const ownCapital = (voice: readonly QuestionToken[]): readonly QuestionToken[] =>
  voice.map((token, at) =>
    at === 0 && token.mention === null && /^(?!The\b|An?\b)\p{Lu}/u.test(token.text)
      ? { ...token, tag: 'PROPER' }
      : token,
  )

type Voiced = { readonly voice: readonly QuestionToken[]; readonly words: readonly QuestionToken[] }

/** “…, the report found” and “…, according to the bank”: who says it, and the words before. */
export function voicedAtEnd(tokens: readonly QuestionToken[]): Voiced | null {
  const comma = tokens.findLastIndex((token) => reads(token, /^,$/))
  if (comma < 1) return null
  const behind = tokens.slice(comma + 1)
  if (reads(behind[0], /^according$/i) && reads(behind[1], /^to$/i))
    return { voice: ownCapital(behind.slice(2)), words: tokens.slice(0, comma) }
  const verb = behind.findIndex((token) => isTagged(token, 'VERB') && isSpeech(token))
  if (verb < 0 || behind.length > 12 || DENIES.test(behind[verb]?.lemma ?? '')) return null
  const isLast = verb === behind.length - 1
  const voice = isLast ? behind.slice(0, verb) : verb === 0 ? behind.slice(1) : null
  if (!voice || voice.length === 0 || voice.some((token) => isTagged(token, 'VERB', 'AUX') || isSign(token)))
    return null
  return { voice: ownCapital(voice), words: tokens.slice(0, comma) }
}

/** “The extra weight, auditors found, could”: who says it, and the sentence without. */
export function voicedWithin(tokens: readonly QuestionToken[]): Voiced | null {
  for (const [from, token] of tokens.entries()) {
    if (!reads(token, /^,$/)) continue
    const to = tokens.findIndex((other, at) => at > from && reads(other, /^,$/))
    const inside = tokens.slice(from + 1, to)
    const verb = inside.at(-1)
    if (to < 0 || inside.length < 2 || inside.length > 6 || !verb || !isTagged(verb, 'VERB') || !isSpeech(verb))
      continue
    const voice = inside.slice(0, -1)
    if (voice.some((other) => isTagged(other, 'VERB', 'AUX')) || DENIES.test(verb.lemma)) continue
    return { voice, words: [...tokens.slice(0, from), ...tokens.slice(to + 1)] }
  }
  return null
}

/** “said on Tuesday that imports fell”: where what is said begins; right behind the verb if it has no “that”. */
export function behindThat(tokens: readonly QuestionToken[], finite: number, said: QuestionToken): number {
  const verb = tokens.indexOf(said)
  for (let at = verb + 1; at < Math.min(tokens.length, verb + 8); at += 1) {
    if (reads(tokens[at], /^that$/i)) return at + 1
    if (isSign(tokens[at]) || isTagged(tokens[at], 'VERB', 'AUX')) break
  }
  return Math.max(finite, verb) + 1
}
