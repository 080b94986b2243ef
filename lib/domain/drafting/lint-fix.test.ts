import { describe, expect, it } from 'vitest'
import { anchorAt } from '../content/anchor'
import { type FactDraft, newCard } from './fact-draft'
import { lintAndAdvise } from './lint-draft'
import { fixOf } from './lint-fix'

const TEXT =
  'Kestrel Shipping reportedly sold 40 barges last year. Moira Holm called it a mistake. The yard in Lethra reopened in April. An old crane stood there.'
const PUBLISHED = '2023-05-14'

const fact = (change: Partial<FactDraft>): FactDraft => ({
  kind: 'claim',
  weight: 'should',
  statement: 'Kestrel Shipping reportedly sold 40 barges last year [2022].',
  asOf: '2022',
  reviewBy: null,
  speaker: 'Kestrel Shipping',
  hedge: 'reportedly',
  topics: [],
  people: [],
  places: [],
  cards: [newCard('cloze', 'Kestrel Shipping reportedly sold {{c1::40 barges}} last year [2022].')],
  ...change,
})

const context = { text: TEXT, passage: anchorAt(TEXT, 0, TEXT.length), published: PUBLISHED }
const lint = (draft: FactDraft) => lintAndAdvise(draft, context)

const question = (front: string, back: string) => newCard('question', front, back)
const asked = (front: string, back: string) => ({ cards: [question(front, back)] })
const YARD = 'What in the yard in Lethra reopened in'
const cloze = (front: string) => newCard('cloze', front)

describe('a repair', () => {
  it('is not needed by a sound fact', () => {
    expect(lint(fact({}))).toEqual([])
  })

  const SOLD = 'Kestrel Shipping reportedly sold 40 barges last year'
  const CERTAIN = 'Kestrel Shipping sold 40 barges last year [2022]'
  const QUOTED = { kind: 'quote', people: ['Moira Holm'], statement: 'Moira Holm called it “a mistake”.' } as const
  const ANY = 'What was reportedly sold last year'
  const APRIL = { asOf: '2023-04' }
  const HEDGED = { hedge: 'reportedly' }
  it.each<[string, Partial<FactDraft>, Partial<FactDraft>]>([
    ['answer-capital', asked('What stood in Lethra?', 'An old crane'), asked('What stood in Lethra?', 'an old crane')],
    ['relative-date', { statement: `${SOLD}.`, asOf: null }, { statement: `${SOLD} [2022].`, asOf: '2022' }],
    ['relative-date', asked(`${ANY}?`, '40 barges'), asked(`${ANY} [2022]?`, '40 barges')],
    ['month-without-year', { ...asked(`${YARD} April?`, 'it'), ...APRIL }, asked(`${YARD} April [2023]?`, 'it')],
    ['dates-missing', { kind: 'figure', asOf: null }, { asOf: PUBLISHED, reviewBy: '2024-05' }],
    ['speaker-missing', { ...QUOTED, speaker: null }, { speaker: 'Moira Holm' }],
    ['speaker-unnamed', { kind: 'position', speaker: 'Moira Holm' }, { statement: `${SOLD} [2022] (Moira Holm).` }],
    ['hedge-dropped', { statement: `${CERTAIN}.` }, { statement: `${CERTAIN} (reportedly).` }],
    ['quote-unmarked', { kind: 'quote' }, { kind: 'position' }],
    ['hedge-unmarked', { statement: `${CERTAIN}.`, hedge: null }, { statement: `${CERTAIN} (reportedly).`, ...HEDGED }],
  ])('of %s changes what is wrong and nothing else', (rule, wrong, right) => {
    const draft = fact(wrong)
    const issue = lint(draft).find((one) => one.rule === rule)
    expect(issue).toBeDefined()
    const fixed = issue && fixOf(issue, draft, { published: PUBLISHED })
    expect(fixed).toEqual({ ...draft, ...right })
    expect(fixed && lint(fixed).map((one) => one.rule)).not.toContain(rule)
  })

  it.each<[string, Partial<FactDraft>]>([
    ['answer-not-in-passage', { cards: [question('How many barges were sold?', '41 barges')] }],
    ['question-yes-no', { cards: [question('Did Kestrel Shipping sell barges?', 'yes')] }],
    ['pronoun', { cards: [cloze('It reportedly sold {{c1::40 barges}}.')] }],
    ['speaker-missing', { kind: 'quote', speaker: null, people: ['Moira Holm', 'Dag Holm'] }],
    ['speaker-missing', { speaker: null, people: ['Moira Holm'], statement: 'Moira Holm reportedly left the yard.' }],
    ['empty-side', { cards: [] }],
    ['answer-wordy', { cards: [question('Who sold barges?', 'a b c d e f g h i j k l m')] }],
  ])('of %s is left to the author', (rule, wrong) => {
    const draft = fact(wrong)
    const issue = lint(draft).find((one) => one.rule === rule)
    expect(issue).toBeDefined()
    expect(issue && fixOf(issue, draft, { published: PUBLISHED })).toBeNull()
  })

  it('of a relative date needs the date of publication', () => {
    const draft = fact({ statement: 'Kestrel Shipping reportedly sold 40 barges last year.' })
    const issue = lint(draft).find((one) => one.rule === 'relative-date')
    expect(issue && fixOf(issue, draft, { published: null })).toBeNull()
  })
})
