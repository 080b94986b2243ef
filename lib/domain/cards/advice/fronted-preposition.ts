const PREPOSITIONS =
  'about|above|across|after|against|along|alongside|amid|among|around|as|at|before|behind|below|beneath|beside|besides|between|beyond|by|concerning|despite|down|during|for|from|given|in|inside|into|near|of|off|on|onto|out|outside|over|past|regarding|since|through|throughout|to|toward|towards|under|until|up|upon|via|with|within|without'
/** Those that can end a question: “What should the West put less effort into?” */
const STRANDED = /^(?:about|across|against|at|behind|by|for|from|into|in|of|on|over|through|to|under|with)$/u
const ASKING = 'what|which|whom|who|whose|how'
const AUXILIARY =
  'is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|isn’t|aren’t|wasn’t|weren’t|don’t|doesn’t|didn’t|can’t|couldn’t|won’t|wouldn’t'

/** What may come before the question itself: “Pantucci (Mar 2022): ”, or a clause of context with its comma. */
const CONTEXT = /^(?:[^:?]{1,80}: |(?:(?!\b(?:what|which|whom?|whose|how|when|where|why)\b)[^?]){1,160}, )/iu
const OPENING = new RegExp(
  `^(?<lead>(?:${PREPOSITIONS})(?: [\\p{L}’-]+){0,6}?) (?<asking>${ASKING})(?![\\p{L}’-])`,
  'iu',
)
const LINK = new RegExp(`^(?:${PREPOSITIONS}|and|or)$`, 'iu')

/**
 * People do ask these: “In which year …?”, “By how much …?”, “To what extent …?”, “In which city …?”. What is left is a
 * sentence with a blank.
 */
const TIME = 'year|years|month|months|day|date|decade|century|season|quarter|week|weekend|period|time|era|moment|point'
const PLACE =
  'country|countries|city|cities|state|states|region|regions|province|provinces|place|places|town|towns|district|districts|republic|republics|continent|sea|part|area|capital'
const MEASURE =
  'extent|degree|rate|price|cost|speed|age|level|pace|share|percentage|margin|way|ways|sense|form|order|reason|reasons|purpose|grounds|basis|condition|conditions|terms|circumstances|name|names|title|occasion'
const IDIOM = new RegExp(
  [
    `^(?:in|on|by|since|from|until|before|after|during|at|for) (?:which|what) (?:[\\p{L}’-]+ ){0,3}?(?:${TIME})\\b`,
    `^in (?:which|what) (?:[\\p{L}’-]+ ){0,3}?(?:${PLACE})\\b`,
    `^(?:in|at|to|by|on|for|under|within) (?:which|what) (?:[\\p{L}’-]+ ){0,1}?(?:${MEASURE})\\b`,
    '^(?:by|for|in|at|to|since|within|from|after) how\\b',
  ].join('|'),
  'iu',
)

/** “which two powers” and “is Italy …” of a question. */
const ASKED = new RegExp(`^(?<asked>(?:${ASKING})\\b.*?) (?<rest>(?:${AUXILIARY})\\b.*?)\\?*$`, 'iu')
const ASKS_TIME = new RegExp(`^(?:which|what) (?:[\\p{L}’-]+ ){0,3}?(?:${TIME})\\b`, 'iu')

export type FrontedPreposition = {
  /** The words that open the question: “Into what”, “By targets of what”. */
  readonly opening: string
  /** The preposition before the question word. */
  readonly preposition: string
  /** How the question should begin instead: “What”, “Who”, “Which Chinese city”. */
  readonly begin: string
  /** Whether the preposition alone comes first, and can stand behind the verb. */
  readonly canFollowVerb: boolean
  /** Whether it asks for a year, a month or a day, so that “When” does. */
  readonly asksTime: boolean
  /** The question with the preposition at its end; null if its place cannot be told without doubt. */
  readonly better: string | null
}

const capital = (words: string): string => words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

/** “in 2022”, “at the beginning of 2022”, “after the rioting at the beginning of 2022”: no part of what is asked. */
const WHEN_BEHIND =
  / (?:(?:in|by|since|until|from|as of) (?:early |late |mid-)?(?:\p{Lu}\p{Ll}+ )?\d{4}|at the (?:beginning|start|end) of \d{4}|(?:after|before|during) [^,?]*\b\d{4})$/u
/** Words that begin something of its own inside a question, so that nobody can say where the preposition belongs. */
const INNER = new RegExp(
  `[,;:(]|\\b(?!of\\b)(?:${PREPOSITIONS})\\b|\\b(?:that|which|who|whom|whose|when|while|where|if|than|because|so|and|or|but)\\b`,
  'iu',
)

/** “should the West put less effort in 2022” with the preposition behind “effort”; null where that is in doubt. */
function withPrepositionLast(rest: string, preposition: string): string | null {
  if (!STRANDED.test(preposition)) return null
  const when = WHEN_BEHIND.exec(rest)
  const asked = when ? rest.slice(0, when.index) : rest
  if (INNER.test(asked) || !/\s\S+\s/u.test(asked)) return null
  return `${asked} ${preposition}${when ? when[0] : ''}`
}

/**
 * The preposition with which a question opens before its question word: “Of what …?”, “On whose terms …?”, “By targets
 * of what …?”, also behind a clause of context. Null if it opens otherwise, or as people do ask: “In which year …?”
 */
export function frontedPreposition(front: string): FrontedPreposition | null {
  const question = front.trim()
  const context = CONTEXT.exec(question)?.[0] ?? ''
  for (const start of context === '' ? [0] : [0, context.length]) {
    const own = question.slice(start)
    const found = OPENING.exec(own)
    const { lead = '', asking = '' } = found?.groups ?? {}
    const words = lead.split(' ')
    const last = words.at(-1)?.toLowerCase() ?? ''
    if (!found || !LINK.test(last) || IDIOM.test(own)) continue
    const behind = own.slice(lead.length + 1)
    const split = ASKED.exec(behind)
    const asked = (split?.groups?.asked ?? asking).replace(/^whom$/iu, 'who')
    const rest = words.length === 1 ? withPrepositionLast(split?.groups?.rest ?? '', last) : null
    const begin = capital(asked)
    const kept = question.slice(0, start)
    const isLong = asked.split(' ').length > 6
    return {
      opening: found[0],
      preposition: last,
      canFollowVerb: words.length === 1 && STRANDED.test(last),
      begin: isLong ? capital(asking) : begin,
      asksTime: ASKS_TIME.test(behind),
      better: rest === null ? null : `${kept}${kept === '' ? begin : asked} ${rest}?`,
    }
  }
  return null
}
