import { plainText } from '../../cards/cloze'
import { type TaggedWord, tagged } from '../names/vocabulary'
import { contentWords } from './content-words'

const VOICE = /^According to [^:,]{2,80}[:,] /u
/** “In March 2025, ”, “Unless the state pays, ” before the sentence or the question. */
const OPENING =
  /^(?:In|On|At|By|Since|From|Under|Until|Before|After|During|With|Despite|For|Between|Unless|If|Because|When|While|Although|As|Once)\b[^,?]{2,90}, /u
const ASKS = /^(?:(?:By|At|For|Until|Since|From|Till|To) )?(?:what|how|when|why)\b/iu
const AUXILIARY = /^(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|must|may|might)$/u

/** One of its kind wherever it is spoken of. */
const UNIQUE =
  /^the (?:world|sun|moon|earth|internet|web|pandemic|euro|dollar|yuan|yen|rouble|arctic|equator|universe|cold war|stone age|bronze age|ice age|first|second|poor|rich|young|old|elderly|dead|sick|blind|deaf)\b/iu
/** What a firm or a state has: “net debt”, “sales”. */
const MEASURE =
  /^(?:(?:net|gross|operating|pre-?tax|annual|yearly|quarterly|monthly|total|online|underlying|adjusted|interim|full-year|like-for-like|same-store|core|foreign|domestic|public|external) )*(?:sales|profits?|revenues?|turnover|earnings|debts?|income|shares?|margins?|loss(?:es)?|orders|output|costs|capacity|spending|reserves|exports|imports|deliveries|bookings|production|dividends?|investment|cash flow|expenses|staff|capital|lending|deposits|liquidity|provisions)\b/iu
const NOUN_TOO =
  /^(?:rise|fall|drop|climb|slip|jump|cost|cut|change|close|need|plan|total|average|increase|decline|grow|shrink|gain|lose|hit|peak)$/u
/** “voted for the increase; two preferred”: of what? */
const VOTES_FOR =
  /\bvoted? (?:for|against) the (?:increase|decision|move|proposal|cut|change|measure|motion|plan|reduction|bill)(?=[,.;?]| and\b)/u
/** A phrase as long says which. */
const WORDS_THAT_TELL = 7
const MOST_WORDS = 16

/** The words of the subject of a sentence or a question; null where the subject is what is asked for. */
function subjectOf(front: string): string | null {
  const words = tagged(front.slice(0, 300)).filter(({ tag }) => tag !== 'SPACE')
  let from = 0
  if (ASKS.test(front)) {
    from = words.findIndex(({ word }) => AUXILIARY.test(word)) + 1
    if (from === 0) return null
  }
  const isAsked = from > 0
  // “did sales fall to”: the tagger takes the verb for a noun.
  const isVerb = ({ word, tag }: TaggedWord): boolean =>
    tag === 'VERB' || tag === 'AUX' || (isAsked && NOUN_TOO.test(word))
  const first = from + (/^the$/iu.test(words[from]?.word ?? '') ? 1 : 0)
  const end = words.findIndex((word, at) => at > first && isVerb(word))
  if (end < 0 || end - from > MOST_WORDS) return null
  return words
    .slice(from, end)
    .map(({ word }) => word)
    .join(' ')
}

/**
 * Whether the subject of a card is a thing that neither its words nor the title name: “the shares”, “the measures”, “net
 * debt” of nobody. What a longer phrase describes counts as named.
 */
export function hasUnnamedSubject(front: string, title: string | null): boolean {
  const shown = plainText(front).replace(VOICE, '')
  if (VOTES_FOR.test(shown)) return true
  const opening = OPENING.exec(shown)?.[0] ?? ''
  const rest = shown.slice(opening.length)
  const subject = subjectOf(rest)
  if (subject === null || !(/^(?:the|both|all|these) /iu.test(subject) || MEASURE.test(subject))) return false
  // “the houses that stood nearest to the river”
  if (/[^,] (?:that|which|who|whose|where)$/u.test(subject)) return false
  if (UNIQUE.test(subject) || /[[\d“"]|(?!^)\p{Lu}/u.test(subject)) return false
  if (/\p{Lu}/u.test(opening.slice(1).replace(MONTHS, ''))) return false
  if (subject.split(' ').length >= WORDS_THAT_TELL) return false
  const titled = contentWords(title ?? '')
  return ![...contentWords(subject)].some((word) => titled.has(word))
}

const MONTHS =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/gu
