import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factDraftSchema } from '@/lib/domain/drafting/draft-schema'
import type { DraftCard, FactDraft } from '@/lib/domain/drafting/fact-draft'
import type { CardId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { CARD_FORMS, FACT_KINDS, WEIGHTS } from '@/lib/domain/library'
import { blankCard, draftOfFields, fieldsOfDraft, fieldsOfPassage, hideWords, turnedInto } from './fact-fields'

/** Words as the schema leaves them. A semicolon separates names in their field, so that no name has one. */
const words = fc.constantFrom('Trade', 'grew 29.3%', 'Paris, Texas', '“no”', '{{c1::oil}} and {{c2::gas}}')
const optional = fc.option(words)
const names = fc.uniqueArray(words, { maxLength: 4 })
const date = fc.constantFrom(null, '2023', '2015/2021')
const card: fc.Arbitrary<DraftCard> = fc
  .record({
    cardId: fc.option(fc.constantFrom(anId<CardId>('a'), anId<CardId>('b'))),
    form: fc.constantFrom(...CARD_FORMS),
    front: words,
    back: words,
    hint: optional,
    aliases: names,
  })
  .map((one) => (one.form === 'cloze' ? { ...one, back: '' } : one))
const draft: fc.Arbitrary<FactDraft> = fc.record({
  kind: fc.constantFrom(...FACT_KINDS),
  weight: fc.constantFrom(...WEIGHTS),
  statement: words,
  asOf: date,
  reviewBy: fc.constantFrom(null, '2030'),
  speaker: optional,
  hedge: optional,
  topics: names,
  people: names,
  places: names,
  cards: fc.array(card, { maxLength: 4 }),
})

const hide = (source: string, words: string) => {
  const start = source.indexOf(words)
  return hideWords(source, { start, end: start + words.length })?.source
}

describe('hiding words of a sentence', () => {
  it('wraps the selection without the white space at its ends, under the next number', () => {
    const once = hide('Trade grew 29.3% in 2022.', ' 29.3% ')
    expect(once).toBe('Trade grew {{c1::29.3%}} in 2022.')
    expect(hide(once ?? '', '2022')).toBe('Trade grew {{c1::29.3%}} in {{c2::2022}}.')
  })

  it('hides more words under the same number where asked to, with a hint where one is given', () => {
    const source = 'Trade grew {{c1::29.3%}} in 2022.'
    const at = { start: source.indexOf('2022'), end: source.indexOf('2022') + 4 }
    expect(hideWords(source, { ...at, under: 'same' })?.source).toBe('Trade grew {{c1::29.3%}} in {{c1::2022}}.')
    expect(hideWords(source, { ...at, hint: ' year ' })?.source).toBe('Trade grew {{c1::29.3%}} in {{c2::2022::year}}.')
    expect(hideWords('Trade grew.', { start: 0, end: 5, under: 'same' })?.source).toBe('{{c1::Trade}} grew.')
  })

  it('takes the word at the cursor where nothing is selected, and nothing where there is none', () => {
    expect(hideWords('Trade grew.', { start: 8, end: 8 })?.source).toBe('Trade {{c1::grew}}.')
    expect(hideWords('Trade  grew.', { start: 6, end: 6 })).toBeNull()
  })
})

describe('turnedInto', () => {
  const pay = { ...blankCard(1, 'cloze'), cloze: 'The union wants {{c1::14%}} more over {{c2::two years}}.' }
  const asked = { ...blankCard(1, 'question'), question: 'How much more does the union want?', answer: '14%' }

  it.each([
    ['a gap', pay, 'question', { question: 'The union wants [...] more over two years.', answer: '14%' }],
    ['a gap', pay, 'typed', { question: 'The union wants [...] more over two years.', answer: '14%' }],
    ['a question', asked, 'cloze', { cloze: 'How much more does the union want? {{c1::14%}}' }],
    ['a question', asked, 'typed', {}],
    ['a sentence without gaps', { ...pay, cloze: 'The union wants more.' }, 'question', {}],
    ['a gap beside a question that was typed', { ...pay, question: 'How much more?' }, 'question', {}],
    ['a question without an answer', { ...asked, answer: '' }, 'cloze', {}],
    ['a question beside a sentence that was typed', { ...asked, cloze: 'It wants {{c1::14%}}.' }, 'cloze', {}],
  ] as const)('keeps what %s says (%#)', (_, card, form, filled) => {
    expect(turnedInto(card, form)).toEqual({ form, ...filled })
  })
})

describe('the form of a fact', () => {
  it('of a passage begins with a sentence of it', () => {
    const draft = fieldsOfPassage('grew 29.3% in 2022, to $190 billion,')
    expect(draft).toMatchObject({ kind: 'figure', statement: 'Grew 29.3% in 2022, to $190 billion.' })
    expect(draft.entries).toMatchObject([{ form: 'cloze', cloze: draft.statement }])
    expect(fieldsOfPassage('He said “no”.').statement).toBe('He said “no”.')
  })

  it('is a view of a draft: the fields of a draft hold that draft, and a draft of fields those fields', () => {
    fc.assert(
      fc.property(draft, (one) => {
        expect(draftOfFields(fieldsOfDraft(one))).toEqual(one)
        expect(fieldsOfDraft(draftOfFields(fieldsOfDraft(one)))).toEqual(fieldsOfDraft(one))
        expect(factDraftSchema.parse(draftOfFields(fieldsOfDraft(one)))).toEqual(one)
      }),
    )
  })
})
