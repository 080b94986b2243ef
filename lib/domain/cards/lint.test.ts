import { describe, expect, it } from 'vitest'
import { anchorIn } from '../content/anchor'
import { type LintedFact, type LintRule, lintFact } from './lint'
import type { LintedCard } from './lint-issue'

const snapshot = [
  '## Trade',
  'Trade between China and Russia grew 29.3% in 2022, to $190 billion. Moscow reportedly hopes for more, said Wang Yi on 17 February 2023. Large firms such as Huawei, Alibaba, Lenovo and Xiaomi are leaving.',
  '## Talks',
  'The Shanghai Cooperation Organisation met in 2008. Growing doubts had marked the talks.',
].join('\n\n')

const passageOf = (exact: string) => {
  const anchor = anchorIn(snapshot, exact)
  if ('failure' in anchor) throw new Error(`“${exact}” is ${anchor.failure}`)
  return anchor
}

const goodCard: LintedCard = {
  key: 'trade-value',
  form: 'question',
  deletion: 0,
  front: 'What did trade between China and Russia come to in 2022?',
  back: '$190 billion',
  hint: null,
  aliases: [],
}
const goodFact: LintedFact = {
  kind: 'figure',
  statement: 'Trade between China and Russia came to $190 billion in 2022.',
  passage: passageOf('Trade between China and Russia grew 29.3% in 2022, to $190 billion.'),
  asOf: '2022',
  reviewBy: null,
  speaker: null,
  hedge: null,
  people: [],
  places: ['China', 'Russia'],
  published: '2023-02',
  cards: [goodCard],
}

const rulesOf = (fact: Partial<LintedFact>): LintRule[] =>
  lintFact({ ...goodFact, ...fact }, snapshot).map((issue) => issue.rule)
const ofCard = (card: Partial<LintedCard>, fact: Partial<LintedFact> = {}): LintRule[] =>
  rulesOf({ ...fact, cards: [{ ...goodCard, ...card }] })

const severityOf = (rule: LintRule, fact: Partial<LintedFact>) =>
  lintFact({ ...goodFact, ...fact }, snapshot).find((issue) => issue.rule === rule)?.severity

const ask = (front: string, back = 'growth'): Partial<LintedCard> => ({ front, back })
const gap = (front: string, deletion = 1): Partial<LintedCard> => ({ form: 'cloze', front, back: '', deletion })
const wide = {
  passage: passageOf(snapshot.slice(snapshot.indexOf('Trade between'), snapshot.indexOf('\n\n## Talks'))),
  hedge: 'reportedly',
  statement: 'Moscow reportedly hopes for more trade.',
}

it('finds nothing wrong with a good fact', () => {
  expect(lintFact(goodFact, snapshot)).toEqual([])
})

it('says which card is meant, what is wrong and what to do', () => {
  const cards = [goodCard, { ...goodCard, key: 'cut', front: 'How much was traded in 2022?', back: '$190' }]
  expect(lintFact({ ...goodFact, cards }, snapshot)).toEqual([
    {
      rule: 'answer-not-in-passage',
      severity: 'block',
      cardKey: 'cut',
      what: 'The answer has “$190”, which the passage does not contain',
      remedy: 'Correct the answer, or choose a passage that contains it in full',
    },
  ])
})

const words = (count: number) => `What ${'word '.repeat(count - 2)}now?`

describe('blocks', () => {
  it.each<[LintRule, string, Partial<LintedCard>]>([
    ['empty-side', 'no question', ask(' ')],
    ['empty-side', 'no answer', ask('What grew in 2022?', '')],
    ['empty-side', 'a cloze whose deletion is missing', gap('Trade grew {{c1::29.3%}}.', 2)],
    ['answer-not-in-passage', 'another number', ask('What did it reach in 2022?', '$191 billion')],
    ['answer-not-in-passage', 'another currency', ask('What did it reach in 2022?', '€190 billion')],
    ['answer-not-in-passage', 'another unit', ask('What was the growth of trade in 2022?', '29.3 percentage points')],
    ['answer-not-in-passage', 'another year', ask('When did trade grow?', '2021')],
    ['answer-not-in-passage', 'another name', ask('Who traded with China in 2022?', 'India')],
    ['answer-not-in-passage', 'a deletion that cuts a value short', gap('It came to {{c1::$190}} billion in 2022.')],
  ])('%s: %s', (rule, _, card) => {
    expect(severityOf(rule, { cards: [{ ...goodCard, ...card }] })).toBe('block')
  })

  it.each([
    ['no passage', null],
    ['words that stand elsewhere', { ...passageOf('to $190 billion'), start: 3, end: 18 }],
  ])('passage-missing: %s', (_, passage) => {
    expect(rulesOf({ passage })).toContain('passage-missing')
  })
})

describe('a passage that cuts something in two', () => {
  const exacts = ['grew 29.3% in 2022, to $190', 'rade between China and Russia', 'February 2023']
  it.each(exacts)('is warned of and stops nothing: “%s”', (exact) => {
    expect(severityOf('passage-cut-short', { passage: passageOf(exact) })).toBe('warn')
  })

  it.each<[string, string, string]>([
    ['a part of a figure', 'grew 29.3% in 2022, to $190', '$190'],
    ['a part of a word', 'Wang Yi on 17 February 2023. Large firms such as Hua', 'Hua'],
  ])('has no %s to answer with', (_, exact, answer) => {
    expect(ofCard({ back: answer }, { passage: passageOf(exact) })).toContain('answer-not-in-passage')
  })

  it('has what the article says in full there', () => {
    const found = ofCard({ back: 'February 2023' }, { passage: passageOf('February 2023') })
    expect(found).not.toContain('answer-not-in-passage')
  })
})

describe('a month without a year in the passage', () => {
  const text = 'Norbank raised its rate to 6.25 per cent in September. It will meet again in November.'
  const lintedAt = (published: string | null, front: string, back = '6.25 per cent') => {
    const anchor = anchorIn(text, text)
    if ('failure' in anchor) throw new Error(anchor.failure)
    const fact = { ...goodFact, statement: 'Norbank raised its rate.', passage: anchor, asOf: null, published }
    return lintFact({ ...fact, kind: 'event', cards: [{ ...goodCard, front, back }] }, text).map(({ rule }) => rule)
  }
  it.each(['2026-10-14', '2026-10', '2026'])('has the year of an article of %s', (published) => {
    expect(lintedAt(published, 'To what did Norbank raise its rate in September 2026?')).toEqual([])
    expect(lintedAt(published, 'When did Norbank raise its rate?', 'September 2026')).toEqual([])
  })
  it.each(['November 2026', 'November 2025'])('may be %s where this year’s month is to come', (month) => {
    expect(lintedAt('2026-10-14', `What is due in ${month}?`, 'the next meeting')).toEqual([])
  })
  it.each<[string | null, string]>([
    ['2026-10-14', 'September 2025'],
    ['2026-10-14', 'August 2026'],
    ['2026-10-14', 'September 2027'],
    [null, 'September 2026'],
  ])('has no other: in an article of %s not %s', (published, month) => {
    expect(lintedAt(published, `To what did Norbank raise its rate in ${month}?`)).toContain('question-figure')
    expect(lintedAt(published, 'When did Norbank raise its rate?', month)).toContain('answer-not-in-passage')
  })
})

it('reminds of lower case where the first word of an answer may be no name', () => {
  const cards = [{ ...goodCard, ...ask('What was seen in 2022?', 'Decline') }]
  const [issue] = lintFact({ ...goodFact, cards }, snapshot)
  expect(issue?.what).toBe('The answer has “Decline”, which the passage does not contain')
  expect(issue?.remedy).toMatch(/begin the answer in lower case/)
})

describe('warns', () => {
  it.each<[LintRule, string, Partial<LintedCard>]>([
    ['question-long', '31 words', ask(words(31))],
    ['answer-given-away', 'its words in the question', ask('What did the trade growth of 2022 show?', 'the growth')],
    ['answer-given-away', 'the figure in other words', ask('Which 190 billion dollars were it in 2022?', '$190bn')],
    ['answer-given-away', 'the deletion elsewhere in the sentence', gap('Russia traded with {{c1::Russia}} in 2022.')],
    ['answer-given-away', 'the hint', { hint: 'about $190 billion' }],
    ['question-long', '41 words', ask(words(41))],
    ['question-yes-no', 'an auxiliary first', ask('Did trade between China and Russia grow in 2022?')],
    ['question-yes-no', 'an auxiliary after a clause', ask('In 2022, did China sell more?')],
    ['question-yes-no', 'yes as the answer', ask('What became of trade in 2022?', 'yes')],
    ['relative-date', 'last year', ask('How did trade change last year?')],
    ['relative-date', 'today', ask('What drives trade between China and Russia today?')],
    ['relative-date', 'years ago', ask('What did China and Russia trade two years ago?')],
    ['relative-date', 'a decade up to an unknown now', ask('How did trade change over the past decade?')],
    ['month-without-year', 'a month', ask('What did China and Russia sign in February?')],
    ['month-without-year', 'a day', ask('What did China and Russia sign on 17 February?')],
    ['answer-long', '91 characters', ask('What grew in 2022?', 'a'.repeat(91))],
    ['deletion-long', '7 words', gap('In 2022 {{c1::trade between them both grew by much}} at last.')],
    ['question-double', 'who and who', ask('Who sold oil and who bought it in 2022?')],
    ['question-double', 'two questions', ask('What grew in 2022? Why did trade grow?')],
    ['answer-list', 'four things', ask('Which goods were sold in 2022?', 'oil, gas, coal and grain')],
    ['question-figure', 'a year from nowhere', ask('What did trade reach in 2019?', '$190 billion')],
    ['question-figure', 'a figure in a cloze', gap('In 2022 trade grew {{c1::29.3%}}, from $147 billion.')],
    ['pronoun', 'he', ask('What did he promise in 2022?')],
    ['pronoun', 'it as subject', ask('What did it reach in 2022?')],
    ['pronoun', 'it that says something', ask('What did it say that grew in 2022?')],
    ['pronoun', 'their', ask('How much was their trade worth in 2022?')],
    ['pronoun', 'this', ask('This grew by how much in 2022?')],
    ['pronoun', 'its at the beginning', gap('Its trade with China came to {{c1::$190 billion}} in 2022.')],
    ['pronoun', 'it behind a date', gap('In 2022 it came to {{c1::$190 billion}}.')],
    ['pronoun', 'it behind a hidden date', gap('In {{c1::2022}} it came to $190 billion.')],
    ['pronoun', 'it behind who says so', gap('According to Wang Yi: It came to {{c1::$190 billion}} in 2022.')],
    ['definite-reference', 'the two states', gap('The two states traded {{c1::$190 billion}} in 2022.')],
    ['definite-reference', 'the rest', gap('The rest came to {{c1::$190 billion}} in 2022.')],
    ['definite-reference', 'the author', ask('What does the author say of trade in 2022?')],
    ['definite-reference', 'the country', ask('What did the country sell in 2022?')],
    ['definite-reference', 'the two sides', ask('What did the two sides agree in 2022?')],
    ['definite-reference', 'the two blocs', ask('How much was trade between the two blocs worth in 2022?')],
    ['answer-capital', 'an ordinary word', ask('What came in 2022?', 'Doubts of both')],
    ['answer-capital', 'an article', ask('Who traded in 2022?', 'The China of old')],
    ['answer-capital', 'a number', ask('How many traded in 2022?', 'Six')],
  ])('%s: %s', (rule, _, card) => {
    expect(severityOf(rule, { cards: [{ ...goodCard, ...card }] })).toBe('warn')
  })

  const UNHEDGED = 'Moscow hopes for more trade.'
  it.each<[LintRule, string, Partial<LintedFact>]>([
    ['statement-figure', 'a figure from nowhere', { statement: 'Trade came to $200 billion in 2022.' }],
    ['relative-date', 'last year in the statement', { statement: 'Trade grew 29.3% last year.' }],
    ['hedge-dropped', 'the hedge is not in the statement', { ...wide, statement: UNHEDGED }],
    ['hedge-unmarked', 'a doubt of the passage is lost', { ...wide, hedge: null, statement: UNHEDGED }],
    ['dates-missing', 'a figure without as-of', { asOf: null }],
    ['dates-missing', 'a running state', { kind: 'event', statement: 'Trade has so far grown to $190 billion.' }],
    ['dates-missing', 'an office-holder', { kind: 'person', statement: 'Wang Yi is foreign minister of China.' }],
    ['speaker-missing', 'a quote', { kind: 'quote' }],
    ['speaker-missing', 'a claim', { kind: 'claim', speaker: ' ' }],
    ['speaker-unnamed', 'a speaker who is not in the statement', { kind: 'position', speaker: 'Wang Yi' }],
    ['question-repeated', 'two cards that ask the same', { cards: [goodCard, { ...goodCard, key: 'again' }] }],
  ])('%s: %s', (rule, _, fact) => {
    expect(severityOf(rule, fact)).toBe('warn')
  })

  it('a number in a formula or a cell that the passage has not', () => {
    expect(ofCard(ask('How much was it in 2022?', 'so $x = 7.5^2$'))).toContain('answer-not-in-passage')
    const table = '| Year | Trade |\n|--|--|\n| 2022 | {{c1::$19 billion}} |'
    expect(ofCard(gap(table))).toContain('answer-not-in-passage')
  })

  it('a fact without cards is blocked', () => {
    expect(rulesOf({ cards: [] })).toEqual(['empty-side'])
  })
})

describe('lets pass', () => {
  const trade = { passage: passageOf('Trade between China and Russia') }
  const passing: readonly (readonly [string, Partial<LintedCard>, Partial<LintedFact>?])[] = [
    ['another spelling of a figure', ask('What did trade come to in 2022?', '190 billion dollars')],
    ['a count of what is asked for', ask('Which two states traded in 2022?', 'China and Russia')],
    ['the article’s date in the question', ask('What was reached in 2022, as known in February 2023?', '$190 billion')],
    ['a figure of the section', ask('What grew 29.3% in 2022?', 'trade between China and Russia'), trade],
    ['a figure of the as-of date', ask('What did trade reach by 2021?', '$190 billion'), { asOf: '2021/2022' }],
    ['a relative date resolved in brackets', ask('How did trade change last year [2022]?')],
    ['a stretch of time up to a named year', ask('How did trade change over the decade up to 2022?')],
    ['a month whose year is in the answer', ask('In which year was it that China spoke on 17 February?', '2023'), wide],
    ['a question with a modal behind its asking word', ask('Which goods, in 2022, did China buy?')],
    ['a term that begins with an auxiliary', ask('Will', 'growth')],
    ['a pronoun with its name before it', ask('What did Wang Yi say when he spoke of 2022?')],
    ['a pronoun for a thing that was asked', ask('Which firm said in 2022 that it would leave?')],
    ['“its” with its name behind it', ask('To which of its partners did China sell in 2022?')],
    ['an impersonal “it”', ask('Why was it that trade grew in 2022?')],
    ['the rest of what is named', gap('The rest of the trade came to {{c1::$190 billion}} in 2022.')],
    ['a definite phrase that is completed', ask('What did the government of China report for 2022?')],
    ['a definite phrase with its name', ask('What did China and Russia say after the talks of 2022?')],
    ['three listed things', ask('Which goods were sold in 2022?', 'oil, gas and coal')],
    ['a name at the beginning of an answer', ask('Who sold oil in 2022?', 'Russia')],
    ['a name that only ever begins sentences', ask('Whose hopes of 2022 were they?', 'Moscow'), wide],
    ['a deletion at the beginning of a sentence', gap('{{c1::Trade}} grew in 2022.')],
    ['the same word in a longer one', ask('What did the Russian side buy in 2022?', 'what Russia lacked')],
    ['a figure in bold', ask('What did trade reach in 2022?', '**$190 billion**')],
    ['a figure in a cell', gap('| Year | Trade |\n|--|--|\n| 2022 | {{c1::$190 billion}} |')],
    ['commands and letters of a formula', ask('How is growth in 2022 worked out?', '$\\frac{B - A}{A}$')],
    ['a hedge that is kept', goodCard, wide],
    ['a past ranking', goodCard, { kind: 'event', statement: 'In 2022 China was the largest partner of Russia.' }],
  ]
  it.each(passing.map(([name, card, fact]) => ({ name, card, fact })))('$name', ({ card, fact }) => {
    expect(ofCard(card, fact)).toEqual([])
  })
})

it('asks to look whether a picture shows the names of its shapes that the passage does not have', () => {
  const map = `![a map](media:${'a'.repeat(64)}.png)`
  const named = (name: string) => ofCard(gap(`Which country? ${map}: {{c1::[${name}](shape:rect/0,0,900,900)}}`))
  expect(named('China')).toEqual([])
  expect(named('Tajikistan')).toEqual(['shape-not-in-passage'])
})
