import { describe, expect, it } from 'vitest'
import { withoutAttribution } from './attribution'
import { advice, ask, claim, gap, pantucci } from './draft.fixture'

const left = (front: string): string | undefined => withoutAttribution(front, pantucci.source)?.front
const betterFor = (front: string, fact = {}) =>
  advice({ cards: [front.includes('{{') ? gap(front) : ask(front)], ...fact }).find(
    ({ rule }) => rule === 'attribution',
  )?.better

describe('an attribution', () => {
  it.each([
    [
      'Which country’s actions have most strained Moscow’s ties, according to Raffaello Pantucci in 2022?',
      'Which country’s actions have most strained Moscow’s ties?',
    ],
    [
      'Which earlier rupture still casts its shadow over China and Russia, according to Pantucci and Petersen (June 2022)?',
      'Which earlier rupture still casts its shadow over China and Russia?',
    ],
    [
      'Which metal does Kazakhmys dominate, according to Pantucci writing in January 2022?',
      'Which metal does Kazakhmys dominate?',
    ],
    [
      'What should the West put less effort into, according to Pantucci’s advice on China and Russia (March 2023)?',
      'What should the West put less effort into?',
    ],
    [
      'What chiefly binds China and Russia together, in Raffaello Pantucci’s judgement of March 2023?',
      'What chiefly binds China and Russia together?',
    ],
    [
      'What does the lack of a big gas deal likely show, in Raffaello Pantucci’s reading of March 2023?',
      'What does the lack of a big gas deal likely show?',
    ],
    ['Where did talk of it begin, by Raffaello Pantucci’s account of 2022?', 'Where did talk of it begin?'],
    [
      'Which two governments refused, by Raffaello Pantucci’s account in the South China Morning Post?',
      'Which two governments refused?',
    ],
    [
      'Who pledged that the murders would be avenged (Pantucci, March 2023)?',
      'Who pledged that the murders would be avenged?',
    ],
    ['Who said so (Nikkei Asia, February 2023)?', 'Who said so?'],
    [
      'Which leaders had, as far as Raffaello Pantucci could tell in 2022, said little about the war?',
      'Which leaders had said little about the war?',
    ],
    ['Which leaders had said little, as far as Pantucci could tell (2022)?', 'Which leaders had said little?'],
    ['To whom does Central Asia look, as Raffaello Pantucci concluded in 2022?', 'To whom does Central Asia look?'],
    ['How would Moscow see it, as Raffaello Pantucci saw it in 2022?', 'How would Moscow see it?'],
    ['Which role shows disagreement, for Pantucci (March 2023)?', 'Which role shows disagreement?'],
    [
      'Who chose to make Xi’s trip, on which Pantucci wrote in March 2023, a high-profile state visit?',
      'Who chose to make Xi’s trip a high-profile state visit?',
    ],
    [
      'Which country, in Pantucci’s account, used skilful diplomacy to pull China and Russia apart?',
      'Which country used skilful diplomacy to pull China and Russia apart?',
    ],
    [
      'From rail and road links, says Pantucci, the Kazakhs gained {{c1::infrastructure}}.',
      'From rail and road links the Kazakhs gained {{c1::infrastructure}}.',
    ],
    [
      'Moscow feared letting China in but felt short of {{c1::options}}, write Pantucci and Petersen (June 2022).',
      'Moscow feared letting China in but felt short of {{c1::options}}.',
    ],
    ['What was shrinking, according to the author?', 'What was shrinking?'],
    [
      'Pantucci (Jan 2022): why won’t Russian troops in Kazakhstan worry Beijing?',
      'Why won’t Russian troops in Kazakhstan worry Beijing?',
    ],
    ['Raffaello Pantucci, March 2022: what is tested?', 'What is tested?'],
    ['Pantucci and Petersen: what is tested?', 'What is tested?'],
  ])('is left out of “%s”', (front, without) => {
    expect(left(front)).toBe(without)
  })

  it.each([
    'What does Pantucci say the West should stop looking for between Xi and Putin?',
    'What does Pantucci think China’s passivity will leave it presiding over in Eurasia?',
    'Which country did Pantucci’s family come from?',
    'Who wrote Sinostan together with Raffaello Pantucci?',
    'What do both capitals leave out when they champion their trade boom?',
    'Why did the war break out, according to Wang Yi?',
    'What had the Chinese built, as Pantucci and Petersen were told in Moscow?',
    'What was China–Russia trade worth in 2022?',
    'Which two powers were at odds in 2008 (Georgia and Russia aside)?',
    'Who called the attack local “political” violence?',
  ])('is none in “%s”', (front) => {
    expect(left(front)).toBeUndefined()
  })

  it('of several authors and a date is told apart from the question', () => {
    expect(
      withoutAttribution('What is tested, according to Pantucci and Petersen (June 2022)?', pantucci.source),
    ).toEqual({
      front: 'What is tested?',
      words: ['according to Pantucci and Petersen (June 2022)'],
      date: '2022-06',
    })
  })

  it('is not looked for by a name if nothing is known of the authors', () => {
    const nobody = { authors: [], outlet: null }
    expect(withoutAttribution('What grew, according to Raffaello Pantucci in 2022?', nobody)).toBeNull()
  })

  it('keeps a surname of several words whole', () => {
    const source = { authors: ['Eleonora Tafuro\u00A0Ambrosetti'], outlet: null }
    expect(withoutAttribution('What grew, according to Tafuro Ambrosetti in 2022?', source)?.front).toBe('What grew?')
    expect(withoutAttribution('What grew, according to Ambrosetti Brothers in 2022?', source)).toBeNull()
  })
})

describe('the better question', () => {
  it('does without the author, also where the answer is an opinion: the line above it says whose', () => {
    expect(betterFor('What should the West do, according to Raffaello Pantucci in 2022?')).toBe(
      'What should the West do?',
    )
    expect(betterFor('Beijing fears {{c1::chaos}}, says Pantucci.')).toBe('Beijing fears {{c1::chaos}}.')
  })

  it('keeps a date that the answer depends on', () => {
    const front = 'Which state was China’s largest partner, according to Pantucci in 2022?'
    expect(betterFor(front, { kind: 'figure' })).toBe('Which state was China’s largest partner, as of 2022?')
    expect(betterFor(front, { kind: 'event' })).toBe('Which state was China’s largest partner?')
  })

  it('says what repeats the source and what to write', () => {
    const front = 'What was shrinking in 2022, according to Pantucci?'
    expect(advice({ ...claim, kind: 'event', cards: [ask(front)] })).toEqual([
      {
        rule: 'attribution',
        severity: 'advice',
        what: 'The question repeats its source, which is shown above it: “according to Pantucci”',
        remedy: 'Leave it out: “What was shrinking in 2022?”',
        better: 'What was shrinking in 2022?',
        cardKey: 'card',
      },
    ])
  })
})
