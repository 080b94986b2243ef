import { edtfDates } from '../../content/edtf'
import { reportedYear } from '../dates/reported-year'
import { bodySentences, type Document, type Sentence } from '../document'
import type { Mention } from '../mention'
import { tagged } from '../names/vocabulary'
import { ANY_MONTH } from '../words/en/months'

type Mentions = (index: number) => readonly Mention[]

const QUARTER =
  /\b(?<which>first|second|third|fourth)[- ](?<part>quarter)\b|\b(?<half>first|second)[- ](?<of>half)\b(?! of the (?:month|century|decade))/giu
/** “in the three months to September”, “the half-year ended 30 June” */
const MONTHS_TO = new RegExp(
  `\\b(?<length>three|six|nine) months (?<to>to|ended|ending) (?<end>(?:the end of |end-|\\d{1,2} )?(?:${ANY_MONTH}))\\b`,
  'giu',
)
const LEAD_SENTENCES = 3

/** Words that tell of another stretch of time than that of the report. */
const OTHER_TIME =
  /\b(?:years?|quarters?|half|months?|weeks?|days?|decades?|century|since|so far|to date|by then|now|today|currently|annual|annually|full-year|nine-month|previously|earlier|later|ago|forecasts?|outlook|guidance)\b/iu
/** “up from $2m a year earlier”: what the report compares with says nothing else of when. */
const YEAR_EARLIER = /\b(?:than |from )?(?:an? |the )?year (?:earlier|before|ago)\b|\byear[- ]on[- ]year\b/giu
const A_MONTH = new RegExp(`\\b(?:${ANY_MONTH})\\b`, 'u')
/** The same in the report of a year, where “the year” is its own. */
const OUTSIDE_YEAR =
  /\b(?:years|decades?|century|since|so far|to date|now|today|currently|forecasts?|projects?|expects?|outlook|next year|this year|last year|the following year)\b/iu
/** “its lowest level in two decades” */
const RECORD =
  /\b(?:\p{Ll}+est|most|least|best|worst|first)\b[^,;.]{0,40}\b(?:years|decades?|(?:a|half a) century)\b/giu
/** Before a date with which what the sentence tells is compared: “from 7.0 per cent in 2023”, “the level recorded in 2019”. */
const COMPARED =
  /\b(?:(?:from|than|against|versus|compared (?:with|to)|after (?:growth|a (?:rise|fall|loss|gain)) of) [^,;]{0,24}(?:\bin|of)|(?:level|peak|record|high|low) (?:recorded |reached |seen |set )?(?:in|of)) (?:the )?$/iu
const QUOTED = /["“”]/u
const SIMPLE_PAST =
  /^(?:was|were|rose|fell|grew|shrank|stood|came|hit|lost|made|took|ran|sold|bought|cut|spent|sank|slid|swung|went|got|held|kept|put|led|left|paid|built|won|drew|brought|arose|\p{Ll}+ed)$/u
const NOT_PAST = /^(?:has|have|will|would|is|are|may|might|could|can|should|must|does|do)$/u

const isOf = ({ value }: Mention, year: number): boolean =>
  typeof value === 'string' && edtfDates(value).every((date) => date.year === year)

const wordsOf = (doc: Document, { start, end }: Sentence): string => doc.plain.slice(start, end)

/** The sentences before one in its paragraph, the nearest two. */
const shortlyBefore = (doc: Document, sentence: Sentence): readonly Sentence[] =>
  [1, 2].flatMap((back) => {
    const earlier = doc.sentences[sentence.index - back]
    return earlier?.block === sentence.block ? [earlier] : []
  })

/** Whether a word is a verb of the past that needs no other: “rose”, but not “has risen”. */
export const isSimplePast = (word: string | undefined): boolean => word !== undefined && SIMPLE_PAST.test(word)

/** Whether a sentence tells of what was, by its first verb, and of nothing that is or will be. */
function tellsOfPast(words: string): boolean {
  const verbs = tagged(words).filter(({ word, tag }, at, all) => {
    const isVerb = tag === 'VERB' || tag === 'AUX'
    return isVerb && !/ing$/u.test(word) && !/^to$/iu.test(all[at - 1]?.word ?? '')
  })
  return isSimplePast(verbs[0]?.word) && !verbs.some(({ word }) => NOT_PAST.test(word))
}

const quarters = new WeakMap<Document, { readonly words: string | null }>()

/** “in the third quarter”, where title and lead name this one and no other. */
function quarterOf(doc: Document): string | null {
  const known = quarters.get(doc)
  if (known) return known.words
  const lead = bodySentences(doc).slice(0, LEAD_SENTENCES)
  const words = [doc.options.title ?? '', ...lead.map((sentence) => wordsOf(doc, sentence))].join('\n')
  const named = [
    ...[...words.matchAll(QUARTER)].map(({ groups = {} }) =>
      `${groups.which ?? groups.half} ${groups.part ?? groups.of}`.toLowerCase(),
    ),
    ...[...words.matchAll(MONTHS_TO)].map(
      ({ groups = {} }) => `${groups.length?.toLowerCase()} months ${groups.to?.toLowerCase()} ${groups.end}`,
    ),
  ]
  const [only, ...others] = new Set(named)
  const found = only !== undefined && others.length === 0 ? `in the ${only}` : null
  quarters.set(doc, { words: found })
  return found
}

/**
 * The year of what a sentence tells of a country, where the text is the report of one year and the sentence tells of no other
 * time; null where that leaves any doubt.
 */
export function yearReported(doc: Document, sentence: Sentence, mentions: Mentions): string | null {
  const year = reportedYear(doc.options.title)
  const words = wordsOf(doc, sentence)
  if (year === null || QUOTED.test(words)) return null
  if (OUTSIDE_YEAR.test(words.replace(RECORD, '')) || A_MONTH.test(words) || !tellsOfPast(words)) return null
  // What has a date of its own gets its year there; what it is compared with says nothing of when it was.
  const isCompared = ({ start }: Mention): boolean => COMPARED.test(doc.plain.slice(sentence.start, start))
  if (mentions(sentence.index).some((mention) => mention.kind === 'date' && !isCompared(mention))) return null
  const isElsewhere = shortlyBefore(doc, sentence).some(({ index }) =>
    mentions(index).some((mention) => mention.kind === 'date' && !isOf(mention, year)),
  )
  return isElsewhere ? null : String(year)
}

/**
 * When what a sentence tells of a firm's sales and profits was, as “in the third quarter”, where title and lead tell of one quarter or half and
 * neither the sentence nor those shortly before it tell of another time; null where that leaves any doubt.
 */
export function quarterReported(doc: Document, sentence: Sentence, mentions: Mentions): string | null {
  const words = wordsOf(doc, sentence)
  const quarter = quarterOf(doc)
  if (quarter === null || QUOTED.test(words)) return null
  const near = [sentence, ...shortlyBefore(doc, sentence)]
  const own = new RegExp(quarter.slice(3), 'giu')
  const isElsewhere = near.some((one) => {
    const other = wordsOf(doc, one).replace(YEAR_EARLIER, '').replace(own, '')
    return OTHER_TIME.test(other) || A_MONTH.test(other)
  })
  const isDated = mentions(sentence.index).some(({ kind }) => kind === 'date')
  return isElsewhere || isDated ? null : quarter
}
