import { describe, expect, it } from 'vitest'
import { edtfDates, edtfStart, MONTH_NAMES, parseEdtf } from '@/lib/domain/content/edtf'
import { type PlacedLabel, readSet, SETS } from './articles'
import { type LabelValue, VALUE_KINDS } from './label'
import { numbersInDigits } from './plain-numbers'

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const SIGNS: readonly (readonly [sign: RegExp, currency: string])[] = [
  [/(?<!U)S\$/, 'SGD'],
  [/A\$/, 'AUD'],
  [/NZ\$/, 'NZD'],
  [/(?<![A-Z])\$|US\$/, 'USD'],
  [/£/, 'GBP'],
  [/€/, 'EUR'],
  [/¥/, 'JPY'],
  [/yuan|Rmb/, 'CNY'],
]

const isDate = (value: LabelValue | undefined): value is string => typeof value === 'string'

/** Whether the value has the shape that its kind asks for. */
const fits = ({ kind }: PlacedLabel, value: LabelValue): boolean => {
  if (kind === 'date') return isDate(value) && parseEdtf(value) !== null
  if (kind === 'money' || kind === 'percent' || kind === 'count') {
    return typeof value === 'object' && (kind === 'money' ? 'amount' : kind) in value
  }
  return typeof value === 'string'
}

const amountsOf = (value: LabelValue): readonly number[] => {
  if (typeof value === 'string') return []
  const amount = 'amount' in value ? value.amount : 'percent' in value ? value.percent : value.count
  return (typeof amount === 'number' ? [amount] : amount).map(Math.abs)
}

/** A year in the words of a date; a fiscal year may begin in the one before or end in the one after. */
const yearsMeant = (quote: string, year: number): readonly number[] =>
  /fiscal|financial/i.test(quote) ? [year - 1, year, year + 1] : [year]

const words = ({ kind, quote, start }: PlacedLabel) => `${kind} “${quote}” at ${start}`

const LONG = { articles: 5, words: [500, 1_100], sentences: [10, 16], key: 5, lead: [0, 0] } as const
const SHORT = { articles: 12, words: [300, 700], sentences: [6, 16], key: 3, lead: [2, 4] } as const
const LIMITS = { tuning: LONG, 'held-out': LONG, open: SHORT, sealed: SHORT } as const

const expectWithin = (count: number, [least, most]: readonly [number, number]) => {
  expect(count).toBeGreaterThanOrEqual(least)
  expect(count).toBeLessThanOrEqual(most)
}

describe.each(SETS)('the %s set', (set) => {
  const articles = readSet(set)
  const limits = LIMITS[set]

  it('has enough articles in different styles', () => {
    expect(new Set(articles.map(({ style }) => style)).size).toBeGreaterThanOrEqual(limits.articles)
    expect(articles.length).toBeGreaterThanOrEqual(limits.articles)
  })

  describe.each(articles)('$name', ({ text, published, labels, sentences }) => {
    const required = labels.filter(({ optional }) => !optional)
    const withValues = labels.flatMap((label) =>
      [label.value, ...label.values].flatMap((value) => (value === undefined ? [] : [{ label, value }])),
    )

    it('is as long as an article', () => {
      const count = text.split(/\s+/).filter((word) => /\w/.test(word)).length
      expectWithin(count, limits.words)
    })

    it('was published on a date that can be read', () => {
      expect(parseEdtf(published)).not.toBeNull()
    })

    it('labels no words twice as the same kind', () => {
      const overlapping = required.filter((a) =>
        required.some((b) => a !== b && a.kind === b.kind && a.start < b.end && b.start < a.end),
      )
      expect(overlapping.map(words)).toEqual([])
    })

    it('cuts no label inside a word or number', () => {
      const cut = required.filter(
        ({ kind, start, end }) =>
          kind !== 'trap' &&
          (/[\p{L}\d]{2}/u.test(text.slice(start - 1, start + 1)) ||
            /[\p{L}\d]{2}/u.test(text.slice(end - 1, end + 1))),
      )
      expect(cut.map(words)).toEqual([])
    })

    it('gives every figure and date that counts a value of its kind', () => {
      expect(required.filter(({ kind, value }) => VALUE_KINDS.has(kind) && value === undefined).map(words)).toEqual([])
      expect(withValues.filter(({ label, value }) => !fits(label, value)).map(({ label }) => words(label))).toEqual([])
    })

    it('takes every amount from the digits of its words', () => {
      const figures = withValues.filter(({ label }) => label.kind !== 'date' && /\d/.test(label.quote))
      const wrong = figures.filter(({ label, value }) => {
        const inWords = numbersInDigits(label.quote)
        return amountsOf(value).some((amount) => !inWords.some((number) => Math.abs(number - amount) <= amount * 1e-9))
      })
      expect(wrong.map(({ label }) => words(label))).toEqual([])
    })

    it('names the currency whose sign stands there', () => {
      const wrong = withValues.filter(
        ({ label, value }) =>
          typeof value === 'object' &&
          'currency' in value &&
          SIGNS.some(([sign, currency]) => sign.test(label.quote) && value.currency !== currency),
      )
      expect(wrong.map(({ label }) => words(label))).toEqual([])
    })

    it('resolves weekdays, months and years to dates that have them', () => {
      const dates = labels.flatMap(({ kind, quote, value, start }) =>
        kind === 'date' && isDate(value) ? [{ quote, value, start }] : [],
      )
      const wrong = dates.filter(({ quote, value }) => {
        const day = DAYS.find((name) => quote.includes(name))
        if (day && DAYS[new Date(edtfStart(value)).getUTCDay()] !== day) return true
        const month = MONTH_NAMES.findIndex((name) => quote.includes(name)) + 1
        if (month > 0 && !edtfDates(value).some((date) => date.month === month)) return true
        const year = /\b(?:1[5-9]|20)\d\d\b/.exec(quote)?.[0]
        return year !== undefined && !yearsMeant(quote, Number(year)).some((meant) => value.includes(String(meant)))
      })
      expect(wrong.map(({ quote, value, start }) => `“${quote}” as ${value} at ${start}`)).toEqual([])
    })

    it('has enough sentences worth a card, in order and apart, the best and the lead marked', () => {
      expectWithin(sentences.length, limits.sentences)
      expect(sentences.filter(({ key }) => key).length).toBeGreaterThanOrEqual(limits.key)
      expectWithin(sentences.filter(({ lead }) => lead).length, limits.lead)
      expect(sentences.every(({ start }, i) => start >= (sentences[i - 1]?.end ?? 0))).toBe(true)
    })
  })
})
