import { type Document, sentenceAt } from '../document'
import type { Mention } from '../mention'
import { partOfSpeech } from '../names/vocabulary'
import { openingOf } from './opening'
import { isFigure, isSmall } from './telling-figures'

const SAMPLE =
  /\b(?:poll|survey|trial|study|sample|experiment|questionnaire|subgroup|subset|cohort|panel)s?,? (?:of|with|among|by|in|on) (?:about |some )?$/iu
const IS_ASKED = /^ (?:asked|surveyed|polled|interviewed|questioned|sampled|tested|drawn)\b/iu
/** “Of 2,900 reports, half came”, “of the 34 insurers that left, six”. */
const WHOLE_BEFORE = /(?:^|: |; |\bthat )(?:[Oo]f|[Aa]mong) (?:the |some |about |its )?$/u
/** “a 60-point scale”: how finely one measured. */
const SCALE = /^ (?:scale|questionnaire|checklist|index)\b/u
/** “Fourteen of the 24 patients”, “81,000 of the 250,000 doses”. */
const COUNT_BEFORE =
  /\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\p{L}+)?|none|only some) of (?:the |its |their )$/iu
/** “one in three of the 1,800 households”. */
const PART_BEFORE =
  /\b(?:half|most|(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?|in (?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d+)|per ?cent|[\d.]+ ?(?:%|pc)) of (?:the |its |their |all |some |about )*$/iu
const THRESHOLD =
  /(?<!\b(?:is|was|were|are|fell|fallen|dropped|drop|fall|slipped|rose|risen|rise|remain(?:ed|s)?|stands?|stood|stay(?:ed|s)?|kept|well|grown|far) )\b(?:above|below|beneath|under) (?:about )?$/iu
const LOAN = /^ (?:outstanding\b|(?:mortgage|loan)s?\b)/u
/** “a 12-metre section”, “2,816 metres long”. */
const EXTENT = /^(?:-\p{L}+)? (?:long|wide|high|tall|deep|thick)\b/u
/** “34 kilometres from the station”. */
const AWAY = /^(?: from|(?: (?:north|south|east|west|up|down)\p{Ll}*) (?:from|of)) (?:the |\p{Lu})/u
const LENGTH = /(?:miles?|feet|foot|met(?:re|er)s?|kilomet(?:re|er)s?|km)$/u
const MEASURED = /\d-(?:square-)?(?:mile|foot|feet|metre|meter|kilometre|kilometer|km|acre|hectare|inch)s?$/u
/** “filed since 2018”, “against one day in ten in 2023”. */
const DATE_HELD_AGAINST = /\b(?:against|than|compared (?:with|to)|since)\b[^,;.]{0,40}$/u
const DATE_COMPARED = /\b(?:against|than|compared (?:with|to))\b[^,;.]{0,40}$/u
const DATE_INSIDE =
  /\b(?:who|which|whose|where|in which|that (?:was|were|had|has|have|is|are|came|began))\b[^,;]{0,80}$/u

function isByTheWay(doc: Document, mention: Mention): boolean {
  const sentence = sentenceAt(doc, mention.start)
  if (!sentence) return false
  const before = doc.plain.slice(Math.max(sentence.start, mention.start - 100), mention.start)
  const behind = doc.plain.slice(mention.end, Math.min(sentence.end, mention.end + 60))
  if (mention.kind === 'date') return DATE_HELD_AGAINST.test(before) || DATE_INSIDE.test(before)
  if (mention.kind === 'money') return LOAN.test(behind) || THRESHOLD.test(before)
  if (mention.kind !== 'count') return false
  if (SAMPLE.test(before) || IS_ASKED.test(behind) || PART_BEFORE.test(before)) return true
  if (WHOLE_BEFORE.test(before) && behind.includes(', ')) return true
  if (LENGTH.test(mention.quote) && AWAY.test(behind)) return true
  return EXTENT.test(behind) || MEASURED.test(mention.quote) || THRESHOLD.test(before)
}

/**
 * Whether a number or a date only stands beside the finding of its sentence: whom one asked, out of how many, above
 * what, how long a thing is, since when. Where the sentence has no other figure it may be what there is to know.
 * @param inside the mentions of its sentence
 */
export const isIncidental = (doc: Document, mention: Mention, inside: readonly Mention[]): boolean =>
  isByTheWay(doc, mention) &&
  inside.some(
    (other) => other.start !== mention.start && isFigure(other) && !isSmall(doc, other) && !isByTheWay(doc, other),
  )

/** “50,000 soles ($13,600)”: the same sum again. */
const CONVERTED = /[\d\p{L}] \((?:about |around |some )?$/u
/** “the ruling of 28 August 1996”, “a letter dated 14 January”: which one it is. */
const DATE_OF_PAPER =
  /\b(?:case|ruling|judge?ment|resolution|letter|memo|report|speech|decree|order|email|note) (?:of|dated|from) $/u

/** “slowed to 2.7% in October from 3.1%”: where it came from is asked with where it went. */
const CAME_FROM = /\bto [^;.:]{0,12}\d[^;:]{0,40} from (?:about |some |around )?$/u

/** “(95% confidence interval: 9 to 30 percent)”: a convention. */
const CONFIDENCE = /^ (?:confidence|credible|prediction|probability) (?:intervals?|levels?|limits?)\b/iu
/** “With 98.7% of polling districts counted”: how far one was. */
const SO_FAR = /^ of (?:the )?(?:\p{Ll}+ ){1,4}(?:counted|reported|in|declared|processed|tallied|reporting)\b(?=,| )/u
/** “For every 1,000 day workers, about 44”: of how many one counts. */
const OUT_OF = /\b(?:[Ff]or|[Pp]er|[Ii]n|[Oo]ut of) (?:every|each) $/u
/** “funded with a €3.4 million grant”: who paid, and how much. */
const GRANT_BEFORE = /\b(?:funded|financed|supported|backed) (?:in part )?(?:with|by|through) (?:an? )?$/u
/** “A review commissioned by the donor in 2023 found”, “the outage that struck Spain in April showed”: which one it is. */
const DATE_WITHIN_SUBJECT =
  /^(?:\*{1,2})?(?:An?|The|Its|Their|His|Her|One|Another|\p{Lu}\p{L}+[’']s) [^,;:]{2,70}?(?: (?:that|which|who)| \p{Ll}+(?:ed|en|ut|de|nt)) [^,;:]{0,70}\b(?:in|on|of|from) (?:early |late |mid-)?$/u
const GOES_ON_WITH_VERB = /^,? (?<next>\p{Ll}+)/u

/** Whether a date only says which thing the subject of its sentence is. */
function isDateOfSubject(doc: Document, mention: Mention, from: number, end: number): boolean {
  if (!DATE_WITHIN_SUBJECT.test(doc.plain.slice(from, mention.start))) return false
  const next = GOES_ON_WITH_VERB.exec(doc.plain.slice(mention.end, end))?.groups?.next
  return next !== undefined && /^(?:VERB|AUX)$/.test(partOfSpeech(next))
}

/** “1,284 men and women”: half of what was counted. */
const GOES_ON_COUNTING = /^ (?:and|or) (?<next>\p{Ll}+)\b/u
const isHalfCounted = (behind: string): boolean => {
  const next = GOES_ON_COUNTING.exec(behind)?.groups?.next
  return next !== undefined && partOfSpeech(next) === 'NOUN'
}

const OCCASION =
  /\b(?:annual (?:general )?meeting|AGM|plaque|postage stamp|(?:issued|printed) an? (?:\p{L}+ )?stamp|next (?:meets?|sits?|hearing|come up|comes up)|[Cc]ommittee (?:met|meets|will meet)|hearing set for|[Bb]oard (?:met|meets|will meet)|will (?:next )?(?:be heard|come up))\b/u
const ENTRY = /^(?:Admission|Entry|Tickets?) (?:will |is |are |costs? )/u

/** Whether a block belongs to what a sender says of itself under “About Kestrel Shipping”. */
function isBoilerplate(doc: Document, block: number): boolean {
  const heading = doc.blocks.findLast(({ index, kind }) => kind === 'heading' && index < block)
  const first = heading?.sentences[0]
  return first !== undefined && /^[#*_\s]*About \p{L}/u.test(doc.plain.slice(first.start, first.end))
}

/** Whether a mention is nothing to learn: the day of a meeting or a plaque, the price of a ticket, who sends a release. */
export function isPassing(doc: Document, mention: Mention): boolean {
  const sentence = sentenceAt(doc, mention.start)
  if (!sentence) return false
  const words = doc.plain.slice(sentence.start, sentence.end)
  if ((mention.kind === 'date' || mention.kind === 'event') && OCCASION.test(words)) return true
  const before = doc.plain.slice(Math.max(sentence.start, mention.start - 60), mention.start)
  if (mention.kind === 'money' && CONVERTED.test(before)) return true
  const behind = doc.plain.slice(mention.end, sentence.end)
  if (
    mention.kind === 'percent' &&
    (CONFIDENCE.test(behind) || (/[Ww]ith (?:about |some |nearly |just over )?$/u.test(before) && SO_FAR.test(behind)))
  )
    return true
  if (mention.kind === 'count' && (OUT_OF.test(before) || isHalfCounted(behind))) return true
  if (mention.kind === 'money' && GRANT_BEFORE.test(before)) return true
  if (mention.kind === 'date' && isDateOfSubject(doc, mention, openingOf(doc, sentence), sentence.end)) return true
  if (isFigure(mention) && CAME_FROM.test(before)) return true
  if (mention.kind === 'date' && (DATE_OF_PAPER.test(before) || DATE_COMPARED.test(before))) return true
  // “came from below 3,000 metres”: what did is what there is to know.
  if (
    mention.kind === 'count' &&
    /\b(?:from|of|that|which|who|whose) (?:\p{L}+ )?(?:below|beneath|above) $/iu.test(before)
  )
    return true
  if (
    mention.kind === 'count' &&
    /-point$/.test(mention.quote) &&
    SCALE.test(doc.plain.slice(mention.end, sentence.end))
  )
    return true
  if (mention.kind === 'count' && COUNT_BEFORE.test(before)) return true
  return ENTRY.test(words) || isBoilerplate(doc, sentence.block)
}
