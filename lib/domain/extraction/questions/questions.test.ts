import { describe, expect, it } from 'vitest'
import { questionsIn as asked } from './questions.fixture'

describe('figures', () => {
  it.each([
    [
      'Egypt imported 11.6 million tonnes of wheat in 2021.',
      'How many tonnes of wheat did Egypt import in 2021? → 11.6 million tonnes',
    ],
    [
      'In 2021 Egypt imported 11.6 million tonnes of wheat.',
      'How many tonnes of wheat did Egypt import in 2021? → 11.6 million tonnes',
    ],
    [
      'The Bank of Canada has kept its main rate at 4.5 per cent since March 2025.',
      'At what level has the Bank of Canada kept its main rate since March 2025? → 4.5 per cent',
    ],
    [
      'Inflation in Poland stood at 7.8 per cent in September 2026.',
      'What was inflation in Poland in September 2026? → 7.8 per cent',
    ],
    [
      'Poland spent €4.2bn on tanks in 2025, the ministry said.',
      'According to the ministry, how much did Poland spend on tanks in 2025? → €4.2bn',
    ],
    [
      'Exports from Peru to Japan rose by 14 per cent in 2025.',
      'By how much did exports from Peru to Japan rise in 2025? → 14 per cent',
    ],
    [
      'Exports from Peru to Japan rose by 14 per cent to $4.1 billion in 2025.',
      'By how much did exports from Peru to Japan rise in 2025? → 14 per cent',
    ],
    [
      'Imports from China fell to $3.1 billion in 2025 from $4 billion in 2024.',
      'To what level did imports from China fall in 2025 from $4 billion in 2024? → $3.1 billion',
    ],
    [
      'The deficit of Peru reached 3.4 per cent of GDP in 2025.',
      'What share of GDP did the deficit of Peru reach in 2025? → 3.4 per cent',
    ],
    [
      'Peru has since added $1.7 billion to the budget of the navy.',
      'How much has Peru added to the budget of the navy? → $1.7 billion',
    ],
    [
      'International reserves of Peru stood at $840 billion in 2025, the International Monetary Fund said.',
      'According to the International Monetary Fund, what were international reserves of Peru in 2025? → $840 billion',
    ],
    [
      'The Dutch group Meridian Offshore drills for gas. Meridian must take a decision by 30 June 2026.',
      'By when must Meridian take a decision? → 30 June 2026',
    ],
    [
      'Exports from Peru to Japan rose 14 per cent to R$4.1bn.',
      'By how much did exports from Peru to Japan rise? → 14 per cent',
    ],
    ['About 400 people fled Omdurman in May 2023.', 'How many people fled Omdurman in May 2023? → about 400 people'],
    [
      'According to Unicef, more than 2,000 schools have closed in Mali since 2020.',
      'According to Unicef, how many schools have closed in Mali since 2020? → more than 2,000 schools',
    ],
    ['Germany paid Ukraine $900 million in 2024.', 'How much did Germany pay Ukraine in 2024? → $900 million'],
    ['Gazprom owns 49 per cent of the pipeline.', 'What share of the pipeline does Gazprom own? → 49 per cent'],
    ['There are 57 vets in the region of Tahoua.', 'How many vets are there in the region of Tahoua? → 57 vets'],
    [
      'Norway will lend Moldova up to $40 million if the parliament of Moldova agrees.',
      'How much will Norway lend Moldova if the parliament of Moldova agrees? → up to $40 million',
    ],
    ['Kenya, which sold 40 tonnes of tea, is a small country.', 'How many tonnes of tea did Kenya sell? → 40 tonnes'],
    [
      'For 2026, Kestrel Shipping expects revenue of $700 million.',
      'How much revenue does Kestrel Shipping expect for 2026? → $700 million',
    ],
    [
      'The rail link to Kars is nearly 13 percent dearer than planned.',
      'By how much is the rail link to Kars dearer than planned? → nearly 13 percent',
    ],
    [
      'In August 1907 the Great Western Railway brought in 11,250 pickers.',
      'In August 1907, how many pickers did the Great Western Railway bring in? → 11,250 pickers',
    ],
    [
      'Fishermen of Lethra say that the eel has gone; the Institute for Inland Waters measured a decline of 58 percent.',
      'How large a decline did the Institute for Inland Waters measure? → 58 percent',
    ],
    [
      'In 2020 the parliament of Sundmark voted to spend €1.2 billion on a railway.',
      'How much did the parliament of Sundmark vote to spend on a railway in 2020? → €1.2 billion',
    ],
    [
      'On 20 January 2023 the court in Brackwater ruled that Velmar must pay the fishermen €7.3 million.',
      'According to the court in Brackwater on 20 January 2023, how much must Velmar pay the fishermen? → €7.3 million',
    ],
    [
      'The Institute for Inland Waters measured a decline of 58 percent between 2017 and 2021.',
      'How large a decline did the Institute for Inland Waters measure between 2017 and 2021? → 58 percent',
    ],
    [
      'The court in Lyon imposed a fine of €2 million on Lafarge.',
      'How large a fine did the court in Lyon impose on Lafarge? → €2 million',
    ],
  ])('%s', (text, line) => {
    expect(asked(text)).toContain(line)
  })
})

describe('dates, people and reasons', () => {
  it.each([
    [
      'Kazakhstan closed its consulate in Omsk on 3 May 2024.',
      'When did Kazakhstan close its consulate in Omsk? → 3 May 2024',
    ],
    ['The treaty of Lisbon was signed in December 2007.', 'When was the treaty of Lisbon signed? → December 2007'],
    [
      'Angela Merkel, then chancellor, opened the pipeline in Lubmin with Dmitry Medvedev.',
      'Who opened the pipeline in Lubmin with Dmitry Medvedev? → Angela Merkel',
    ],
    [
      'Mali left ECOWAS because the bloc had imposed sanctions on it.',
      'Why did Mali leave ECOWAS? → the bloc had imposed sanctions on it',
    ],
    [
      'Because of the drought, Zambia stopped exporting power to Namibia.',
      'Why did Zambia stop exporting power to Namibia? → the drought',
    ],
    [
      'Jens Holm argues that European sanctions have pushed Moscow towards Beijing.',
      'What does Jens Holm argue about European sanctions? → have pushed Moscow towards Beijing',
    ],
    [
      'The collapse of the rouble led to a run on the banks of Almaty.',
      'What led to a run on the banks of Almaty? → the collapse of the rouble',
    ],
  ])('%s', (text, line) => {
    expect(asked(text)).toContain(line)
  })
})

describe('what nothing is asked of', () => {
  it.each([
    ['a pronoun that opens the sentence', 'It spent €4 million on tanks in 2025.'],
    ['a thing that another sentence named', 'The deal cost $30 million.'],
    ['a question', 'Did Egypt import 11 million tonnes of wheat in 2021?'],
    ['a relative clause that nothing sets off', 'A report that cost $30 million calls Kenya a small country.'],
    ['what could be asked of any text', 'Some 34 people were arrested.'],
    ['the half of a comparison', 'Egypt imported more wheat than the 9 million tonnes of Algeria.'],
    ['a range over two years', 'Norway lent Moldova between $40 million in 2023 and $50 million in 2024.'],
    [
      'a condition that cannot be kept',
      'Norway would have to pay $40 million, unless, as seems likely, Moldova declines.',
    ],
    ['what somebody denies', 'Gazprom denied that it had paid $40 million.'],
  ])('%s', (_, text) => {
    expect(asked(text)).toEqual([])
  })
})
