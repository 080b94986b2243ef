import { asciiRegExp } from '../ascii-reg-exp'
import type { Document, Sentence } from '../document'
import type { Mention } from '../mention'
import { partOfSpeech } from '../names/vocabulary'
import type { Edit } from './edits'
import { openingOf } from './opening'
import { isSimplePast, quarterReported, yearReported } from './report-period'
import { countriesIn, countryMeant, firmMeant, firmOfTitleMeant, homeCountry, peopleOf } from './text-subjects'

type Mentions = (index: number) => readonly Mention[]

const FIRM = asciiRegExp(
  /(?<![\p{L}-])[Tt]he (?:[\p{L}-]+-based )?(?:[Cc]ompany|firm|group|lender|retailer|carmaker|airline|manufacturer|miner|insurer|shipbuilder|brewer|utility|publisher|developer)(?=[’']s\b|[.;:]|,(?! \p{Lu})| (?<next>\p{Ll}+))/gu,
)
const COUNTRY = asciiRegExp(/(?<![\p{L}-])[Tt]he country(?=[’']s\b|[,.;:]| (?<next>\p{Ll}+))/gu)
const STATE = asciiRegExp(
  /(?<=(?<![\p{L}-])[Tt]he )(?<noun>government|economy|budget deficit|national debt|cabinet|finance ministry|foreign ministry|finance minister|foreign minister|central bank)(?=[’']s\b|[,.;:]| (?<next>\p{Ll}+))/gu,
)
/** What each country has one of, without an article: “inflation fell”. */
const MEASURE = asciiRegExp(
  /(?<![\p{L}’'-]|\b(?:[Tt]he|of|for|on|about|against|with|to|by|in|than|from|as) )(?<noun>(?:[Cc]onsumer|[Hh]ouse|[Ff]ood|[Pp]roducer) prices|(?:(?:[Hh]eadline|[Oo]verall|[Cc]ore|[Aa]nnual|[Uu]nderlying|[Ff]ood|[Ff]uel) )?[Ii]nflation|[Uu]nemployment|[Gg]ross domestic product|GDP|[Rr]etail sales|[Ii]ndustrial output|[Ff]oreign exchange reserves|[Ww]age growth)(?= (?<next>\p{Ll}+))/gu,
)
const CURRENT_ACCOUNT = asciiRegExp(/(?<=(?<![\p{L}-])[Tt]he )(?<noun>current account deficit)(?= (?<next>\p{Ll}+))/gu)

/** What a firm has, as the subject of a sentence: “Net debt rose”, “The shares fell”. */
const OF_FIRM = asciiRegExp(
  /(?<=^|(?:,|;)? (?:and|but|while) )(?<article>[Tt]he )?(?:(?:[Nn]et|[Gg]ross|[Oo]perating|[Pp]re-?tax|[Uu]nderlying|[Aa]djusted|[Qq]uarterly|[Aa]nnual|[Ff]ull-year|[Hh]alf-year|[Oo]nline|[Ll]ike-for-like|[Ss]ame-store|[Tt]otal|[Ii]nterim|[Ff]inal|[Ff]irst-half|[Ss]econd-half|(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)-quarter|[Oo]rder|[Ff]ounding) )*(?<noun>[Ss]ales|[Rr]evenues?|[Tt]urnover|[Pp]rofits?|[Ee]arnings|[Ii]ncome|[Ll]oss(?:es)?|[Mm]argins?|[Dd]ebts?|[Ss]hares|[Dd]ividend|[Oo]rders|[Bb]acklog|[Bb]ook|[Ii]ntake|[Dd]eliveries|[Bb]oard|[Ff]amily|[Gg]uidance)(?=,? (?<next>\p{Ll}+))/gu,
)

/** Of these a report says how much there was in its quarter; debt and guidance are of a day. */
const OF_QUARTER =
  /^(?:sales|revenues?|turnover|profits?|earnings|income|loss(?:es)?|margins?|orders|intake|deliveries)$/iu

/** Whether the words end as a subject or an object by itself: “the company of” and “the country house” go on. */
const isWhole = (next: string | undefined): boolean =>
  next === undefined ||
  (/^(?:VERB|AUX|ADV|CCONJ|SCONJ|ADP|PRON|PART|DET)$/.test(partOfSpeech(next)) &&
    !/^(?:of|that|which|who|whose|where)$/.test(next))

const isVerb = (next: string | undefined): boolean =>
  next !== undefined && /^(?:VERB|AUX)$/.test(partOfSpeech(next)) && !/ing$/.test(next)

/** “the company” as the firm that the sentences before are about. */
function firmEdits(doc: Document, sentence: Sentence, mentions: Mentions): readonly Edit[] {
  const words = doc.plain.slice(sentence.start, sentence.end)
  for (const match of words.matchAll(FIRM.on(words))) {
    if (!isWhole(match.groups?.next)) continue
    const start = sentence.start + match.index
    const name = firmMeant(doc, sentence, start, mentions)
    return name === null ? [] : [{ start, end: start + match[0].length, words: `[${name}]` }]
  }
  return []
}

/** “Net debt [of Halden] rose”: whose, where the text is about one firm. */
function measureEdits(doc: Document, sentence: Sentence, mentions: Mentions): readonly Edit[] {
  const from = openingOf(doc, sentence)
  const words = doc.plain.slice(from, sentence.end)
  const edits: Edit[] = []
  for (const match of words.matchAll(OF_FIRM.on(words))) {
    const { article, noun = '', next } = match.groups ?? {}
    if (!isVerb(next) && !/^(?:in|for|which|who)$/.test(next ?? '')) continue
    // “Earnings fell”, but not “Family has”: of these a text may have several.
    if (article === undefined && /^(?:[Bb]oard|[Ff]amily|[Bb]ook|[Ss]hares|[Dd]ividend)$/.test(noun)) continue
    const at = from + match.index + match[0].length
    const firm = firmOfTitleMeant(doc, sentence, from + match.index, mentions)
    if (firm === null) return edits
    const isOfQuarter = OF_QUARTER.test(noun) && isSimplePast(next)
    const period = isOfQuarter ? quarterReported(doc, sentence, mentions) : null
    edits.push({ start: at, end: at, words: ` [of ${firm}${period === null ? '' : ` ${period}`}]` })
  }
  return edits
}

/** “the country”, “the government”, “inflation”: whose, where the text is about one country. */
function countryEdits(doc: Document, sentence: Sentence, mentions: Mentions): readonly Edit[] {
  const home = homeCountry(doc)
  const words = doc.plain.slice(sentence.start, sentence.end)
  if (home === null || countriesIn(words).length > 0) return []
  const edits: Edit[] = []
  const meant = (at: number): boolean => countryMeant(doc, sentence, at) !== null
  for (const match of words.matchAll(COUNTRY.on(words))) {
    const start = sentence.start + match.index
    if (isWhole(match.groups?.next) && meant(start))
      edits.push({ start, end: start + match[0].length, words: `[${home}]` })
  }
  for (const match of words.matchAll(STATE.on(words))) {
    const [start, noun] = [sentence.start + match.index, match.groups?.noun ?? '']
    if (!isWhole(match.groups?.next) || !meant(start)) continue
    const [people, end] = [peopleOf(home), start + noun.length]
    edits.push(people ? { start, end, words: `[${people}] ${noun}` } : { start: end, end, words: ` [of ${home}]` })
  }
  for (const pattern of [MEASURE, CURRENT_ACCOUNT])
    for (const match of words.matchAll(pattern.on(words))) {
      const [start, noun] = [sentence.start + match.index, match.groups?.noun ?? '']
      const end = start + noun.length
      if (!isVerb(match.groups?.next) || !meant(start)) continue
      const year = isSimplePast(match.groups?.next) ? yearReported(doc, sentence, mentions) : null
      edits.push({ start: end, end, words: ` [in ${home}${year === null ? '' : ` in ${year}`}]` })
    }
  return edits.slice(0, 1)
}

/**
 * Puts in brackets whose “the company”, “the country”, “the government” or “inflation” is, where the text is about one
 * firm or country and names no other nearby.
 */
export const editsOfText = (doc: Document, sentence: Sentence, mentions: Mentions): readonly Edit[] => [
  ...firmEdits(doc, sentence, mentions),
  ...measureEdits(doc, sentence, mentions),
  ...countryEdits(doc, sentence, mentions),
]
