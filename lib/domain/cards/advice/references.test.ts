import { describe, expect, it } from 'vitest'
import { ask, rules } from './draft.fixture'
import { furtherReferences } from './references'

describe('furtherReferences', () => {
  it.each([
    ['What did Xi gain from the visit?', ['the visit']],
    ['What did Moscow gain when Xi ended the visit, and why?', ['the visit']],
    ['On what did Uzbekistan rely at its Afghan border when the republic’s government collapsed?', ['the republic']],
    ['Whose explanation of the unrest did Wang Yi’s talk of “external forces” echo in January 2022?', ['the unrest']],
    ['What does Pantucci say of the invasion’s longer-term effect on Italy’s relations with Russia?', ['the invasion']],
    ['What did China and Russia sign that year?', ['that year']],
    ['What did Putin and Xi agree at the time?', ['at the time']],
    ['What did Yermak call China’s position on the war?', ['the war']],
    ['Which promise did Xi make to Putin at that summit?', ['that summit']],
    ['What did Beijing say did the agreement change?', ['the agreement']],
  ])('finds in “%s” what only the article explains', (question, phrases) => {
    expect(furtherReferences(question)).toEqual(phrases)
  })

  it.each([
    'When Xi visited Moscow in March 2023, what did the visit show?',
    'Xi visited Moscow in March 2023. What did the visit show?',
    'What did Putin stage as the state visit of 2023?',
    'What did Moscow gain from Xi’s visit?',
    'What was the subject of the conference hosted by Li Peng in Beijing in 1996?',
    'Why did Beijing back the talks in Istanbul?',
    'Who spoke for China at the meeting that ended the dispute?',
    'How much did the war effort cost Russia in 2022?',
    'Which share of Minch Line is owned by the state?',
    'What did Kazakhstan ask for when protests hit the country?',
    'What was trade worth in 2022, and what did Beijing say that year?',
    'Who led China at the time of the Crimea crisis?',
    'How did China vote on the resolution condemning Russia?',
    'Who said that “nobody in this war ran short of fuel” in Sudan?',
    'What did Kyrgyzstan’s Kyrgyz Republic and Russia rename the republic?',
    'Pantucci (Jan 2022): why won’t Russian troops in Kazakhstan worry Beijing?',
    'What unspoken deal divided Central Asia between Russia and China, and is now being tested?',
  ])('finds nothing in “%s”', (question) => {
    expect(furtherReferences(question)).toEqual([])
  })

  it('leaves to the lint what it warns of', () => {
    expect(furtherReferences('What did the visit show about China?')).toEqual([])
    expect(furtherReferences('What did the two sides sign?')).toEqual([])
  })

  it('gives advice on a card', () => {
    expect(rules({ cards: [ask('What did Xi gain from the visit?')] })).toEqual(['definite-reference'])
  })
})
