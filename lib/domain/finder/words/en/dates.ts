import { ONES, TEENS } from '../../../text/number-words'
import { MONTHS, SHORT_MONTHS } from './months'

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const numbered = (names: string): ReadonlyMap<string, number> =>
  new Map(names.split(' ').map((name, at) => [name, at + 1]))

/** ISO numbers of weekdays: Monday is 1. */
export const WEEKDAYS = numbered('monday tuesday wednesday thursday friday saturday sunday')

/** Before a month without day or year these say that a month is meant and no name or verb. */
export const BEFORE_A_MONTH = list('in since until till during early late mid by before after from through between')
/** The same for “May” and “March”, which are names and verbs besides. */
export const BEFORE_MAY = list('in since until till during early late mid between')
/** Months that are nothing else: no given name, no verb. */
export const ONLY_MONTHS = list(
  'january february july september october november december sept sep oct nov dec feb jul',
)
/** Before a month these say that it comes again and again. */
export const RECURRING = list('every each any most')
/** Behind a month these make a name of it: “the October revolution”. */
export const AFTER_NAMED_MONTH = list(
  'day fair revolution war uprising crisis treaty coup massacre putsch plot surprise',
)
/** Behind a day these make a name of it: “the 7 October attacks”. */
export const AFTER_NAMED_DATE = list('attack attacks riot riots insurrection massacre agreement accords movement')
/** Before “to” and a month: “in the year to June”. */
export const BEFORE_TO_MONTH = list('year years months quarter quarters period week weeks half')
/** Before “of” and a month: “the end of June”. */
export const BEFORE_OF_MONTH = list('end beginning start middle half month')

/** Before four digits these say that a year is meant, however long ago. */
export const BEFORE_A_YEAR = list(
  'in since until till during by before after from of through early late mid around circa about to and or between for',
)

/** What is spoken of lies ahead. */
export const FUTURE = list(
  'will shall scheduled planned plans due expects upcoming forthcoming set going hopes aims intends expires next tomorrow likely unlikely',
)

/** It may lie ahead or be over: “said it would meet on Friday”, “was expected on Friday”. */
export const DOUBTFUL = list('would could may might should expected if')

/** What is spoken of is over. */
export const PAST = list(
  'was were had did said told wrote went met became began came took made held gave saw fell rose left led won lost sent spoke put cut hit ran stood brought bought sold built paid got found kept felt knew thought flew struck shot broke fought drew grew grown been swept fled sank slid slept dug stuck swung spun woke threw tore swore sprang shook shrank froze forgot drank drove blew ate arose',
)

/** Verbs of saying: “wrote on 30 May”. */
export const SAID = list('said told announced reported wrote added warned confirmed declared published released issued')

/** Before a number of days, weeks, months or years ago these say that it is not meant exactly. */
export const ABOUT = list(
  'about around almost nearly roughly some over than least most approximately barely under within up every',
)

/** Periods of a year by ordinal, as months: [first, last]. */
export const QUARTERS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['q1', [1, 3]],
  ['q2', [4, 6]],
  ['q3', [7, 9]],
  ['q4', [10, 12]],
  ['h1', [1, 6]],
  ['h2', [7, 12]],
])
export const ORDINAL_AT: ReadonlyMap<string, number> = new Map([
  ['first', 1],
  ['1st', 1],
  ['second', 2],
  ['2nd', 2],
  ['third', 3],
  ['3rd', 3],
  ['fourth', 4],
  ['4th', 4],
  ['final', 4],
  ['last', 4],
])

/** Capitalised words with a weekday that are no date: newspapers, holidays, days with a name. */
export const NAMED_DAYS = list('black good easter bloody ash super palm whit cyber giving maundy holy fat shrove the')
export const AFTER_NAMED_DAY = list('times telegraph mirror express post mail herald prayers agreement school best')

/** Every word that a date can begin with; digits besides. */
export const DATE_OPENERS: ReadonlySet<string> = new Set([
  ...[MONTHS, SHORT_MONTHS, WEEKDAYS, QUARTERS, ORDINAL_AT, ONES, TEENS].flatMap((words) => [...words.keys()]),
  ...list('last this next a yesterday fiscal financial fy'),
])
