import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figuresOf } from '../cards/values'
import type { FactKind } from '../library'
import { type AnsweredCard, DISTRACTORS, distractorsFor, withPastErrors } from './distractors'
import { namePool, type PoolName } from './name-pool'
import { gradeTyped } from './typed'

const cardOf = (answer: string, more: Partial<AnsweredCard> = {}): AnsweredCard => ({
  answer,
  aliases: [],
  question: 'What was it?',
  passage: `It was ${answer}.`,
  kind: 'figure',
  articleId: 'ferries',
  topics: ['harbours'],
  ...more,
})

const name = (
  text: string,
  kind: PoolName['kind'],
  articleId = 'bridges',
  topics: readonly string[] = [],
): PoolName => ({
  name: text,
  kind,
  articleId,
  topics,
})

const POOL = namePool([
  name('Ada Brook', 'person', 'ferries'),
  name('Bela Horn', 'person', 'ferries'),
  name('Gil Ward', 'person', 'ferries'),
  name('Cleo Marsh', 'person', 'ferries'),
  name('Dora Finch', 'person', 'tunnels', ['harbours']),
  name('Edda Stone', 'person', 'ferries'),
  name('Elsa Stone', 'person', 'ferries'),
  name('Norway', 'place'),
  name('Chile', 'place'),
  name('Ghana', 'place'),
  name('Nepal', 'place'),
  name('Old Port', 'place'),
  name('OPA', 'organisation'),
  name('Harbour Bank', 'organisation'),
])

const none = namePool([])
const make = (card: AnsweredCard, seed = 'seed', errors: readonly string[] = []) =>
  distractorsFor(card, POOL, seed, errors)

describe('wrong answers of figures', () => {
  it.each([
    ['$190 billion', /^\$\d{2,3}0 billion$/],
    ['29.3%', /^\d\d\.\d%$/],
    ['around US$4.2 billion', /^around US\$\d\.\d billion$/],
    ['2,500 troops', /^\d,?\d00 troops$/],
    ['six airports', /^[a-z]+ airports$/],
    ['97%', /^\d\d%$/],
  ])('for %s are as rounded, of the same unit, from half to twice', (answer, shape) => {
    const [right] = figuresOf(answer)
    const made = make(cardOf(answer)) ?? []
    expect(made).toHaveLength(DISTRACTORS)
    for (const each of made) {
      expect(each).toMatch(shape)
      const [figure] = figuresOf(each)
      if (figure?.kind !== 'number' || right?.kind !== 'number') throw new Error('no number')
      expect({ unit: figure.unit, currency: figure.currency }).toEqual({ unit: right.unit, currency: right.currency })
      expect(figure.amount / right.amount).toBeGreaterThanOrEqual(0.5)
      expect(figure.amount / right.amount).toBeLessThanOrEqual(2)
    }
  })

  it.each([
    ['2004', /^(19|20)\d\d$/],
    ['April 2022', /^[A-Z][a-z]+ 202\d$/],
    ['24 June 2022', /^\d{1,2} (May|June|July) 2022$/],
    ['September 4, 2024', /^(August|September) \d{1,2}, 2024$/],
    ['the 1990s', /^the (19|20)\d0s$/],
  ])('for the date %s are near by, as exact', (answer, shape) => {
    const made = make(cardOf(answer, { kind: 'date' })) ?? []
    expect(made).toHaveLength(DISTRACTORS)
    for (const each of made) expect(each).toMatch(shape)
  })

  it.each([
    'both sides',
    'from $147 billion to $190 billion',
    'one country',
    'a ban on exports',
    'the third visit',
    '',
  ])('are none for %j, which is no single figure', (answer) => {
    expect(distractorsFor(cardOf(answer), none, 'seed')).toBeNull()
  })

  it('never say what the passage or the question says', () => {
    const passage = 'It rose from $100 billion, $120 billion and $150 billion to $190 billion.'
    for (const seed of ['a', 'b', 'c', 'd', 'e']) {
      const made = make(cardOf('$190 billion', { passage, question: 'Once $210 billion, then?' }), seed) ?? []
      for (const each of made) {
        expect(['$100 billion', '$120 billion', '$150 billion', '$210 billion', '$190 billion']).not.toContain(each)
      }
    }
  })
})

describe('wrong answers from tables of types', () => {
  const made = (answer: string, question: string, passage = '', kind: FactKind = 'event') => [
    ...(make(cardOf(answer, { question, passage, kind })) ?? []),
  ]
  const CENTRAL_ASIA = ['Kazakhstan', 'Kyrgyzstan', 'Tajikistan', 'Turkmenistan', 'Uzbekistan']

  it.each([
    [
      'Palmerston',
      'Which British prime minister sent the gunboats?',
      ['Disraeli', 'Gladstone', 'Salisbury', 'Peel', 'Derby', 'Rosebery'],
    ],
    ['UnionPay', 'Which Chinese cards replace Visa and Mastercard?', ['Mir', 'American Express', 'JCB']],
    [
      'Jiangsu',
      'In which province is the port of Lianyungang?',
      [
        'Zhejiang',
        'Shandong',
        'Guangdong',
        'Fujian',
        'Sichuan',
        'Yunnan',
        'Hebei',
        'Henan',
        'Hubei',
        'Hunan',
        'Liaoning',
        'Jilin',
        'Heilongjiang',
        'Gansu',
        'Qinghai',
        'Shaanxi',
        'Anhui',
        'Hainan',
      ],
    ],
    ['Kazakhstan', 'Which Central Asian state sent aid?', CENTRAL_ASIA],
    ['Astana', 'Which Central Asian capital did Xi visit?', ['Tashkent', 'Bishkek', 'Dushanbe', 'Ashgabat']],
    [
      'Caspian Sea',
      'Which sea has no pipeline across it?',
      [
        'Black Sea',
        'Aral Sea',
        'Baltic Sea',
        'Red Sea',
        'Sea of Azov',
        'Mediterranean Sea',
        'North Sea',
        'Barents Sea',
        'Arabian Sea',
      ],
    ],
    [
      'Europe',
      'Whom would China rather be close to?',
      [
        'Africa',
        'North America',
        'South America',
        'Latin America',
        'Southeast Asia',
        'the Middle East',
        'Central Asia',
        'South Asia',
        'East Asia',
      ],
    ],
    ['the UAE', 'Which Gulf state abstained?', ['Bahrain', 'Kuwait', 'Oman', 'Qatar', 'Saudi Arabia']],
    ['Hu Jintao', 'Which Chinese leader spoke?', ['Xi Jinping', 'Jiang Zemin', 'Wen Jiabao', 'Li Peng']],
  ])('for %s in “%s” are of its own type', (answer, question, allowed) => {
    const wrong = made(answer, question)
    expect(wrong).toHaveLength(DISTRACTORS)
    for (const each of wrong) expect(allowed).toContain(each)
  })

  it('stand within the small words of the answer', () => {
    expect(made('in Tajikistan', 'Where did they fear attacks after the bombing in Bishkek?').sort()).toEqual([
      'in Kazakhstan',
      'in Turkmenistan',
      'in Uzbekistan',
    ])
  })

  it('of a list are lists of as many members, none of them the right one', () => {
    const wrong = made('Turkmenistan and Tajikistan', 'The leaders of which two Central Asian states said little?')
    expect(wrong).toHaveLength(DISTRACTORS)
    for (const each of wrong) {
      const names = each.split(' and ')
      expect(names).toHaveLength(2)
      for (const one of names) expect(CENTRAL_ASIA).toContain(one)
      expect([...names].sort()).not.toEqual(['Tajikistan', 'Turkmenistan'])
    }
  })

  it('are none where the passage leaves fewer than three of the type', () => {
    const passage = 'Kazakhstan, unlike Uzbekistan and Kyrgyzstan, sent aid.'
    expect(make(cardOf('Kazakhstan', { question: 'Which Central Asian state sent aid?', passage }))).toBeNull()
  })

  it('are none for a place, a body or a calling of which nothing of the same type is known', () => {
    expect(make(cardOf('Old Quay', { kind: 'place', question: 'On which quay did it burn?' }))).toBeNull()
    expect(make(cardOf('Fay Reed', { kind: 'person', question: 'Which physicist was detained?' }))).toBeNull()
  })

  it('of a calling are people of that calling', () => {
    const physicist = (text: string): PoolName => ({ ...name(text, 'person'), role: 'physicist' })
    const pool = namePool([name('Ada Brook', 'person'), ...['Bo Lind', 'Cy Ward', 'Di Falk'].map(physicist)])
    const card = cardOf('Fay Reed', { kind: 'person', question: 'Which physicist was detained?' })
    expect([...(distractorsFor(card, pool, 's') ?? [])].sort()).toEqual(['Bo Lind', 'Cy Ward', 'Di Falk'])
  })
})

describe('wrong answers of names', () => {
  const person: Partial<AnsweredCard> = { kind: 'person' }

  it('are people of the same article', () => {
    for (const seed of ['a', 'b', 'c', 'd']) {
      const made = make(cardOf('Fay Reed', person), seed) ?? []
      expect(made).toHaveLength(DISTRACTORS)
      expect(made).not.toContain('Dora Finch')
    }
  })

  it('of a country are countries, whatever the fact is about', () => {
    const made = make(cardOf('Peru', { kind: 'event' })) ?? []
    expect([...made].sort()).not.toContain('Old Port')
    expect(made).toHaveLength(DISTRACTORS)
  })

  it('leave out who stands in the passage or the question, shares a name with the answer or with another', () => {
    const passage = 'Fay Reed met Ada Brook.'
    const made = make(cardOf('Fay Reed', { ...person, passage, question: 'Who met Bela Horn?' })) ?? []
    expect(made).not.toContain('Ada Brook')
    expect(made).not.toContain('Bela Horn')
    expect(made).toHaveLength(DISTRACTORS)
    expect(made.filter((each) => each.endsWith('Stone')).length).toBeLessThanOrEqual(1)
  })

  it('begin with what the learner took for the answer before, where it is of the same kind', () => {
    expect(make(cardOf('Fay Reed', person), 's', ['Edda Stone', 'Norway'])?.[0]).toBe('Edda Stone')
    expect(make(cardOf('$190 billion'), 's', ['$109 billion', '190', '€80 billion'])?.[0]).toBe('$109 billion')
  })

  it('are none where there are not three, and none of an abbreviation for a full name', () => {
    expect(make(cardOf('Ferry Bank', { kind: 'organisation' }))).toBeNull()
    expect(distractorsFor(cardOf('Fay Reed', person), none, 's')).toBeNull()
  })
})

describe('wrong answers', () => {
  const amount = fc.oneof(
    fc.integer({ min: 1, max: 99_999 }),
    fc.integer({ min: 1, max: 9_999 }).map((n) => n / 10),
  )
  const answers = fc.oneof(
    fc
      .tuple(fc.constantFrom('$', '€', ''), amount, fc.constantFrom(' billion', '%', ' tonnes', ''))
      .map(([sign, number, unit]) => `${unit === '%' ? '' : sign}${number.toLocaleString('en')}${unit}`),
    fc.constantFrom(
      'Ada Brook',
      'Elsa Stone',
      'Norway',
      'Fay Reed',
      '24 June 2022',
      'May 1945',
      'Kyiv',
      '29 February 2024',
    ),
    fc.string({ maxLength: 12 }),
  )
  it('are never the answer, an alias or each other, and the same for the same seed', () => {
    const kinds = fc.constantFrom<FactKind>('figure', 'person', 'place', 'organisation', 'date')
    fc.assert(
      fc.property(answers, kinds, fc.array(answers, { maxLength: 3 }), fc.string(), (answer, kind, aliases, seed) => {
        const card = cardOf(answer, { kind, aliases })
        const made = make(card, seed, aliases)
        expect(make(card, seed, aliases)).toEqual(made)
        if (made === null) return
        expect(made).toHaveLength(DISTRACTORS)
        expect(new Set(made).size).toBe(DISTRACTORS)
        for (const [at, each] of made.entries()) {
          for (const right of [answer, ...aliases]) expect(gradeTyped(each, right, []).verdict).toBe('wrong')
          for (const other of made.slice(at + 1)) expect(gradeTyped(each, other, []).verdict).toBe('wrong')
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('wrong answers that the learner gave', () => {
  const PERSON = cardOf('Ada Brook', { kind: 'person', aliases: ['A. Brook'], passage: 'Ada Brook met Bela Horn.' })
  const KEPT = ['Cleo Marsh', 'Dora Finch', 'Edda Stone']

  it.each([
    ['come first', ['Greta Vale'], ['Greta Vale', 'Cleo Marsh', 'Dora Finch']],
    [
      'come first, the latest before the others',
      ['Greta Vale', 'Hugo Reed'],
      ['Greta Vale', 'Hugo Reed', 'Cleo Marsh'],
    ],
    ['stand once where they were kept already', ['Dora Finch'], ['Dora Finch', 'Cleo Marsh', 'Edda Stone']],
    ['are left out where they are the answer or an alias', ['ada brook', 'A. Brook'], KEPT],
    ['are left out where the passage says them', ['Bela Horn'], KEPT],
    ['are left out where they are of another kind', ['Norway', '1999', 'no idea', ''], KEPT],
  ])('%s', (_, errors, expected) => {
    expect(withPastErrors(PERSON, KEPT, POOL, errors)).toEqual(expected)
  })

  it.each([
    ['2,500 troops', ['2,000 troops', '4,000 troops', '1,500 troops'], ['3,500 troops'], '3,500 troops'],
    ['2,500 troops', ['2,000 troops', '4,000 troops', '1,500 troops'], ['3,500 ships'], '2,000 troops'],
    ['2,500 troops', ['2,000 troops', '4,000 troops', '1,500 troops'], ['3,500'], '3,500 troops'],
    ['1999', ['1997', '2001', '1995'], ['2004'], '2004'],
    ['1999', ['1997', '2001', '1995'], ['4 May 2004'], '1997'],
  ])('beside %s fit its unit and exactness', (answer, kept, errors, first) => {
    expect(withPastErrors(cardOf(answer), kept, none, errors)[0]).toBe(first)
  })

  it('are never right, never twice, and as many as were kept', () => {
    const texts = fc.array(
      fc.constantFrom('Greta Vale', 'Ada Brook', 'A. Brook', 'ada brook', 'Bela Horn', '7', 'Edda Stone'),
    )
    fc.assert(
      fc.property(texts, (errors) => {
        const all = withPastErrors(PERSON, KEPT, POOL, errors)
        expect(new Set(all).size).toBe(KEPT.length)
        for (const text of all) expect(gradeTyped(text, PERSON.answer, PERSON.aliases).verdict).not.toBe('correct')
      }),
    )
  })
})
