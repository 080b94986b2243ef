import { edtfEnd, edtfStart } from '../../content/edtf'
import { clauseAround } from '../claims/clauses'
import type { Document } from '../document'
import type { Mention } from '../mention'
import type { DraftPassage } from './draft-passage'
import type { Dated } from './fact'
import { bracketFor } from './relative'

/** Behind these a date says since when or compared with when, not of when the fact is. */
const NOT_AS_OF =
  /\b(?:since|than in|than|from|until|till|by|after|before|against|compared with|up on|down on|(?:%|percent|per cent) on|over) (?:(?:the )?(?:start|beginning|middle|spring|summer|autumn|fall|winter) of |the |early |late |mid-|end of |about |around )*$/iu
const DEED =
  'treaty|treaties|law|act|constitution|accords?|agreement|deal|pact|convention|protocol|memorandum|charter|statute|coup|revolution|war|invasion|genocide|crisis|referendum|ceasefire|armistice|settlement|declaration|decree|drought|floods?|famine|earthquake'
/** “Founded in 1958 as a maker of boxes”: how old something is, not of when what else is said of it is. */
const SINCE_THEN =
  /\b(?:founded|established|formed|created|incorporated|set up|built|born|listed|launched|opened)(?: (?:in|at|on) \p{Lu}[\p{L}.’-]*)* (?:in|on) (?:the |early |late |mid-)*$/iu
/** “actuators sold between 2021 and 2023”: when the things were made, not of when what it says of them is. */
const OF_THINGS =
  /(?<!\b(?:was|were|been|be|being|is|are|had|have|has|got|then|not|also|first|\p{Ll}+ly) )\b(?:sold|built|made|bought|signed|issued|granted|published|costed|registered|reformulated|manufactured|delivered|elected|appointed|drilled|planted)(?: (?:between|in|on|during))? $/iu
/** “The 1931 bridge”, “a 1960s block”: how old something is. “The 1931 budget” is of that year. */
const HOW_OLD = /\b(?:the|an?|its|their|this|that|each|some) $/iu
const OF_ITS_YEAR =
  /^ (?:\p{Ll}+ )?(?:budgets?|deficits?|surplus|harvests?|crops?|elections?|seasons?|results?|totals?|figures?|profits?|revenues?|sales|census|average|levels?|target|plan|estimates?|season|grind|output|peak|high|low)\b/u
/** “the 1996 treaty”, “the drought of 2021”: the year tells which one, not of when what it says of it is. */
const NAMES_A_DEED = new RegExp(`^ (?:\\p{L}+ )?(?:${DEED})\\b`, 'u')
const DEED_OF = new RegExp(`\\b(?:${DEED}) of $`, 'u')
/** What is so now, whenever something else of the sentence was. */
const IS_NOW =
  /\b(?:now|today|currently|at present)\b|\b(?:is|are|has|have|remains?) (?:now |still |only |just |about |around |some |under |over |nearly |almost |at )*$/iu
/** Between a date and a mention: from here on the sentence tells of another time. */
const GOES_ON = /\b(?:now|still|today)\b|, (?:would|will|could|may|might|is|are|has|have|had)\b|^[^,;]{0,12} to /u

/** Before a figure that another is compared with: “from $345 million in fiscal 2024”, “against $940 million in 2020”. */
const COMPARED =
  /\b(?:from|against|than|versus|compared (?:with|to)|up on|down on|and not|not) (?:an? |the |about |around |some |nearly |just |only |its |their )*$/iu
/** Between a figure and the date that is its own: “$940 million in 2020”. */
const ITS_OWN =
  /^ (?:(?:approved|agreed|budgeted|estimated|forecast|recorded|reported|planned|promised|projected) )?(?:(?:in|for|during|at|as of|at the end of|by the end of) )?(?:the )?(?:(?:fiscal|financial|calendar|early|late|mid)(?: year)?[- ])?$/iu
/** “on 41 days, compared with 58 in 2021, and its sales amounted to”: a figure and its date, by the way. */
const COMPARED_DATE =
  /(?:^|, )(?:compared (?:with|to)|against|versus|up from|down from) [^,;]{1,40} (?:in|for|during|at the end of) (?:the )?$/iu
const FIGURES: ReadonlySet<Mention['kind']> = new Set(['money', 'percent', 'count'])
/** Where a clause about one of the words before it opens: “, which had been offered”, “a factory that is due”. */
const RELATIVE =
  /(?:, | )(?:which|who|whose|whom|where|what) | that (?=(?:is|are|was|were|has|have|had|will|would|may|might|must|can|could|should)\b)/gu

/** The stretches of a sentence that only say more of one of its words, each to the comma that ends it. */
function relativeClauses(doc: Document, { start, end }: DraftPassage['sentence']) {
  const words = doc.plain.slice(start, end)
  return [...words.matchAll(RELATIVE)].map(({ index, 0: opener }) => {
    const comma = words.indexOf(',', index + opener.length)
    return { start: start + index, end: comma < 0 ? end : start + comma }
  })
}

/** Whether a date belongs to another figure that is compared, or to a clause that a mention is no part of. */
function isOfAnother(doc: Document, { sentence, inside }: DraftPassage, mention: Mention, date: Mention): boolean {
  if (date === mention) return false
  const owner = inside.findLast(
    (one) =>
      one !== mention &&
      FIGURES.has(one.kind) &&
      one.end <= date.start &&
      ITS_OWN.test(doc.plain.slice(one.end, date.start)) &&
      COMPARED.test(doc.plain.slice(sentence.start, one.start)),
  )
  const isComparison = COMPARED_DATE.test(doc.plain.slice(sentence.start, date.start)) && mention.start >= date.end
  if (owner || isComparison) return true
  const holds = (clause: { start: number; end: number }, { start, end }: Mention) =>
    start >= clause.start && end <= clause.end
  return relativeClauses(doc, sentence).some((clause) => holds(clause, mention) !== holds(clause, date))
}

/** Whether a date tells of when a mention is, and not of when something else in the sentence was. */
function isAsOf(doc: Document, passage: DraftPassage, mention: Mention, date: Mention): boolean {
  const { sentence } = passage
  const { published } = doc.options
  if (typeof date.value === 'string' && published !== null && edtfStart(date.value) > edtfEnd(published)) return false
  if (isOfAnother(doc, passage, mention, date)) return false
  const before = doc.plain.slice(Math.max(sentence.start, date.start - 24), date.start)
  const behind = doc.plain.slice(date.end, Math.min(sentence.end, date.end + 40))
  // “on 57 occasions (2024: 41)”
  if (before.endsWith('(') && behind.startsWith(': ') && !(mention.start > date.end && mention.start <= date.end + 3))
    return false
  if (date !== mention && OF_THINGS.test(doc.plain.slice(Math.max(sentence.start, date.start - 60), date.start)))
    return false
  if (HOW_OLD.test(before) && /^\d{4}s?$/u.test(date.quote) && /^ \p{Ll}/u.test(behind) && !OF_ITS_YEAR.test(behind))
    return false
  // “since July 2022, when it raised the tariff by 40 percent”
  if (/\bsince $/iu.test(before) && mention.start > date.end) return /^, when\b/u.test(behind)
  // “By the third quarter of 1929 the stock was trading at $71.”
  const isOpening = /^By (?:the |early |late |mid-|end of )*$/u.test(doc.plain.slice(sentence.start, date.start))
  if (SINCE_THEN.test(doc.plain.slice(Math.max(sentence.start, date.start - 60), date.start))) return false
  if ((NOT_AS_OF.test(before) && !isOpening) || DEED_OF.test(before) || NAMES_A_DEED.test(behind)) return false
  if (date.end <= mention.start && GOES_ON.test(doc.plain.slice(date.end, mention.start))) return false
  const clause = clauseAround(doc, sentence, mention)
  const isInClause = date.start >= clause.start && date.end <= clause.end
  return isInClause || !IS_NOW.test(doc.plain.slice(clause.start, mention.start))
}

/** The dates for the fact of a mention: those in brackets, else the one that stands nearest in the sentence. */
function statedDates(
  doc: Document,
  passage: DraftPassage,
  mention: Mention,
  bracketed: readonly string[],
  shown: string,
): readonly string[] {
  // A date of a part that was cut off says nothing of what is asked.
  const inside = passage.inside.filter((one) => one === mention || isShown(one, shown))
  // What a text holds it holds on the day it says so, whatever its sentence tells of.
  if (bracketed.length > 0 || (mention.kind === 'claim' && passage.voice !== '')) return bracketed
  // Of two as near the one behind belongs to it: “from 9 in 2018 to 23 in 2024”.
  const distance = (date: Mention) =>
    date.end <= mention.start ? mention.start - date.end + 0.5 : Math.max(0, date.start - mention.end)
  return inside
    .filter((date) => date.kind === 'date' && (date === mention || isAsOf(doc, passage, mention, date)))
    .toSorted((a, b) => distance(a) - distance(b))
    .flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
}

const isShown = ({ quote }: Mention, shown: string): boolean => shown.includes(quote.replace(/\s+/gu, ' '))

/** “since last October”: from when on something is so, at the latest to the day of the text. */
const isStart = (doc: Document, { sentence }: DraftPassage, date: Mention): boolean =>
  /\bsince (?:the |early |late |mid-|end of )*$/iu.test(
    doc.plain.slice(Math.max(sentence.start, date.start - 24), date.start),
  )

/** “said on Thursday that profit fell in the three months to September”: of when it was said. */
const SAID_ON =
  /\b(?:said|says|told [^,;]{2,40}|announced|reported|warned|added|confirmed|found|ruled) (?:on |late on |early on |in )?$/iu
const isOfSpeech = (doc: Document, { sentence, inside }: DraftPassage, date: Mention): boolean =>
  SAID_ON.test(doc.plain.slice(sentence.start, date.start)) &&
  inside.some((other) => other.kind === 'date' && other !== date && other.start > date.end)

/** The values that stand in brackets in the words of a card and say when what it asks for was. */
const bracketedIn = (doc: Document, passage: DraftPassage, mention: Mention, shown: string): readonly string[] =>
  passage.inside.flatMap((date) => {
    const isBracketed =
      bracketFor(date) !== null &&
      isShown(date, shown) &&
      !isOfAnother(doc, passage, mention, date) &&
      (date === mention || !isOfSpeech(doc, passage, date)) &&
      (date === mention || !isStart(doc, passage, date))
    return isBracketed && typeof date.value === 'string' ? [date.value] : []
  })

/** What the fact's dates are drawn from, of those that `shown` has: the words of its card, or of its statement. */
export function datedFor(doc: Document, passage: DraftPassage, mention: Mention, shown = passage.statement): Dated {
  const bracketed = bracketedIn(doc, passage, mention, shown)
  return {
    stated: statedDates(doc, passage, mention, bracketed, shown),
    hasBrackets: bracketed.length > 0,
    published: doc.options.published,
  }
}

/** The same from the dates in full alone: null where the card has none that is the mention's, or none in brackets. */
export function datedInFull(doc: Document, passage: DraftPassage, mention: Mention, shown: string): Dated | null {
  const bracketed = bracketedIn(doc, passage, mention, shown)
  if (bracketed.length === 0) return null
  const stated = statedDates(doc, passage, mention, [], shown)
  const [nearest] = stated
  if (nearest === undefined || bracketed.includes(nearest)) return null
  return { stated, hasBrackets: false, published: doc.options.published }
}
