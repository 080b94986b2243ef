import { isBe } from './clause'
import type { Parts } from './parts'
import { isTagged, type QuestionToken, reads } from './tokens'

/** Where the verb stands that an object behind it belongs to: the last of the verb group, or of “to spend”; -1 for the finite one. */
const lastVerb = (before: readonly QuestionToken[]): number =>
  before.findLastIndex(({ tag, text, lemma }, at) => {
    const previous = before[at - 1]
    if (tag !== 'VERB' && tag !== 'AUX') return false
    // “let colleges spend”
    const isLet = text === lemma && before.slice(0, at).some((other) => /^(?:let|help|make)$/.test(other.lemma))
    return (
      !previous || ['AUX', 'ADV', 'PART', 'VERB', ...(isLet ? ['NOUN', 'NAME', 'PROPN'] : [])].includes(previous.tag)
    )
  })

/** The main verb: the finite one, or the last of the group behind it. */
export const mainVerb = ({ verb, before }: Pick<Parts, 'verb' | 'before'>): QuestionToken =>
  before[lastVerb(before)] ?? verb

const PARTICLE = /^(?:out|off|up|back|over|aside|down|away|in)$/i

/** What stands between the verb group and the answer, without the particle of “paid out”. */
function objectBefore({ before }: Parts): readonly QuestionToken[] {
  const verb = lastVerb(before)
  const behind = before.slice(verb + 1).filter(({ tag }) => tag !== 'ADV')
  const isParticle = reads(behind[0], PARTICLE) && (behind.length === 1 || !reads(behind[0], /^in$/i))
  return isParticle ? behind.slice(1) : behind
}

const ORDERS =
  /^(?:expect|order|ask|want|allow|require|force|help|urge|oblige|tell|permit|forecast|agree|plan|hope|decide|offer|promise|intend|vow|pledge|need|seek|try|continue|begin|start|fail|manage|refuse|aim|propose|use|have|be)$/

/** “put off the work to save £86,000”: what is saved is why, and not what was done. */
function hasPurpose({ verb, before }: Parts): boolean {
  const to = before.findLastIndex(
    ({ text, tag }, at) => text === 'to' && tag === 'PART' && isTagged(before[at + 1], 'VERB'),
  )
  // “voted to spend”: what was voted for.
  const isObject = to === 0 || isTagged(before[to - 1], 'VERB', 'AUX', 'ADV')
  if (to < 0 || isBe(verb) || isObject) return false
  const earlier = before.slice(0, to)
  return !ORDERS.test(mainVerb({ verb, before: earlier }).lemma) || reads(earlier.at(-1), /^order$/i)
}

/** How an answer in the predicate hangs on the verb. */
export type Predicate = Parts & {
  readonly main: QuestionToken
  /** Between the main verb and the answer, with its preposition. */
  readonly object: readonly QuestionToken[]
  /** The preposition right before the answer, in small letters. */
  readonly preposition: string | null
  /** Whether the answer is itself the object. */
  readonly isDirect: boolean
  /** The predicate without its answer. */
  readonly left: readonly QuestionToken[]
}

/** Takes a predicate apart at its answer; null where the answer belongs to a clause inside it, or to a purpose. */
export function predicateOf(parts: Parts): Predicate | null {
  const { before, behind } = parts
  const isInside = before.some(
    (token) => reads(token, /^(?:that|which|who|whom|whose|whether|how|if)$/i) || isTagged(token, 'SCONJ'),
  )
  if (isInside || hasPurpose(parts)) return null
  const object = objectBefore(parts)
  const last = object.at(-1)
  const isPreposition = isTagged(last, 'ADP') || reads(last, /^to$/i)
  return {
    ...parts,
    main: mainVerb(parts),
    object,
    preposition: last && isPreposition ? last.text.toLowerCase() : null,
    isDirect: object.length === 0,
    left: [...before, ...behind],
  }
}
