import { dateValues } from '../cards/date-values'
import { NUMBER_WORDS } from '../cards/number-words'
import { figuresOf } from '../cards/values'
import { MONTH_NAMES } from '../content/edtf'
import { DAY_MS } from '../time/units'

const FEWEST = 3
/** What surrounds the figures of an answer: more words than this make it a sentence. */
const MOST_WORDS = 6

const DIGITS = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/u
const SPELLED = new RegExp(
  `(?<!\\p{L})(?:${[...NUMBER_WORDS.keys()].sort((a, b) => b.length - a.length).join('|')})(?!\\p{L})`,
  'iu',
)
const WORD_OF: ReadonlyMap<number, string> = new Map([...NUMBER_WORDS].map(([word, number]) => [number, word]))

/** An integer with its thousands parted as they are in `like`, with as many decimals. */
function writtenAs(value: number, like: string): string {
  const decimals = like.split('.')[1]?.length ?? 0
  const [whole = '', fraction] = value.toFixed(decimals).split('.')
  const parted = like.includes(',') || (whole.length > 4 && !/\d{4}/u.test(like))
  const grouped = parted ? whole.replace(/\B(?=(?:\d{3})+$)/gu, ',') : whole
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** The unit that a number is rounded to as it is written: 190 to tens, 2,500 to hundreds, 29.3 to tenths. */
function roundedTo(digits: string): number {
  const decimals = digits.split('.')[1]?.length ?? 0
  if (decimals > 0) return 10 ** -decimals
  return 10 ** (/0*$/u.exec(digits.replaceAll(',', ''))?.[0].length ?? 0)
}

/** Shares of the amount that wrong answers lie at, before they are rounded. */
const FACTORS = [0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 1.1, 1.15, 1.2, 1.25, 1.3, 1.4, 1.5, 1.6]

/** Other numbers from half to twice the amount, rounded as it is; finer by a half or a tenth where there are too few. */
function nearNumbers(amount: number, unit: number, isShare: boolean): number[] {
  const most = isShare && amount <= 100 ? Math.min(100, amount * 2) : amount * 2
  const steps = unit > 1 ? [unit, unit / 2, unit / 10] : [unit]
  for (const step of steps) {
    const rounded = FACTORS.map((factor) => Number((Math.round((amount * factor) / step) * step).toPrecision(12)))
    const others = [...new Set(rounded)].filter(
      (value) => value >= amount / 2 && value <= most && value > 0 && Math.abs(value - amount) >= step,
    )
    if (others.length >= FEWEST) return others
  }
  return []
}

const isPlural = (amount: number) => amount !== 1

function nearNumberAnswers(answer: string): string[] {
  const spelled = SPELLED.exec(answer)
  const digits = DIGITS.exec(answer)
  const figures = figuresOf(answer)
  const figure = figures[0]
  if (figures.length !== 1 || figure?.kind !== 'number') return []
  // “Covid-19” and “G20” are names.
  if (/[\p{L}\d][-–]?$/u.test(answer.slice(0, digits?.index ?? 0).replace(/US|[SAC]|HK|NZ|EUR|USD|GBP$/u, '')))
    return []
  const isShare = figure.unit === 'percent'
  const put = (match: RegExpExecArray, words: string) =>
    answer.slice(0, match.index) + words + answer.slice(match.index + match[0].length)
  if (digits) {
    const amount = Number(digits[0].replaceAll(',', ''))
    return nearNumbers(amount, roundedTo(digits[0]), isShare)
      .filter((value) => isPlural(value) === isPlural(amount))
      .map((value) => put(digits, writtenAs(value, digits[0])))
  }
  const amount = spelled ? NUMBER_WORDS.get(spelled[0].toLowerCase()) : undefined
  if (!spelled || amount === undefined || /^-?\p{L}+-/u.test(answer.slice(spelled.index + spelled[0].length))) return []
  return nearNumbers(amount, amount >= 20 ? 10 : 1, isShare).flatMap((value) => {
    const word = WORD_OF.get(value)
    if (word === undefined || isPlural(value) !== isPlural(amount)) return []
    return [put(spelled, /^\p{Lu}/u.test(spelled[0]) ? word.charAt(0).toUpperCase() + word.slice(1) : word)]
  })
}

const MONTH =
  /(?<!\p{L})(?:January|February|March|April|May|June|July|August|September|October|November|December)(?!\p{L})/u
const YEAR = /(?<!\d)(?:1\d|20)\d\d(?!\d)/u
const DAY = /(?<!\d)(?:3[01]|[12]\d|[1-9])(?![\d,.]*\d)(?!st|nd|rd|th)/u

const YEARS_AWAY = [-4, -3, -2, -1, 1]
const MONTHS_AWAY = [-4, -3, -2, -1, 1, 2, 3]
const DAYS_AWAY = [-21, -16, -12, -9, -5, -3, 2, 4, 7, 11, 15, 19]

/** Dates near by, as exact as the one of the answer and written as it is. */
function nearDateAnswers(answer: string): string[] {
  const decade = /(?<!\d)(?:1\d|20)\d0(?=s(?!\p{L}))/u.exec(answer)
  if (decade) {
    return [-30, -20, -10, 10, 20].map((years) => answer.replace(decade[0], `${Number(decade[0]) + years}`))
  }
  const [year, month] = [YEAR.exec(answer), MONTH.exec(answer)]
  if (!month) {
    if (!year || dateValues(answer).length > 0) return []
    return YEARS_AWAY.map((years) => answer.replace(year[0], `${Number(year[0]) + years}`))
  }
  const day = DAY.exec(answer.replace(year?.[0] ?? '\0', '    '))
  const at = (MONTH_NAMES as readonly string[]).indexOf(month[0]) // only widened, to look a text up
  const begin = Date.UTC(Number(year?.[0] ?? 2023), at, day ? Number(day[0]) : 1)
  const moved = day
    ? DAYS_AWAY.map((days) => new Date(begin + days * DAY_MS))
    : MONTHS_AWAY.map((months) => new Date(Date.UTC(Number(year?.[0] ?? 2023), at + months, 1)))
  return moved.map((date) => {
    let words = answer.replace(month[0], MONTH_NAMES[date.getUTCMonth()] ?? month[0])
    if (day) words = words.replace(new RegExp(`(?<!\\d)${day[0]}(?!\\d)`, 'u'), `${date.getUTCDate()}`)
    return year ? words.replace(year[0], `${date.getUTCFullYear()}`) : words
  })
}

/**
 * Other answers with one other figure: a number from half to twice as large with the same rounding and unit, or a date
 * near by at the same precision. Empty where the answer holds no figure, several, or more words than a figure needs.
 */
export function nearFigureAnswers(answer: string): string[] {
  const figures = figuresOf(answer)
  if (figures.length !== 1 || answer.split(/\s+/u).length > MOST_WORDS) return []
  const [figure] = figures
  if (figure?.kind === 'number') return nearNumberAnswers(answer)
  return figure?.kind === 'date' || figure?.kind === 'decade' ? nearDateAnswers(answer) : []
}
