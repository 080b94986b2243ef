import { tagged } from '../names/vocabulary'

/** “Behind what share”, “When had”: what nobody would ask so. */
const ODD_QUESTION =
  /(?:^|, )(?:(?:behind|for|from|with|against|among|into|onto|towards?|through|upon|of|over) (?:what|which|how many|how much)\b|when had\b)/iu
/** “What had the price fallen to”: before what, only a date says. */
const HAD = /\b(?:what|how (?:many|much)|by how much)\b[^?]{0,40}? had\b/iu
const SAYS_WHEN = /\b(?:1\d|20)\d\d\b|\b(?:by|before|until|when|after|since) /iu
/** “How many had she said her crews had met”: what somebody says of their own, asked of the one who says it. */
const SAYS_OF_OWN =
  /\b(?:did|does|do|has|have|had) [^?]{2,90}\b(?:say|said|announce|announced|report|reported)\b(?: (?:on|in|late on) [^?,]{2,30}?)? (?:that )?(?:its|his|her|their) /u
/** “When did Kestrel withdraw?”: from what? */
const WITHDRAWS = /^When (?:did|does|will|would) [^?]* (?:withdraw|agree|accept|refuse|object|apply|respond|bid)\?$/u
/** “How large were the dams full”: an adjective too many. */
const TWO_SIZES = /^How (?:large|much|many) (?:is|are|was|were) [^?]* (?:full|empty|complete|high|long|wide|deep)\b/u

/** “What did the Committee judges that”: a verb that was taken for a noun. */
const VERB_AS_NOUN =
  /\b(?:do|does|did|has|have|had|will|would|can|could)\b (?:[^?,]+ )?(?:judges|finds|notes|says|thinks|argues|believes|expects|warns|fears|hopes|claims|estimates|suggests|shows|means) that\b/u
/** “How many months after she had fought?”, “How many things”: nothing that one could know. */
const NO_CLAUSE = /^How many \p{L}+ (?:after|before|since|until)\b|\bhow many (?:things|ways|times)\b/iu
/** “What do average premiums had reached”: an adjective that was taken for the verb. */
const TWO_TENSES = /\b(?:What|How \p{L}+) do(?:es)? [^?]*\bhad \p{Ll}+/u
/** “How much did two winters ago a factory pay”: when it was stands within the verb. */
const TIME_IN_VERB =
  /\b(?:do|does|did|has|have|had|is|was|are|were|will|would) (?:\p{L}+ ){1,3}(?:ago|later|earlier) (?:an?|the|\p{Lu})/u

/** “What is household debt of disposable income?” → 230%: of what belongs to the answer. */
const WHAT_IS = /^What (?:is|are|was|were) /u
const isHalfOfShare = (front: string, back: string, sentence: string): boolean => {
  const whole = sentence.split(`${back} of `)[1]?.split(/[ ,.;]/u)[0]
  return WHAT_IS.test(front) && whole !== undefined && whole !== '' && front.includes(` of ${whole}`)
}

/** “higher than?”, “require slightly?”: the words go on. */
const ENDS_OPEN =
  /\b(?:than|slightly|roughly|nearly|almost|about|again|also|only|just|still|even|further|respectively|and|or|the|an?|its|their|his|her|starting|beginning|from|until|between|behind)\?$/iu
/** “To what level did yesterday the ministry admit”: when it was stands in the place of the subject. */
const TIME_AS_SUBJECT =
  /\b(?:do|does|did) (?:yesterday|today|tomorrow|now|then|also|meanwhile|(?:last|this|next) (?:week|month|year)) /u
/** “By how much did output rise in the quarter and by 2.4% over the year?”: two answers, one of them shown. */
const TWO_CHANGES = /^(?:By how much|To what level|What|How much)\b[^?]* and (?:by|to|at|from) \p{Sc}?\d/u
/** “When did it waive a covenant and again last month?” */
const TWO_TIMES = /^When\b[^?]* and (?:again|then|later|in|on)\b/u
/** “When would the link have raised prices?”: it did not. */
const NEVER_HAPPENED = /^(?:When|Why) would [^?]* have \p{L}+/u
const COUNTED_WORDS = 4
/** “How many weather years the effect is a rise”: nothing has changed places. */
function isNotTurned(front: string): boolean {
  const [, counted] = /^How (?:many|much) (.+)/u.exec(front) ?? []
  const words = tagged((counted ?? '').slice(0, 80)).filter(({ tag }) => tag !== 'SPACE')
  const at = words.findIndex(({ word }) => /^(?:the|its|their)$/u.test(word))
  return at > 0 && at <= COUNTED_WORDS && words.slice(0, at).every(({ tag }) => /^(?:NOUN|ADJ|PROPN)$/u.test(tag))
}

/** “threw out the second figure”: of those that were named before. */
const IN_TURN =
  /\bthe (?:first|second|third|latter|former|other) (?:figure|number|sum|half|part|point|claim|question|reason)\b/u
/** “At what level did it close 4.1 per cent lower?” */
const LEVEL_AND_CHANGE = /\d ?(?:%|pc|per ?cent) (?:lower|higher|down|up|more|less)\?$/u
/** “How much does Malawi not have to spare?” */
const DENIED = /^(?:How (?:much|many)|What share|By how much)\b[^?]*\bnot (?:have|be|\p{Ll}+)\b/u
/** “of the workforce in Peruvian does contract labour make up mining”: the verb stands within a phrase. */
const WITHIN_PHRASE =
  /\b(?:in|of|from|for|by) (?:\p{Lu}\p{Ll}+(?:ian|ean|ese|ish|can|an)) (?:do|does|did|is|was|are|were|has|have|had|will|would) /u
const GOES_ON = /\bnow continue\b|\bhelp(?:ed)? \p{Lu}[^?]* now\b/u

const SHARE =
  /%|\bper ?cent\b|\bpc\b|\b(?:half|thirds?|quarters?|(?:fif|six|seven|eigh|nin|ten)ths?|most|all|majority|one in|out of|\p{L}+ in (?:every )?\p{L}+)\b/iu
/** “How many roosts are nine roosts?”, “What share … will be offered other shifts?” of 14 nurses. */
const isOwnAnswer = (front: string, back: string): boolean =>
  front.toLowerCase().includes(` ${back.toLowerCase()}`) || (/\bwhat share\b/iu.test(front) && !SHARE.test(back))

/** Whether a question is none that anybody would ask so. */
export const isOddQuestion = (front: string, back: string, sentence: string): boolean =>
  ODD.some((pattern) => pattern.test(front)) ||
  (HAD.test(front) && !SAYS_WHEN.test(front)) ||
  isNotTurned(front) ||
  isOwnAnswer(front, back) ||
  isHalfOfShare(front, back, sentence)

const ODD = [
  ODD_QUESTION,
  SAYS_OF_OWN,
  WITHDRAWS,
  TWO_SIZES,
  VERB_AS_NOUN,
  NO_CLAUSE,
  TWO_TENSES,
  TIME_IN_VERB,
  ENDS_OPEN,
  TIME_AS_SUBJECT,
  TWO_CHANGES,
  TWO_TIMES,
  NEVER_HAPPENED,
  IN_TURN,
  LEVEL_AND_CHANGE,
  GOES_ON,
  DENIED,
  WITHIN_PHRASE,
]
