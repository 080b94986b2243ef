import type { Document } from '../document'
import type { Mention } from '../mention'

export const isFigure = ({ kind }: Mention): boolean => kind === 'money' || kind === 'percent' || kind === 'count'

const countOf = ({ value }: Mention): number | null => {
  if (value === null || typeof value !== 'object' || !('count' in value)) return null
  return typeof value.count === 'number' ? value.count : value.count[1]
}

/** “80 kilometres south of Dakar” tells where a place is. */
const AWAY =
  /^,? (?:(?:to the|due) )?(?:north|south|east|west|up|down|upstream|downstream|off|inland|away|from (?:the )?(?:border|frontier|coast|sea|shore|capital|city|town|front|river))(?:-?(?:east|west))?\b/u

/** A count of few things, of parts of a day or of the way to a place is seldom what one must know. */
export const isSmall = (doc: Document, mention: Mention): boolean => {
  const count = countOf(mention)
  if (mention.kind !== 'count' || count === null) return false
  return (
    count <= 4 ||
    /^(?:times|time|hours?|minutes?|page|pages|decades?)$/.test(mention.unit ?? '') ||
    (count < 10 && /^(?:days?|weeks?)$/.test(mention.unit ?? '')) ||
    AWAY.test(doc.plain.slice(mention.end, mention.end + 24))
  )
}

/** What a card should not hide at all: how far it is to a place, and spans of time such as “three decades”. */
export const isBeside = (doc: Document, mention: Mention): boolean =>
  mention.kind === 'count' &&
  (AWAY.test(doc.plain.slice(mention.end, mention.end + 24)) ||
    (isSmall(doc, mention) && /^(?:hours?|minutes?|days?|weeks?|months?|decades?)$/.test(mention.unit ?? '')))

/** Thousands and millions of people, tonnes or barrels say as much as money does. */
export const isLarge = (mention: Mention): boolean => mention.kind === 'count' && (countOf(mention) ?? 0) >= 1000

const MEASURE =
  /^(?:(?:square|cubic|nautical) )?(?:kilomet|met(?:re|er)|centimet|millimet|mile|feet|foot|inch|tonne|ton|kilogram|gram|hectare|acre|litre|barrel|megawatt|gigawatt|kilowatt|terawatt|watt|volt|degree|knot|rupee|point|per |times|km|kg|cm|mm|m$|°)/u
const MANY = 1_000
/** “11 schools”, “60 trade unionists”: so many people or things seldom are what one must know; kilometres and megawatts may be. */
export const isCountOfFew = (mention: Mention): boolean => {
  const count = countOf(mention)
  return mention.kind === 'count' && count !== null && count < MANY && !MEASURE.test(mention.unit ?? '')
}

/** “three decades of dependence”: how long is seldom what one must know of what happened; ice of 1.37 million years is another matter. */
export const isTimeSpan = (mention: Mention): boolean =>
  mention.kind === 'count' &&
  /^(?:decades?|years?|months?|weeks?|days?|hours?|minutes?|summers?|winters?|springs?|seasons?|nights?|quarters?|centuries|century)$/.test(
    mention.unit ?? '',
  ) &&
  !isLarge(mention)

/** “the two powers”, “all three countries”: a number that says who is meant, and nothing to know. */
export const isRollCall = (doc: Document, mention: Mention): boolean =>
  mention.kind === 'count' &&
  (countOf(mention) ?? 0) <= 12 &&
  /\b(?:the|these|those|its|their|our|both|all) (?:other |of the )?$/iu.test(
    doc.plain.slice(Math.max(0, mention.start - 14), mention.start),
  )

const ABOUT = '(?:about |around |some |nearly |roughly |over |under |just |only )*$'
const STARTS = new RegExp(`\\bfrom ${ABOUT}`, 'iu')
const COMPARED = new RegExp(
  `\\b(?:against|up from|down from|compared (?:with|to)) (?:an? (?:range|average|forecast|total|peak) of )?${ABOUT}`,
  'iu',
)

/** Whether the headline has the number of a figure too: “Jury: firm must pay $61M”. */
export const isOfHeadline = (doc: Document, mention: Mention): boolean => {
  const digits = /\d[\d.,]*/u.exec(mention.quote)?.[0]
  if (!isFigure(mention) || digits === undefined) return false
  const titled = (doc.options.title ?? '').match(/\d[\d.,]*/gu) ?? []
  return titled.some(
    (number) => number === digits || (digits.includes('.') && String(Math.round(Number(digits))) === number),
  )
}

/** “from 4 per cent to 6”, “against €3 million a year before”: what a change began from, or what a figure is held against. */
export function isHeldAgainst(doc: Document, mention: Mention): boolean {
  if (!isFigure(mention)) return false
  const before = doc.plain.slice(Math.max(0, mention.start - 60), mention.start)
  const behind = doc.plain.slice(mention.end, mention.end + 90)
  const isStart = STARTS.test(before) && /^[^.;:]{0,70} to (?:\p{L}+ ){0,2}[\d$€£¥\p{Sc}]/u.test(behind)
  return isStart || COMPARED.test(before)
}
