import type { Parts } from './parts'
import { isTagged, joinedWords, type QuestionToken, reads } from './tokens'

const isPlural = ({ text, lemma }: QuestionToken): boolean => text.toLowerCase() !== lemma

/** The number and the unit of a count: “11.6 million” and “tonnes”. */
const NUMBER =
  /^(?:(?:[\d.,]+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|hundred|thousand|million|billion|trillion|dozen|half|quarter|hundreds|thousands|millions|dozens|of|and|to|or|between|[-–])(?=\s|$)\s*|[\d.,]+(?:m|bn|k)\s+)+/iu

function unitOf({
  answer,
  behind,
}: Pick<Parts, 'answer' | 'behind'>): { readonly unit: string; readonly taken: number } | null {
  const quote = answer.text
  // “860km”
  const glued = /^[\d.,]+(?<unit>km|kg|mm|cm|GW|MW|kW|GWh|MWh|TWh)$/u.exec(quote)?.groups?.unit
  if (glued !== undefined) return { unit: glued, taken: 0 }
  const unit = quote.replace(NUMBER, '').trim()
  if (/\d/u.test(unit) || /\b(?:such|these|those|other|more|times?)\b/iu.test(unit)) return null
  const nouns = behind.findIndex(({ tag }) => !['NOUN', 'ADJ'].includes(tag))
  const taken = nouns < 0 ? behind.length : nouns
  if (unit !== '') return taken > 0 ? null : { unit, taken: 0 }
  const last = behind[taken - 1]
  if (taken === 0 || taken > 3 || !last || last.tag !== 'NOUN' || !isPlural(last)) return null
  return { unit: joinedWords(behind.slice(0, taken)), taken }
}

/** “a day”, “per tonne”: how many of the words behind a figure belong to it. */
export const perWhat = ([first, second]: readonly QuestionToken[]): number =>
  reads(first, /^(?:a|an|per|each|every)$/i) && isTagged(second, 'NOUN') ? 2 : 0

/** “of wheat”, “of the electorate”: how many of the next tokens say of what. */
export function ofWhat(tokens: readonly QuestionToken[]): number {
  // “half the years”
  const isHalf = isTagged(tokens[0], 'DET')
  if (!isHalf && !reads(tokens[0], /^of$/i)) return 0
  let at = 1
  while (at < tokens.length) {
    const token = tokens[at]
    const isPhrase =
      token &&
      (['DET', 'ADJ', 'NOUN', 'PROPN', 'NAME', 'NUM', 'PRON', 'FIGURE'].includes(token.tag) ||
        /^(?:’s|'s|’|of)$/.test(token.text))
    if (!isPhrase || reads(token, /^(?:who|that|which|whom)$/i)) break
    at += 1
  }
  // “of the welders it hired since 2022”
  const [who, did] = [tokens[at - 1], tokens[at]]
  if (reads(who, /^(?:it|they)$/i) && isTagged(tokens[at - 2], 'NOUN') && isTagged(did, 'VERB')) {
    const isDated = isTagged(tokens[at + 1], 'ADP', 'SCONJ') && isTagged(tokens[at + 2], 'DATE')
    return at + (isDated ? 3 : 1)
  }
  // “of a $240 million, seven-year loan”: the phrase goes on. “of them”: of what?
  const last = tokens[at - 1]
  const isWhole = isTagged(last, 'NOUN', 'PROPN', 'NAME') || last?.mention?.kind === 'count'
  return at > 1 && isWhole && !reads(tokens[1], /^(?:them|it|us|this|these|those|that)$/i) ? at : 0
}

/** “how many tonnes of wheat”, and what of the words behind the count is left. */
export function countAsked(
  answer: QuestionToken,
  behind: readonly QuestionToken[],
): { readonly ask: string; readonly rest: readonly QuestionToken[] } | null {
  const unit = answer.mention?.kind === 'count' ? unitOf({ answer, behind }) : null
  if (!unit) return null
  const after = behind.slice(unit.taken)
  const taken = perWhat(after) || ofWhat(after)
  if (reads(after[taken], /^(?:who|that|which|whose|of)$/i)) return null
  return { ask: `how many ${unit.unit} ${joinedWords(after.slice(0, taken))}`.trim(), rest: after.slice(taken) }
}
