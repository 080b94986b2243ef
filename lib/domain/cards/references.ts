import { nameValues } from './name-values'

const PRONOUN = /\b(?:he|she|him|they|them|it)\b/gi
/** Further into a question, “it” and “they” stand for something that was said before. */
const OPENING_WORDS = /^(?:[\p{L}\p{N}’[\].]+,? ){0,3}$/u
/** “Why is it that …”, “What would it take to …”: this “it” stands for nothing and need not. */
const IMPERSONAL = /^(?: (?:take|cost|matter|true|likely|possible|necessary|important))? (?:that|to|for)\b/iu
const POSSESSIVE = /\b(?:his|her|hers|their|its)\b/gi
const AUXILIARY = 'is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must'
/** Something that a pronoun after it can stand for: “who”, “which state”, “a bank”, “the talks”. */
const ANTECEDENT = new RegExp(
  `\\b(?:who|whom|(?:which|what|whose)(?: (?!(?:${AUXILIARY})\\b)[\\p{L}-]+)+|(?:a|an|the|some|many|both|two|three) [\\p{L}-]+)\\b`,
  'iu',
)

/** “According to Moira Holm: It …”: who says so is not what they speak of. */
const VOICE = /^According to [^:]{2,80}: /u

/** The pronouns of a question for which nothing in the question stands. */
export function loosePronouns(whole: string): string[] {
  const question = whole.replace(VOICE, '')
  const loose: string[] = []
  const opensWithDemonstrative = /^(?:this|that|these|those) \p{Ll}/iu.exec(question)
  if (opensWithDemonstrative) loose.push(opensWithDemonstrative[0].slice(0, -2))
  // “Its union has struck”: whose, only the sentence before says.
  const opensWithOwner = /^(?:his|her|their|its)(?= \p{Ll})/iu.exec(question)
  if (opensWithOwner) loose.push(opensWithOwner[0])
  const names = nameValues(question)
  for (const match of question.matchAll(PRONOUN)) {
    const before = question.slice(0, match.index)
    const isPerson = /^(?:he|she|him)$/i.test(match[0])
    const isImpersonal = /^it$/i.test(match[0]) && IMPERSONAL.test(question.slice(match.index + 2))
    if (isImpersonal || (!isPerson && !OPENING_WORDS.test(before))) continue
    if (!ANTECEDENT.test(before) && !names.some((name) => name.end <= match.index)) loose.push(match[0])
  }
  for (const match of question.matchAll(POSSESSIVE)) {
    if (names.length === 0 && !ANTECEDENT.test(question.slice(0, match.index))) loose.push(match[0])
  }
  return [...new Set(loose)]
}

const TEXT = 'author|authors|writer|article|text|piece|column|passage|paper|essay|interviewee'
const ROLE =
  'country|state|nation|president|premier|prime minister|foreign minister|minister|leader|spokesman|spokeswoman|spokesperson|ambassador|company|firm|bank|group|organisation|organization|alliance|bloc|union|ministry|government|region|province|city|capital|visit|trip|summit|meeting|talks|speech|statement|document|deal|agreement|treaty|declaration|resolution|vote|project|pipeline|conflict|invasion|crisis|incident|election|referendum|protests|unrest'
const PAIR =
  '(?:[Tt]he two|[Bb]oth) (?:countries|states|nations|neighbours|sides|blocs|unions|alliances|groups|leaders|powers|capitals|governments|ministries|ministers|presidents|parties|banks|companies|firms)'
const COMPLEMENT =
  "(?! (?:of|in|for|with|between|on|to|from|at|by|over|against|that|which|who|whose|where|when|called|named|known|led)\\b|[’']s|,? [A-Z“‘])"
const TEXT_REFERENCE = new RegExp(`\\bthe (?:${TEXT})\\b(?! (?:of|by|that|who)\\b)`, 'gi')
const NOUN_REFERENCE = new RegExp(`\\b(?:[Tt]he (?:${ROLE})|${PAIR})\\b${COMPLEMENT}`, 'g')

/** “The rest was raised in London”: of something that stood before. */
const REMAINDER = /^[Tt]he (?:rest|remainder|others|former|latter)\b(?! of\b)/u

/** The phrases of a question that point at something outside it: “the author”, “the country”, “the two sides”. */
export function looseReferences(whole: string): string[] {
  const question = whole.replace(VOICE, '')
  const remainder = REMAINDER.exec(question)
  const names = nameValues(question)
  const nouns = [...question.matchAll(NOUN_REFERENCE)].filter(
    (match) => !names.some((name) => name.end <= match.index) && !ANTECEDENT.test(question.slice(0, match.index)),
  )
  return [
    ...new Set(
      [...(remainder ? [remainder] : []), ...question.matchAll(TEXT_REFERENCE), ...nouns].map((match) => match[0]),
    ),
  ]
}
