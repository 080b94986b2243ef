import { ONES, TEENS, TENS } from '../../../text/number-words'

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** What a word after a number multiplies it by. */
export const SCALE_WORDS: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['lakh', 1e5],
  ['lakhs', 1e5],
  ['million', 1e6],
  ['crore', 1e7],
  ['crores', 1e7],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['mn', 1e6],
  ['mln', 1e6],
  ['bn', 1e9],
  ['bln', 1e9],
  ['tn', 1e12],
  ['trn', 1e12],
])

/** Letters that stand for a scale only where they touch the digits: “1.2m”, “$5B”. */
export const SCALE_LETTERS: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['b', 1e9],
  ['t', 1e12],
])

/** After a number these make a fraction, which is no figure here. */
export const FRACTIONS = list(
  'half halves third thirds quarter quarters fourth fourths fifth fifths sixth sixths seventh sevenths eighth eighths ninth ninths tenth tenths hundredth hundredths thousandth thousandths',
)

/** Before `of` these say that the number behind is only the whole of which a part is meant. */
export const PARTS = list('half quarter quarters third thirds fifth fifths tenth tenths fraction fractions fourth')

export const ORDINALS = list(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth',
)

/** A number behind one of these is a name or a place in a list, not an amount. */
export const LABELS = list(
  'article articles chapter chapters section sections page pages paragraph paragraphs resolution resolutions number numbers no nos phase part level type war flight route highway motorway room channel round stage step tier category grade option version model figure table item rule law decree act directive amendment psalm verse volume issue apollo boeing airbus formula vision agenda horizon expo windows unit brigade division regiment battalion district ward sector block pier gate platform track lane exit interstate title goal size top apartment flat suite annex annexe protocol appendix note footnote line point day week group zone area unscr bill proposition measure clause schedule mark class series episode season game match heat bus tram train proton soyuz falcon opus symphony catch fortune',
)

/** Labels that are also ordinary words before an amount with thousands or a scale. */
export const WEAK_LABELS = list(
  'day week point line group zone area law bill part measure figure number numbers level war top type unit',
)

/** Words that take back or blur what the number says, so that it has no value of its own. */
export const NEGATIONS = list('minus negative sub')

/** Every word that a number can begin with. */
export const NUMBER_OPENERS: ReadonlySet<string> = new Set([
  ...ONES.keys(),
  ...TEENS.keys(),
  ...TENS.keys(),
  'a',
  'half',
  'negative',
])
