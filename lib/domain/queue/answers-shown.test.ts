import { describe, expect, it } from 'vitest'
import type { CardId } from '../ids'
import { anId } from '../ids.fixture'
import { answersShown, type CardReading, MOST_SHOWING } from './answers-shown'

const card = (name: string, question: string, answers: readonly string[], ...beside: string[]): CardReading => ({
  cardId: anId<CardId>(name),
  question,
  answers,
  beside,
})

/** Whether a card that shows these texts shows the answer of another one. */
const isShown = (answers: readonly string[], text: string, question = 'Who or what?') =>
  answersShown([card('asked', question, answers), card('read', 'What else?', ['nothing'], text)]).has(
    anId<CardId>('asked'),
  )

describe('an answer is shown by a text', () => {
  it.each([
    [['Lianyungang'], 'Goods go through Lianyungang’s terminal.'],
    [['$190 billion'], 'Trade came to 190 billion dollars.'],
    [['$190 billion'], 'Trade came to US$190bn in 2022.'],
    [['twenty years'], 'It took 20 years.'],
    [['2019'], 'In March 2019 it became the biggest.'],
    [['March 2023'], 'The visit of 21 March 2023 was long.'],
    [['Konstantin Syroyezhkin'], 'Syroyezhkin was arrested.'],
    [['Ahmet Davutoğlu'], 'So said Davutoglu.'],
    [['the UAE', 'United Arab Emirates'], 'The United Arab Emirates abstained.'],
    [['“colour revolutions”'], 'A colour revolution was feared.'],
    [['crude oil and coal'], 'Coal and crude oil made up most of it.'],
    [['it helped spread the yuan, and ensured contractors'], 'Loans helped to spread the yuan and ensured work.'],
  ])('%j by “%s”', (answers, text) => {
    expect(isShown(answers, text)).toBe(true)
  })

  it.each([
    [['$190 billion'], 'Trade came to $190 million.'],
    [['March 2023'], 'That was in March 2022, not in May 2023.'],
    [['South Korea'], 'North Korea abstained.'],
    [['2019'], 'In 2018 it was second.'],
    [['the Silk Road Economic Belt'], 'The road was closed.'],
    [['it helped spread the yuan, and ensured contractors'], 'The yuan rose.'],
  ])('but not %j by “%s”', (answers, text) => {
    expect(isShown(answers, text)).toBe(false)
  })

  it('with the words that its own question does not have', () => {
    const question = 'Which of Kazakhstan’s fields supplies China?'
    expect(isShown(['Kazakhstan’s Atyrau field'], 'Kazakhstan borders China.', question)).toBe(false)
    expect(isShown(['Kazakhstan’s Atyrau field'], 'Atyrau is on the Caspian Sea.', question)).toBe(true)
  })

  it('also by the question or the answer of another card, and never by its own', () => {
    const shown = answersShown([
      card('a', 'Which port?', ['Lianyungang']),
      card('b', 'Who uses Lianyungang?', ['Kazakh firms']),
      card('c', 'What lies in Jiangsu?', ['the port of Lianyungang']),
    ])
    expect(shown.get(anId<CardId>('a'))).toEqual(['b', 'c'])
    expect(shown.has(anId<CardId>('b'))).toBe(false)
  })

  it('but not if so many show it that it is a word of the subject', () => {
    const others = (count: number, beside: string) =>
      Array.from({ length: count }, (_, i) =>
        card(`${beside}${i}`, `Question ${i}?`, [`${beside} thing ${i}x`], beside),
      )
    const asked = card('asked', 'Which country?', ['China'])
    const further = others(3 * MOST_SHOWING, 'Nothing.')
    const shows = (cards: readonly CardReading[]) => answersShown(cards).has(asked.cardId)
    expect(shows([asked, ...others(MOST_SHOWING, 'China again.'), ...further])).toBe(true)
    expect(shows([asked, ...others(MOST_SHOWING + 1, 'China again.'), ...further])).toBe(false)
    expect(shows([asked, ...others(4, 'China again.'), ...further.slice(0, 12)])).toBe(true)
    expect(shows([asked, ...others(4, 'China again.')])).toBe(false)
  })
})
