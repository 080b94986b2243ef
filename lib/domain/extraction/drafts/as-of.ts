import { edtfEnd, edtfStart } from '../../content/edtf'
import { clauseAround } from '../claims/clauses'
import type { Document } from '../document'
import type { Mention } from '../mention'
import type { DraftPassage } from './draft-passage'
import type { Dated } from './fact'
import { bracketFor } from './relative'

/** Behind these a date says since when or compared with when, not of when the fact is. */
const NOT_AS_OF =
  /\b(?:since|than in|than|from|until|till|by|after|before|against|compared with|up on|down on|(?:%|percent|per cent) on|over) (?:the |early |late |mid-|end of |about |around )*$/iu
const DEED =
  'treaty|treaties|law|act|constitution|accords?|agreement|deal|pact|convention|protocol|memorandum|charter|statute|coup|revolution|war|invasion|genocide|crisis|referendum|ceasefire|armistice|settlement|declaration|decree|drought|floods?|famine|earthquake'
/** “the 1996 treaty”, “the drought of 2021”: the year tells which one, not of when what it says of it is. */
const NAMES_A_DEED = new RegExp(`^ (?:\\p{L}+ )?(?:${DEED})\\b`, 'u')
const DEED_OF = new RegExp(`\\b(?:${DEED}) of $`, 'u')
/** What is so now, whenever something else of the sentence was. */
const IS_NOW =
  /\b(?:now|today|currently|at present)\b|\b(?:is|are|has|have|remains?) (?:now |still |only |just |about |around |some |under |over |nearly |almost |at )*$/iu
/** Between a date and a mention: from here on the sentence tells of another time. */
const GOES_ON = /\b(?:now|still|today)\b|, (?:would|will|could|may|might|is|are|has|have|had)\b|^[^,;]{0,12} to /u

/** Whether a date tells of when a mention is, and not of when something else in the sentence was. */
function isAsOf(doc: Document, { sentence }: DraftPassage, mention: Mention, date: Mention): boolean {
  const { published } = doc.options
  if (typeof date.value === 'string' && published !== null && edtfStart(date.value) > edtfEnd(published)) return false
  const before = doc.plain.slice(Math.max(sentence.start, date.start - 24), date.start)
  const behind = doc.plain.slice(date.end, Math.min(sentence.end, date.end + 40))
  // “since July 2022, when it raised the tariff by 40 percent”
  if (/\bsince $/iu.test(before) && mention.start > date.end) return /^, when\b/u.test(behind)
  if (NOT_AS_OF.test(before) || DEED_OF.test(before) || NAMES_A_DEED.test(behind)) return false
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

/** The values that stand in brackets in the words of a card. */
const bracketedIn = ({ inside }: DraftPassage, shown: string): readonly string[] =>
  inside.flatMap((date) =>
    bracketFor(date) !== null && isShown(date, shown) && typeof date.value === 'string' ? [date.value] : [],
  )

/** What the fact's dates are drawn from, of those that `shown` has: the words of its card, or of its statement. */
export function datedFor(doc: Document, passage: DraftPassage, mention: Mention, shown = passage.statement): Dated {
  const bracketed = bracketedIn(passage, shown)
  return {
    stated: statedDates(doc, passage, mention, bracketed, shown),
    hasBrackets: bracketed.length > 0,
    published: doc.options.published,
  }
}

/** The same from the dates in full alone: null where the card has none that is the mention's, or none in brackets. */
export function datedInFull(doc: Document, passage: DraftPassage, mention: Mention, shown: string): Dated | null {
  const bracketed = bracketedIn(passage, shown)
  if (bracketed.length === 0) return null
  const stated = statedDates(doc, passage, mention, [], shown)
  const [nearest] = stated
  if (nearest === undefined || bracketed.includes(nearest)) return null
  return { stated, hasBrackets: false, published: doc.options.published }
}
