import { plainText } from '../../cards/cloze'
import { contentWords } from './content-words'

const VOICE = /^According to [^:]{2,80}: /u
/** Opens with a word for what was said before, without a name in brackets in its place. */
const POINTS_BACK =
  /^(?:It(?! (?:is|was|will be|would be|took|takes) )|It (?:is|was|will be|would be) (?![^.;]*\b(?:that|to|who|for)\b)|They|He|She|This|That|These|Those|Its|Their|His|Her|Both|Such|The (?:two|three|four|rest|former|latter|same|other|others|previous|third|second))\b/u
/** “In 2020 it was”, “Without a second customer it cannot”: the pronoun opens what stands behind. */
const BEHIND_OPENING =
  /^(?:In|On|By|Since|Until|From|With|Without|For|After|Despite|Under|At) (?:(?!\b(?:it|they|he|she)\b)[^,\p{Lu}]){2,60},? (?:it(?! (?:is|was|will be|would be|took|takes) (?:\p{Ll}+ )?(?:that|to)\b)|they|he|she|(?:that|this) (?:is|was|has|had|would|will)(?= \p{Ll}+ [\p{N}\p{Sc}]))(?!\p{L})/u
/** “Written in October 2020, it proposed”: what was? */
const BEHIND_PARTICIPLE = /^\p{Lu}\p{Ll}+(?:ed|en|ing|ilt|old|ent)\b[^;:]{2,90}, (?:it|they|he|she) (?!is |was |will )/u
/** “July [2022] that year”: the bracket says which. */
const YEAR_NAMED = / \[[^\]]*\] that (?:year|month|week|day)\b/gu
const DATE_IN_BRACKETS =
  / \[(?:\d|to |from |(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)[^\]]*\]/gu
/** Counts from, or speaks of, what only the sentence before names. */
const INSIDE =
  /\b(?:[Ss]ince then|[Aa]fter that|[Bb]y then|[Tt]hat (?:year|month|day|period|volume|time|argument|figure)|the same period|[Oo]f them\b|(?<!(?:at|in) )the (?:previous|following) (?:year|month)|(?:than|of|in|at|for|by|from|to|with|like|on|closed|opened|left|change|changed|ended) that(?= (?!the\b|it\b|they\b|he\b|she\b|is\b|was\b)|[.,;]|$)|(?:the (?:two|three|four)|both|all|these|those)(?: (?:two|three|four))? (?:blocs|sides|countries|states|capitals|armies|leaders|powers|governments|parties|presidents|ministers|measures)(?! (?:of|in|from|that|which|who|with|on|to)\b)|[Bb]oth (?:blocs|sides|countries|states|capitals|armies|leaders|powers|governments|parties))\b/u
/** “entitled to it”, “feed them”, “our bill”: with no name before that it could mean. */
const NAMELESS = /^[^\p{Lu}]{0,4}\p{L}[^\p{Lu}]*? (?:it|them|him|those|our|we|us)(?=[ ,.;’])/u
/** “The museum bought it in 1988”: what the subject does something to is not the subject. */
const OBJECT =
  /^(?:[^,;:“”"()]{3,70} )?(?:[a-z]+ed|bought|sold|gave|lent|lend|give|cost|costs|paid|pay|left|made|took|sent|use|uses|put|puts) (?:it|them|him|her)(?= )(?! (?:self|back to))/u
/** “a tanker of this size”, “the American one”, “the estimate above”, “the same spill”: as the text said before. */
const SAID_BEFORE =
  /\b(?:(?:of|at|in|with|for|by|from|to) this (?!year|month|week|century|decade|day|spring|summer|autumn|fall|winter|morning|season|quarter|time\b)\p{Ll}{3,}|the (?:same (?!time|day|year|month|week|period|quarter|way|as)\p{Ll}{3,}|(?:\p{L}+ )?ones?(?! (?:that|of|in|who|which|to|with|for)\b)(?=[ ,.?]))|(?:estimate|figure|number|sum|table|chart)s? (?:above|below))\b/u
/** “use it for”, “awarded it Route 34”, “feed them”: what is used, the sentence before said. */
const USES_IT =
  /\b(?:use|uses|used|feed|feeds|fed|awarded|award|granted|handed|entitled to|claim|claims|want|wants) (?:it|them)\b/u

/** “Of that sum, 1.65 billion”, “where such breaks became”, “under that treaty”: which, the sentence before said. */
const THAT_ONE =
  /\b(?:[Oo]f|[Ii]n|[Aa]t|[Ff]or|[Bb]y|[Ff]rom|[Tt]o|[Uu]nder|[Dd]uring|[Ww]ith|[Bb]ehind|[Aa]gainst|[Oo]n) (?:that|those) (?!(?:is|was|are|were|has|have|had|can|could|will|would|who|that|of|in|the|it|they|he|she)\b)\p{Ll}{3,}|\bsuch (?!as\b|an?\b|that\b)\p{Ll}{2,}s\b|\bthat (?:much|many)\b(?! \p{Ll}+ (?:as|that)\b)/u
/** “Unlike the treaty of 1951, it contains”, “A former engineer from Mayo, she entered” */
const BEHIND_COMPARISON =
  /^(?:(?:Unlike|Like|Compared (?:with|to)|In contrast (?:to|with)|Beyond|Besides|Instead of|As (?:an?|the)|An?|Once an?|The (?:son|daughter)) [^;:,]{2,120}(?:, [^;:,]{2,60})?), (?:it|they|he|she) (?=\p{Ll})/u
/** “In view of these developments, the bank cut” */
const IN_VIEW_OF =
  /^(?:In (?:view|light|spite) of|In|At|On|For|By|From|Given|Because of|As a result of|Following|Despite|After|Under|With|During) (?:this|these|those|such) (?!years?\b|months?\b|weeks?\b|century\b|decades?\b|spring\b|summer\b|autumn\b|winter\b|day\b)\p{Ll}{3,}/u
/** “full last autumn”: of which year, nobody says. */
const LAST_SEASON = /\b(?:last|next) (?:spring|summer|autumn|winter|fall)\b(?! \[)/u
/** “Your government has promised”: that of the one who is asked. */
const YOURS = /\b[Yy]our\b/u
/** “The remaining 230 million is to come”, “of an estimated 370,000 in Morocco”: of what? */
const REMAINING =
  /\b(?:[Tt]he (?:remaining|other|rest)|[Aa]n? (?:estimated|further|additional)) \p{Sc}? ?\d[\d,.]*(?: (?:million|billion|trillion))?(?: euros?| dollars?)? (?:in|is|are|was|were|will|would|has|have|had|to|goes?|went|comes?|came)\b/u

/** “Arrivals there rose”, where no name stands before it. */
const THERE = /^.[^\p{Lu}]{0,80} there(?! (?:is|are|was|were|has|have|had|will|would|may|can|could)\b)\b/u
/** “rose in the third quarter”: of which year, nobody says. */
const QUARTER =
  /\b(?:first|second|third|fourth|final|last) quarter\b(?! (?:of|in) (?:(?:this|last|next) year \[|\d))(?! \[)/u
const MONTH =
  /\b(?:January|February|March|April|June|July|August|September|October|November|December)\b(?!,? (?:of )?\[?\d{4})(?! \d{1,2},? (?:\d{4}|\[))(?! \[)/u
const HAS_YEAR = /\b(?:1\d|20)\d\d\b/u
/** “The pact removes”, “The finance ministry must”: a thing that has been spoken of, with nothing that says which. */
const BARE_SUBJECT = /^(?:The|Both) (?<noun>\p{Ll}+(?: \p{Ll}+)?) (?<verb>\p{Ll}+)/u
const COMPLEMENT =
  /^(?:of|in|for|with|between|on|to|from|at|by|over|against|that|which|who|whose|behind|near|around|among|along|inside|outside|known|called|named|signed|based|built)$/u

/** Whether the subject is a thing that neither the front nor the title names more closely. */
function hasBareSubject(front: string, title: string | null): boolean {
  const match = BARE_SUBJECT.exec(front)
  const { noun = '', verb = '' } = match?.groups ?? {}
  if (!match || COMPLEMENT.test(verb)) return false
  const words = noun.split(' ')
  if (words.some((word) => COMPLEMENT.test(word))) return false
  const titled = contentWords(title ?? '')
  return ![...contentWords(noun)].some((word) => titled.has(word))
}

/** Whether neither a name nor a date says of whom or when a card is, and it shares no two words with the title. */
function isUnanchored(front: string, title: string | null): boolean {
  if (/[\d[“"]|(?!^)\p{Lu}/u.test(front.replace(/^[“"(]/u, ''))) return false
  const titled = contentWords(title ?? '')
  return [...contentWords(front)].filter((word) => titled.has(word)).length < 2
}

/** Whether a card opens with, or counts from, what only the sentences before it name. */
export function dependsOnContext(front: string): boolean {
  const words = plainText(front).replace(VOICE, '').replace(YEAR_NAMED, '').replace(DATE_IN_BRACKETS, '')
  return (
    POINTS_BACK.test(words) ||
    BEHIND_OPENING.test(words) ||
    BEHIND_PARTICIPLE.test(words) ||
    INSIDE.test(words) ||
    THERE.test(words) ||
    NAMELESS.test(words) ||
    OBJECT.test(words) ||
    SAID_BEFORE.test(words) ||
    USES_IT.test(words) ||
    THAT_ONE.test(words) ||
    BEHIND_COMPARISON.test(words) ||
    IN_VIEW_OF.test(words) ||
    LAST_SEASON.test(words) ||
    YOURS.test(words) ||
    REMAINING.test(words)
  )
}

/**
 * Whether the words of a card can be understood without its article, as far as signs tell: they point at nothing before
 * them, name the year of their month or quarter, and are about something that they or the title name.
 */
export function standsByItself(front: string, title: string | null): boolean {
  const words = plainText(front).replace(VOICE, '')
  if (dependsOnContext(front)) return false
  if (QUARTER.test(words) || (MONTH.test(words) && !HAS_YEAR.test(words))) return false
  return !hasBareSubject(words, title) && !isUnanchored(words, title)
}
