import { asciiRegExp } from '../../text/ascii-reg-exp'
import { SPEECH_VERBS } from '../words/en/speech'
import { nameTokensOf } from './tokens'

/** How far from a name its verb may stand, in characters: an apposition fits in. */
const REACH = 160
const ADVERB = asciiRegExp(
  /^(?:also|then|later|once|often|recently|publicly|privately|repeatedly|has|had|have|again|would|only|simply|himself|herself|\p{L}+ly)$/u,
)
const ACCORDING_TO = asciiRegExp(
  /\b(?:according to|in the (?:view|words|opinion) of) (?:the )?(?:\[?[\p{L}.’'-]+\]? ){0,5}(?:\[[\p{L}.’' -]+\] )?$/iu,
)
/** “…,” said, “…, said the minister,”: the verb stands between the words and who says them. */
const INVERTED = asciiRegExp(
  /[,”"’] (?<verb>\p{Ll}+) (?:\[[\p{L}.’' -]+\] )?(?:(?:the |an? )?(?:[\p{L}.-]+ ){0,5}|(?:the|an?) [\p{L} -]{2,60}, )$/u,
)
/** “a lawyer for Holm”, “told Holm”, “the ministers and Holm”: not, or not alone, the one who says it. */
const NOT_ALONE = asciiRegExp(
  /(?:\b(?:for|of|at|from|with|to|by|in|about|on|against|than|told|asked|urged|called|like|if|whether|unless) (?:the |Mr |Mrs |Ms |Dr )?|\b(?:and|or|nor) (?:the )?)(?:\[[\p{L}.’' -]+\] )?(?:\p{Lu}[\p{L}.-]* ){0,3}$/iu,
)

/** Whether the words from a name to a verb are an apposition or small words, so that the name is the verb's subject. */
function isSubject(between: string): boolean {
  const words = between.trim()
  if (words === '') return true
  const apposed = /^, (?<words>[^"“”]*),(?<rest>[^,]*)$/su.exec(words)
  if (apposed) return isSubject(apposed.groups?.rest ?? '')
  return words.split(/\s+/u).every((word) => ADVERB.test(word))
}

function saysAt(statement: string, start: number, end: number): boolean {
  const before = statement.slice(Math.max(0, start - REACH), start)
  if (ACCORDING_TO.test(before)) return true
  const after = statement.slice(end, end + REACH)
  if (!NOT_ALONE.test(before)) {
    const verb = nameTokensOf(after, { start: 0, end: after.length }).find(({ word }) => SPEECH_VERBS.has(word))
    const between = verb ? after.slice(0, verb.start) : null
    // “The mayor, Moira Holm, said”: the name is the apposition itself.
    const own = /, $/u.test(before) ? between?.replace(/^, /u, ' ') : between
    if (between !== null && (isSubject(between) || isSubject(own ?? between))) return true
  }
  const verb = INVERTED.exec(before)?.groups?.verb
  // “Critics, said Holm, …” and “…, said Holm.”: behind the name its own sentence does not go on.
  return verb !== undefined && SPEECH_VERBS.has(verb) && /^(?:[,.;:!?]|$| (?:in|on|at|to|of|last|this)\b)/u.test(after)
}

/** The places where a name stands as a whole, by itself or as the family name. */
function placesOf(statement: string, name: string): { readonly start: number; readonly end: number }[] {
  const family = name.split(' ').at(-1) ?? name
  const escaped = [name, family].map((words) => words.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'))
  const pattern = new RegExp(`(?<![\\p{L}’'-])(?:${escaped.join('|')})(?![\\p{L}-])(?!’s|'s)`, 'gu')
  return [...statement.matchAll(pattern)].map(({ index, 0: words }) => ({ start: index, end: index + words.length }))
}

/**
 * The one of some people (full names) whom the grammar of a statement makes its speaker: the subject of a verb of saying,
 * or whoever stands behind “according to”. Null where it makes none of them so, or several.
 */
export function statedSpeaker(statement: string, people: readonly string[]): string | null {
  const sayers = people.filter((name) =>
    placesOf(statement, name).some(({ start, end }) => saysAt(statement, start, end)),
  )
  return sayers.length === 1 ? (sayers[0] ?? null) : null
}
