import { clozeAnswer, plainText } from '../../cards/cloze'
import type { DraftCard } from '../../drafts/fact-draft'
import { unquoted } from '../claims/asides'
import { tagged } from '../names/vocabulary'
import { ANY_MONTH } from '../words/en/months'
import { isOddQuestion } from './odd-questions'

/** “does The Russian National Company”; “The Hague” is a name. */
const LARGE_ARTICLE =
  /\b(?:do|does|did|is|was|are|were|has|have|had|will|would|can|could|should|must|may|might) The (?!Hague\b)\p{Lu}/u
/** “In March 2025: 64 families”: an answer to a question that the card does not show. */
const OPENS_WITH_ANSWER = /^(?:In|On|At|By|Since|From|Until|During|About|Around|Before|After) [^:;.?]{2,40}: /u
/** “Yes, in March 2025: ”, “No: ”. */
const ANSWERS = /^[“"]?(?:Yes|No|Sure|Right|Exactly|Correct|Indeed|Not (?:really|quite|yet))\b[,.]? ?[^:;.?]{0,40}: /u
/** “Capacity: 40 MWh”. */
const LABEL = /^\p{Lu}[^:;.?]{1,40}: /u
const ENDS_WITH_INFINITIVE = /(?<infinitive> to \p{Ll}{2,})[?.]$/u

/** “contract because a prolonged drought in the south?”: what it did was left off. */
const BECAUSE = /\bbecause (?!of\b)(?<reason>[^?]+)\?$/u

const isVerb = (tag: string): boolean => tag === 'VERB' || tag === 'AUX'
const isPastForm = (word: string): boolean =>
  /ed$|^(?:made|built|held|kept|paid|sold|bought|sent|put|set)$/iu.test(word)

/** Whether a stretch has a verb; names in capitals, and a last word that may be a noun as well, are none. */
function hasVerb(words: string): boolean {
  const tags = tagged(words.slice(0, 400)).filter(({ tag }) => tag !== 'PUNCT' && tag !== 'SPACE')
  return tags.some(
    ({ word, tag }, at) =>
      isVerb(tag) && (at === 0 || !/^\p{Lu}/u.test(word)) && (at < tags.length - 1 || !isNounToo(word)),
  )
}

/** Whether any word of a stretch may be a verb; “cost” before a name is one that the tagger takes for a noun. */
const mayHaveVerb = (words: string): boolean =>
  /\bcosts?\b/u.test(words) || tagged(words.slice(0, 400)).some(({ tag }) => isVerb(tag))

/** “The price to go up by Rs 50 each season.”: what somebody proposes, without its verb. */
function isInfinitive(words: string): boolean {
  const tokens = tagged(words.slice(0, 400)).filter(({ tag }) => tag !== 'SPACE')
  const first = tokens.findIndex(({ tag }) => isVerb(tag))
  return (
    first > 1 &&
    /^to$/u.test(tokens[first - 1]?.word ?? '') &&
    !tokens.slice(first + 1).some(({ tag }) => tag === 'AUX')
  )
}

/** “signed under chandeliers and challenged.”: by whom, the words that were cut off said. */
const CUT_SECOND = / and \p{Ll}+ed\.$/u

/** “fire”, “cut”: nothing about its form says that it is a verb. */
const isNounToo = (word: string): boolean => tagged(word.toLowerCase())[0]?.tag === 'NOUN'

/** “; the Cedar Fork fire”: what was cut behind a semicolon. */
const endsInNouns = (front: string, sentence: string): boolean => {
  const words = front.replace(/[.?!]+$/u, '')
  const last = words.split('; ')
  const isCut = !sentence.replace(/[.?!”’"]+\s*$/u, '').endsWith(words.slice(-12))
  return isCut && last.length > 1 && !hasVerb(last.at(-1) ?? '')
}

/** “: 40% of glass made at home by 2030”: a stretch behind a colon whose only verb may be a participle. */
function isOfFragment(sentence: string, back: string): boolean {
  const at = back === '' ? -1 : sentence.indexOf(back)
  const colon = sentence.lastIndexOf(': ', at)
  if (at < 0 || colon < 0) return false
  const stretch = sentence.slice(colon + 2).split(/; /u)[0] ?? ''
  const verbs = tagged(stretch.slice(0, 400)).filter(({ tag }) => isVerb(tag))
  return verbs.every(({ word, tag }) => tag === 'VERB' && isPastForm(word)) && verbs.length < 2
}

/** “to raise?” of “to raise, conserve and display the finds”: what is raised was left off. */
function losesObject(front: string, sentence: string): boolean {
  const infinitive = ENDS_WITH_INFINITIVE.exec(front)?.groups?.infinitive
  if (infinitive === undefined) return false
  const behind = sentence.slice(sentence.lastIndexOf(infinitive) + infinitive.length)
  return sentence.includes(infinitive) && /^(?:, \p{Ll}+)*,? (?:and|or) \p{Ll}+ /u.test(behind)
}

const CONDITION = /, (?:if|unless|provided|assuming|as long as|so long as|on condition) (?=\p{L})/u
/** “If prices stay where they are, he wrote, profits should grow”. */
const OPENS_WITH_CONDITION = /^(?:If|Unless|Provided|Assuming|As long as|So long as) [^,;]+, /u
const NEXT_CLAUSE = /; |: |, (?:and|but|while|whereas|although) /u

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** “would look through a rise in inflation, which reached 2.6%, if the market weakened”: without its condition it is untrue. */
function losesCondition(shown: string, back: string, sentence: string): boolean {
  const at = back === '' ? -1 : sentence.indexOf(back)
  const clause = Math.max(sentence.lastIndexOf(': ', at), sentence.lastIndexOf(' that ', at))
  const from = clause < 0 ? 0 : sentence.slice(clause).search(/(?<=: | that )/u) + clause
  const inner = OPENS_WITH_CONDITION.exec(capital(sentence.slice(from)))?.[0]
  if (
    inner !== undefined &&
    at >= from + inner.length &&
    !shown.toLowerCase().includes(inner.slice(0, 20).toLowerCase())
  )
    return true
  const opening = OPENS_WITH_CONDITION.exec(sentence)?.[0] ?? ''
  if (opening !== '' && at >= opening.length && !NEXT_CLAUSE.test(sentence.slice(opening.length, at))) {
    const words = opening.slice(0, 20).toLowerCase()
    if (!shown.toLowerCase().includes(words)) return true
  }
  const condition = at < 0 ? null : CONDITION.exec(sentence.slice(at))
  if (!condition || NEXT_CLAUSE.test(sentence.slice(at, at + condition.index))) return false
  const words = sentence.slice(at + condition.index + 2, at + condition.index + 22)
  return !shown.includes(words)
}

const SAYS = 'says|said|argues|argued|claims|claimed|insists|insisted|adds|added|wrote|writes|maintains|thinks|believes'
/** “The world has changed, he says; 88 per cent have a smartphone”: he says this too. */
const SAID_BEFORE = new RegExp(`^[^;]{3,120}, (?:\\p{L}+ ){0,3}(?:${SAYS}); `, 'u')
const SAYS_WHO = new RegExp(`\\b(?:according to|${SAYS})\\b`, 'iu')

/** Whether a view that somebody else holds is told as a fact. */
const losesSpeaker = (shown: string, back: string, sentence: string): boolean => {
  const said = SAID_BEFORE.exec(sentence)?.[0]
  return said !== undefined && back !== '' && sentence.indexOf(back) >= said.length && !SAYS_WHO.test(shown)
}

/** “46 children and teenagers”: the number counts both, and the answer has one. */
function countsMore(back: string, sentence: string): boolean {
  const at = /^\D{0,16}\d[\d,.]* \p{Ll}+s$|^\p{L}+ \p{Ll}+ren$|^\d[\d,.]* \p{Ll}+ren$/u.test(back)
    ? sentence.indexOf(`${back} and `)
    : -1
  if (at < 0) return false
  const [next, behind] = tagged(sentence.slice(at + back.length + 5).slice(0, 80))
  return next?.tag === 'NOUN' && /^\p{Ll}+s$/u.test(next.word) && behind?.tag !== 'PART' && behind?.tag !== 'DET'
}

/** Whether the words of a card are no whole sentence, or none that anybody would write. */
export function isBroken({ form, front, back }: DraftCard, sentence: string): boolean {
  const shown = plainText(front)
  const opening = OPENS_WITH_ANSWER.exec(shown)?.[0]
  if ((opening !== undefined && !hasVerb(opening)) || ANSWERS.test(sentence) || LARGE_ARTICLE.test(shown)) return true
  if (CUT_SECOND.test(shown) && !sentence.includes(shown.slice(-14))) return true
  if (endsInNouns(shown, sentence) || losesObject(shown, sentence)) return true
  const asked = form === 'cloze' ? clozeAnswer(front, 1) : back
  if (losesCondition(shown, asked, sentence) || losesSpeaker(shown, asked, sentence)) return true
  if (countsMore(asked, sentence)) return true
  // “Fewer than 40,000, out of 2.1 million.”: half of an answer. An entry of a list has no full stop.
  const own = shown.replace(/^According to [^:]{2,80}: /u, '')
  if (form === 'cloze') {
    const isSentence = /[.!?…]["”’)]*\s*$/u.test(sentence)
    return (LABEL.test(own) && !hasVerb(own)) || (isSentence && (!mayHaveVerb(own) || isInfinitive(own)))
  }
  const reason = BECAUSE.exec(shown)?.groups?.reason
  if (reason !== undefined && !hasVerb(reason)) return true
  if (isOddQuestion(shown, back, sentence)) return true
  return !tagged(shown).some(({ tag }) => isVerb(tag)) || isOfFragment(sentence, back)
}

/** “our price”, “I give us until 2026”; “World War I” and “Part I” are no person. */
const SPEAKER =
  /(?<![\p{L}“‘"'’])(?:(?<!(?<!^)\p{Lu}\p{L}* )I(?![.)]|[’']s\b)|[Mm]e|[Mm]y|(?<=\b(?:of|is|was|are|were) )mine(?=[,.;?])|[Mm]yself|[Ww]e|us|[Oo]urs?|[Oo]urselves)(?!\p{L}|-\p{L})/u
/** “made 648,”, “has 23 for mines”: of what, the sentence before said. */
const ELIDED =
  /^(?<before>[^\d]*)\b(?:made|makes|built|builds|sold|sells|bought|buys|sent|found|took|got|has|have|had|owns|keeps|kept|needs|opened|closed|hired) (?:about |only |just |some |nearly |over |more than )?\d[\d,]*(?<=\d)(?!,?\d)(?=[,;.?]| for | but | and \p{Ll}+ed\b)/u
const PART =
  '(?:[\\d.,]+ ?(?:%|pc|per ?cent)|half|most|some|many|\\p{L}+ (?:in|of every|out of) \\p{L}+(?: \\p{L}+)?|(?:\\p{L}+[- ])?(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?)'
/** “One in seven of its dams is”, “Half of her customers were”: whose? */
const OWNER_UNKNOWN = new RegExp(
  `^(?:(?:on|in|for|at|with|about|around|some|nearly|almost|only|just|over|more|less|fewer|than|least|roughly|approximately) )*${PART} of (?:(?:its|their|his|her|them)\\b|those (?!who|that|in|with|from|of))`,
  'iu',
)
/** “Of its 12 sirens, four sounded”; “Of its 40 ships, Kestrel sold 12” says whose. */
const OF_UNKNOWN = /^Of (?:its|their|his|her) [^,]{2,40}, (?!\p{Lu}|the )/u
/** “What share of its dams is rated”; “What share of its dams does Norvane” says whose. */
const SHARE_OF_UNKNOWN =
  /^(?:What share|How many|How much) of (?:its|their|his|her)\b(?![^?]*\b(?:do|does|did|has|have|had|will|would|can|could|is|are|was|were|should|may|must) (?:the |an? |\p{Lu}|\[))/u
/** “cut its own to 1.75%”: its own what, the words before said. */
const OWN_WHAT = /\b(?:its|their|his|her) own (?:to|by|at|from|in|for|on)\b/iu
/** “after the announcement”: of what, only the article says. */
const EVENT_UNKNOWN =
  /\b(?:after|following|before|since|under|despite|in response to) the (?:announcement|decision|vote|ruling|verdict|compromise|statement|news)\b(?! (?:of|to|that|on|by|in|between|with|for|against)\b)/iu
/** “A bill would raise it to $120”: what is raised is not what the subject names. */
const OBJECT_UNKNOWN =
  /^(?<before>[^;]*?)\b(?:rais|cut|lift|lower|reduc|increas|bring|brought|push|doubl|extend|put)\p{Ll}{0,4} (?:it|them) (?:to|by|from|at)\b/iu
const EARLIER_CLAUSE = /\b(?:and|but|which|that|when|after|before|if|while|because)\b/u

/** Whether the words of a card speak of somebody or something that they do not name. */
export function isNameless({ front }: DraftCard): boolean {
  const shown = unquoted(plainText(front)).replace(/^According to [^:,]{2,80}[:,] /u, '')
  if ([SPEAKER, ELIDED, OWN_WHAT, EVENT_UNKNOWN].some((pattern) => pattern.test(shown))) return true
  if ([OWNER_UNKNOWN, OF_UNKNOWN, SHARE_OF_UNKNOWN].some((pattern) => pattern.test(shown))) return true
  const object = OBJECT_UNKNOWN.exec(shown)?.groups?.before
  return object !== undefined && !EARLIER_CLAUSE.test(object)
}

/** “could [be met]”: a verb without what it is about. */
const STUMP = /^(?:be|been|being|get|gets|got|have been|has been|had been) \p{Ll}+$/u
const IDIOM =
  /^(?:a piece of paper|the tip of the iceberg|a drop in the (?:ocean|bucket)|the bottom of the trough|the end of the (?:road|line)|a double-edged sword)$/iu
/** “In [May] [2023] and June”: half of when it was. */
const ONE_OF_TWO_MONTHS = new RegExp(
  `(?:\\{\\{c\\d+::(?:${ANY_MONTH})\\}\\}|(?:${ANY_MONTH}))(?: \\[[^\\]]*\\])? (?:and|or|to|until) (?:\\{\\{c\\d+::)?(?:${ANY_MONTH})\\b`,
  'u',
)
const IS_MONTH = new RegExp(`^(?:${ANY_MONTH})$`, 'u')
/** “solved [the problem]”: a word for what was said before. */
const GENERAL_GAP =
  /^(?:the|this|that|these|those|its|their|his|her|a|an) (?:\p{Ll}+ )?(?:problem|matter|issue|question|move|plan|point|same|others?|situation|risk|argument|idea|answer|reason|result|effect|difference|process|system|thing|work|job|task|change|step|measure|deal|decision|case)s?$/u
/** “plain in July”, “wages”: words that say nothing by themselves, or also when it was. */
/** “what it is [today]” */
const DEICTIC = /^(?:today|yesterday|tomorrow|now)$/iu
/** “Comfort [Asare-Bediako] started”: half of a name is shown. */
const HALF_NAME = /(?:^|\s)\p{Lu}\p{Ll}[\p{L}’-]+ \{\{c1::\p{Lu}\p{Ll}[\p{L}’-]+\}\}(?! \p{Lu})/u
const LOOSE_GAP =
  /^(?!\p{Lu}|\d)[^\d]*\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/u
/** “seven-eighths of it went on [flames]”: one word of a sentence whose figure tells more. */
const ONE_PLURAL = /^\p{Ll}+s$/u
const HAS_FIGURE = /(?:\p{Sc}|\b)\d[\d.,]*(?: ?%| ?pc\b| per ?cent| (?:million|billion))/u

/** “travels to [Singapore] or Tokyo”: either would do. */
const ONE_OF_TWO = /\}\} or \p{Lu}|\}\}, \p{Lu}[^,;.]{2,40} and \p{Lu}|\p{Lu}[\p{L}-]+ or \{\{/u
const IS_DATE =
  /^(?:(?:early|late|mid-?) ?)?(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)? ?(?:1\d|20)\d\d$/u

/** “the [2023] law”: which one it is. */
const YEAR_OF_THING = /\b[Tt]he (?:\p{Ll}+ )?\{\{c\d+::\d{4}\}\} (?!to\b|and\b)\p{Ll}/u

/** “In [February 2022] the Union surprised Moscow”: with what, the words that were cut off said. */
const losesFigure = (front: string, gap: string, sentence: string): boolean =>
  IS_DATE.test(gap) && HAS_FIGURE.test(sentence) && !HAS_FIGURE.test(plainText(front))

/** “Sir [Alastair Penhaligon]”, “the rest, or [nine-tenths] of $40 million of $44 million”: what is shown gives the gap. */
const BEHIND_COURTESY = /\b(?:Sir|Dame|Mr|Mrs|Ms|Miss|Dr|Lord|Lady|Professor|Prof)\.? \{\{/u
const SHARE_IN_WORDS =
  /^(?:(?:about|nearly|almost|roughly|more than|less than|just over) )*(?:(?:an?|one|two|three|four|five|seven|nine)[- ])?(?:half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)$/iu
const AMOUNTS = /(?:\p{Sc} ?)?\b\d[\d,.]*(?: (?:million|billion|trillion))?/gu
/** “had 5,816 branches, now 3,274, a loss of [two-fifths]”: anybody can work it out. */
const isWorkedOut = (front: string, gap: string): boolean => {
  const amounts = (plainText(front).replace(IS_YEAR, '').match(AMOUNTS) ?? []).filter((one) => one.length > 1)
  return (
    SHARE_IN_WORDS.test(gap) &&
    amounts.length > 1 &&
    /(?:, or|, an? (?:loss|rise|fall|drop|gain|difference|increase|decrease|decline|reduction|cut) of|so that)\b[^.;]*\{\{/u.test(
      front,
    )
  )
}
const IS_YEAR = /\b(?:FY ?)?(?:1[5-9]|20)\d\d(?:[–-]\d\d)?\b/gu

/** “[What caused it is disputed].”: nothing is left to ask with. */
const FEWEST_SHOWN = 4
const shownBeside = (front: string): number =>
  front.replace(/\{\{c\d+::.*?\}\}/gu, '').match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0

/** “, as [the army refills] its depots”: a verb whose object is shown. */
const BEFORE_OWN_OBJECT =
  /\b(?:as|because|since|while|if|when|that) \{\{c\d+::\p{Ll}+ [^{}]+\}\} (?:its|their|his|her) /u

/** Whether a gap is none that anybody could fill: a verb by itself, a figure of speech, one word beside a figure. */
export function hasPoorGap({ form, front }: DraftCard, sentence = ''): boolean {
  if (form !== 'cloze') return false
  const gap = clozeAnswer(front, 1)
  if (shownBeside(front) < FEWEST_SHOWN || BEFORE_OWN_OBJECT.test(front)) return true
  if (/^\p{Lu}/u.test(gap) && ONE_OF_TWO.test(front)) return true
  if (losesFigure(front, gap, sentence) || YEAR_OF_THING.test(front)) return true
  if (BEHIND_COURTESY.test(front) || isWorkedOut(front, gap)) return true
  if (IS_MONTH.test(gap) && ONE_OF_TWO_MONTHS.test(front)) return true
  if (DEICTIC.test(gap) || HALF_NAME.test(front)) return true
  if (GENERAL_GAP.test(gap) || LOOSE_GAP.test(gap)) return true
  return STUMP.test(gap) || IDIOM.test(gap) || (ONE_PLURAL.test(gap) && HAS_FIGURE.test(plainText(front)))
}

/** Sentences that tell only that nothing was said. */
const NOTHING_SAID =
  /\b(?:(?:declined|refused) to comment|(?:could|can) not be reached|did not (?:immediately )?(?:respond|reply|comment)|had no comment)\b/iu
const EXAMPLE = /\b(?:such as|including|among them) [^,;.]{0,60},? $/iu

/** “Critics such as the prime minister, Robert Fico, will say”: who he is, is not what the sentence is about. */
const isExample = ({ form, front, back }: DraftCard, sentence: string): boolean => {
  if (form === 'cloze' || back === '' || !/^Who (?:is|was|were) /u.test(front)) return false
  const before = sentence.slice(0, Math.max(0, sentence.indexOf(back)))
  return EXAMPLE.test(before)
}

/**
 * Whether a card is not to be offered: its words are broken, its gap cannot be filled, or it speaks of somebody or something that only its article
 * names.
 * @param sentence the words of the text that the card is drawn from
 */
export const isRefused = (card: DraftCard, sentence: string): boolean =>
  isBroken(card, sentence) ||
  isNameless(card) ||
  hasPoorGap(card, sentence) ||
  NOTHING_SAID.test(sentence) ||
  isExample(card, sentence)
