import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerText } from '../../cards/sides'
import { missingValues, sourceOf } from '../../cards/values'
import { anchorAt } from '../../content/anchor'
import { sidesOf } from '../../drafts/draft-cards'
import { lintDraft } from '../../drafts/lint-draft'
import type { SourcedDraft } from '../../drafts/sourced-draft'
import type { ExtractionOptions } from '../mention'
import { draftsChunked, findDrafts } from './find-drafts'

const options: ExtractionOptions = { language: 'en', published: '2024-05-14' }

const SENTENCES = [
  'The port of Lethra handled 12.4 million tonnes in 2021.',
  'Kestrel Shipping paid $190 billion for it last year.',
  'But exports fell by 29.3% in April, according to the Lethra Port Authority.',
  'Foreign Minister Bekir Talan signed the treaty on 4 March 1998 in Ankara.',
  '“We built the quay for ships that never came,” said Moira Holm, the harbour master of Rotterdam.',
  'He told reporters on Monday that the yard had lost 2,500 jobs since 2015.',
  'The Nordic Grain Council was founded in 1993.',
  'Did anybody ask the 40 pilots?',
  'I counted 17 boats that morning.',
  'Dag Holm, chief executive of Kestrel Shipping, argues that Lethra must spend €40 million on a new quay.',
  'Its budget was €3.4 million in 2023.',
  'Kazakhstan sold 6.5 million tonnes of wheat; the country had never sold more than 5 million tonnes.',
  'The largest shareholder, Altamar Commodities, owns 24.9% of the company.',
  'Reportedly the fleet shrank from 61 ships in 2010 to 38 ships this year.',
] as const

const cardsOf = ({ fact }: SourcedDraft) => fact.cards.flatMap((card) => sidesOf(card))

const only = (text: string): SourcedDraft => {
  const [draft] = findDrafts(text, options)
  if (!draft) throw new Error(`Nothing is offered for “${text}”.`)
  return draft
}

const front = (text: string): string => only(text).fact.cards[0]?.front ?? ''

describe('drafts', () => {
  const texts = fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 14 }).chain((sentences) =>
    fc
      .array(fc.constantFrom(' ', '\n\n', '\u00A0', ' 🚢 '), {
        minLength: sentences.length,
        maxLength: sentences.length,
      })
      .map((gaps) => sentences.map((sentence, at) => sentence + (gaps[at] ?? ' ')).join('')),
  )

  it('are the same whenever they are made, and have each a key of its own', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const drafts = findDrafts(text, options)
        expect(findDrafts(text, options)).toEqual(drafts)
        const seen = drafts.map(({ key, passage }) => `${key} ${text.slice(passage.start, passage.end)}`)
        expect(new Set(drafts.map(({ key }) => key)).size).toBe(new Set(seen).size)
      }),
      { numRuns: 12 },
    )
  })

  it('stand word for word in their passage, whatever white space and emoji are round them', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const draft of findDrafts(text, options)) {
          const { mention, passage } = draft
          expect(text.slice(mention.start, mention.end)).toBe(mention.quote)
          expect(mention.start).toBeGreaterThanOrEqual(passage.start)
          expect(mention.end).toBeLessThanOrEqual(passage.end)
          const words = text.slice(passage.start, passage.end)
          for (const card of cardsOf(draft)) expect(missingValues(answerText(card), sourceOf(words))).toEqual([])
        }
      }),
      { numRuns: 12 },
    )
  })

  it('are blocked by the lint for nothing that is not repaired in a moment, and say of themselves what it says', () => {
    const text = SENTENCES.join('\n\n')
    const drafts = findDrafts(text, options)
    expect(drafts.length).toBeGreaterThan(10)
    for (const { fact, passage, lint } of drafts) {
      const anchor = anchorAt(text, passage.start, passage.end)
      const whole = lintDraft(fact, { text, passage: anchor, published: options.published })
      expect(whole).toEqual(lint)
      const blocked = whole.filter(({ severity }) => severity === 'block').map(({ rule }) => rule)
      expect(['month-without-year', 'question-long']).toEqual(expect.arrayContaining(blocked))
    }
  })

  it('keep their keys when the sentence moves', () => {
    const sentence = SENTENCES[0]
    expect(findDrafts(`Nothing happened in the yard.\n\n${sentence}`, options).map(({ key }) => key)).toEqual(
      findDrafts(sentence, options).map(({ key }) => key),
    )
  })

  it('ask for no words twice', () => {
    const answers = findDrafts(SENTENCES.join(' '), options).map(({ mention }) => `${mention.start}-${mention.end}`)
    expect(new Set(answers).size).toBe(answers.length)
  })

  it('come from most sentences before the second figure of a clause', () => {
    const text =
      'Kestrel Shipping sold 40 barges to Norholt for $75 million in 2019.\n\nThe share of Lethra in the trade of the coast fell from 40% to 12% in 2021.'
    const [first, second] = findDrafts(text, options).map(({ passage }) => passage.start)
    expect(first).not.toBe(second)
  })

  it('are none for a text without facts', () => {
    expect(findDrafts('Nothing happened. Nobody came.', options)).toEqual([])
    expect(findDrafts('', options)).toEqual([])
  })

  it('come in steps as they come at once', () => {
    const steps = draftsChunked(SENTENCES.join('\n\n'), options)
    let count = 0
    let step = steps.next()
    for (; !step.done; step = steps.next()) count += 1
    expect(count).toBeGreaterThan(10)
    expect(step.value).toEqual(findDrafts(SENTENCES.join('\n\n'), options))
  })
})

describe('a draft', () => {
  it.each([
    ['keeps a value whole', SENTENCES[1], 'Kestrel Shipping paid {{c1::$190 billion}} for it last year [2023].'],
    [
      'loses a joining word',
      SENTENCES[2],
      'According to the Lethra Port Authority, by how much did exports fall in April [2024]?',
    ],
    ['asks when something was founded', SENTENCES[6], 'When was the Nordic Grain Council founded?'],
    [
      'asks whose words they are',
      SENTENCES[4],
      'Whose words are these: “We built the quay for ships that never came”?',
    ],
    [
      'is cut where its sentence goes on',
      'Kestrel Shipping, which was founded by two brothers from Lethra in 1951, sold 40 barges to a firm in Rotterdam, while its rivals, who had waited for years, bought every one of the old tugs that were left in the yard.',
      'How many barges did Kestrel Shipping sell to a firm in Rotterdam?',
    ],
  ])('%s', (_, text, wanted) => {
    expect(front(text)).toBe(wanted)
  })

  it.each([
    [
      'he, with what he is',
      'Turkey’s chief negotiator, Selim Kara, spoke in Lethra. He said that 2,500 jobs had gone since 2015.',
      '[Turkey’s chief negotiator Selim Kara] said',
    ],
    [
      'she, with whose she is',
      'Moira Holm, leader of the Rural Party, spoke in Lethra. She said that 2,500 jobs had gone since 2015.',
      '[Moira Holm of the Rural Party] said',
    ],
    ['he', 'Moira Holm runs the yard. She told reporters that 2,500 jobs had gone since 2015.', '[Moira Holm] told'],
    ['it', 'Kestrel Shipping owns the yard. It paid $40 million for the quay in 2019.', '[Kestrel Shipping] paid'],
    [
      'the country',
      'Much changed in Kazakhstan after that. The country sold 6.5 million tonnes of wheat in 2019.',
      '[Kazakhstan] sold',
    ],
    [
      'it, of a body with an article',
      'The Monetary Policy Committee kept the Central Bank Rate. It lowered the reserve ratio to 3.25 per cent in 2024.',
      '[The Monetary Policy Committee] lowered',
    ],
  ])('names whom “%s” stands for', (_, text, opening) => {
    const fronts = findDrafts(text, options).map(({ fact }) => fact.statement)
    expect(fronts.some((statement) => statement.startsWith(opening))).toBe(true)
  })

  it('names what a text under its title explains', () => {
    const text =
      'Lethra Lake Mail (LLM) was an airline on the lake. It is remembered for a fraud of $4 million in 1932.'
    const statements = findDrafts(text, { ...options, title: 'Lethra Lake Mail' }).map(({ fact }) => fact.statement)
    expect(statements.some((one) => one.startsWith('[Lethra Lake Mail] is remembered'))).toBe(true)
    expect(findDrafts(text, options).every(({ fact }) => !fact.statement.startsWith('[Lethra Lake'))).toBe(true)
  })

  it('leaves a pronoun alone where two people could be meant', () => {
    const text = 'Moira Holm and Dag Berg run the yard. He told reporters that 2,500 jobs had gone since 2015.'
    expect(findDrafts(text, options).every(({ fact }) => !fact.statement.includes('['))).toBe(true)
  })

  it.each([
    ['the date it states', SENTENCES[0], '2021', null],
    ['publication where it states none', SENTENCES[12], '2024-05-14', '2024-11'],
    ['the date in brackets', SENTENCES[1], '2023', '2025-05'],
    [
      'publication where its date is yet to come',
      'The quay will cost Lethra €40 million by 2030.',
      '2024-05-14',
      '2025-05',
    ],
  ])('is as of %s', (_, text, asOf, reviewBy) => {
    expect(only(text).fact).toMatchObject({ asOf, reviewBy })
  })

  it('carries speaker, hedge and the names of its sentence', () => {
    expect(only(SENTENCES[4]).fact).toMatchObject({
      kind: 'quote',
      speaker: 'Moira Holm',
      people: ['Moira Holm'],
      places: ['Rotterdam'],
    })
    expect(only('The fleet reportedly shrank to 38 ships in 2023.').fact.hedge).toBe('reportedly')
  })
})

describe('what a reader highlights', () => {
  const text = SENTENCES.join(' ')
  const highlight = (words: string) => {
    const start = text.indexOf(words)
    return { start, end: start + words.length }
  }

  it.each([
    ['a few words', 'harbour master', 'harbour master'],
    ['a whole sentence', SENTENCES[6], '1993'],
    ['a figure', '2,500 jobs', '2,500 jobs'],
  ])('comes first: %s', (_, words, answer) => {
    const drafts = findDrafts(text, { ...options, highlights: [highlight(words)] })
    const [first, ...rest] = drafts
    expect(first?.drafter).toBe('highlight')
    expect(first && cardsOf(first).map(answerText)).toEqual([answer])
    expect(rest.every(({ drafter }) => drafter === 'built-in')).toBe(true)
  })

  it('is not offered a second time by the built-in drafter', () => {
    const drafts = findDrafts(text, { ...options, highlights: [highlight('2,500 jobs')] })
    expect(drafts.filter(({ mention }) => mention.quote === '2,500 jobs')).toHaveLength(1)
  })
})
