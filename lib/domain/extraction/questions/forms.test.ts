import { describe, expect, it } from 'vitest'
import { questionsIn } from './questions.fixture'

describe('what stands before the clause', () => {
  it.each([
    [
      'Founded in 1958 as a maker of fish boxes, Kestrel Packaging employs 6,200 people in Norvane.',
      ['How many people does Kestrel Packaging employ in Norvane? → 6,200 people'],
    ],
    ['Speaking in Norvane, Moira Holm sold 40 ships.', ['How many ships did Moira Holm sell? → 40 ships']],
    [
      'Excluding fuel, prices in Norvane rose by 4 per cent in 2025.',
      ['Excluding fuel, by how much did prices in Norvane rise in 2025? → 4 per cent'],
    ],
  ])('is left off where it only describes: %s', (text, questions) => {
    expect(questionsIn(text)).toEqual(questions)
  })

  it.each([
    ['The exchange in Norvane was up 0.6% in early trading on 4 May 2026.', []],
    [
      'Shares in Kestrel had already lost a fifth of their value since January 2026.',
      ['What share of their value had shares in Kestrel lost since January 2026? → a fifth'],
    ],
  ])('leaves what nobody asks for, and what nobody says in a question: %s', (text, questions) => {
    expect(questionsIn(text)).toEqual(questions)
  })

  it('asks for nothing that somebody only grants', () => {
    const granted =
      'Moira Holm said that six ships would protect Norvane and its two ports, but would leave the coast of Kenya bare.'
    expect(questionsIn(granted)).toEqual([])
  })
})

describe('two figures side by side', () => {
  it.each([
    [
      'Deliveries of turbines to the US dropped by 45 per cent following the expiry of tax credits.',
      ['By how much did deliveries of turbines to the US drop following the expiry of tax credits? → 45 per cent'],
    ],
    [
      'Kenya has recorded 41,300 cases and 68 deaths since the rains of May 2026.',
      [
        'How many cases has Kenya recorded since the rains of May 2026? → 41,300 cases',
        'How many deaths has Kenya recorded since the rains of May 2026? → 68 deaths',
      ],
    ],
    [
      'Growth slowed to 4.2 per cent in 2024, compared with 5.9 per cent in 2023.',
      ['What did growth slow to in 2024? → 4.2 per cent'],
    ],
    [
      'Wages in Norvane grew 2.8 per cent from a year earlier in June 2026.',
      ['By how much did wages in Norvane grow from a year earlier in June 2026? → 2.8 per cent'],
    ],
    [
      'In 2022 Kenya spent $4.4 billion on roads and $610 million on ports.',
      [
        'How much did Kenya spend on roads in 2022? → $4.4 billion',
        'How much did Kenya spend on ports in 2022? → $610 million',
      ],
    ],
    [
      'In 2022 Kenya Airways carried 61,400 tonnes of mail and 212 passengers.',
      [
        'How many tonnes of mail did Kenya Airways carry in 2022? → 61,400 tonnes',
        'How many passengers did Kenya Airways carry in 2022? → 212 passengers',
      ],
    ],
    [
      'Norway lent Moldova $40 million in 2023 and $50 million in 2024.',
      [
        'How much did Norway lend Moldova in 2023? → $40 million',
        'How much did Norway lend Moldova in 2024? → $50 million',
      ],
    ],
    [
      'Kenya spent $4.4 billion on roads and $610 million on ports in 2022.',
      ['How much did Kenya spend on ports in 2022? → $610 million'],
    ],
  ])('%s', (text, questions) => {
    expect(questionsIn(text)).toEqual(questions)
  })
})

describe('figures beside others', () => {
  it.each([
    [
      'In 2022 Brazil spent $4.4 billion on putting fires out and $610 million on preventing them.',
      'In 2022, how much did Brazil spend on putting fires out? → $4.4 billion',
    ],
    [
      'The Haven Trust has been awarded £3.85m by the Lottery Fund to raise, conserve and display the finds.',
      'How much has the Haven Trust been awarded by the Lottery Fund? → £3.85m',
    ],
    [
      'Imports from China rose to 1.42 million tonnes in 2025 from 610,000 three years earlier.',
      'What did imports from China rise to in 2025? → 1.42 million tonnes',
    ],
    [
      'At what level did the Central Bank of Kenya decide? The Central Bank of Kenya met and decided to retain its rate at 10.75 per cent.',
      'At what level did the Central Bank of Kenya decide to retain its rate? → 10.75 per cent',
    ],
  ])('%s', (text, question) => {
    expect(questionsIn(text)).toContain(question)
  })

  it('keeps the capital of a name within its sentence', () => {
    expect(questionsIn('Imports from China rose to 1.42 million tonnes in 2025, Commission data show.')).toContain(
      'According to Commission data, what did imports from China rise to in 2025? → 1.42 million tonnes',
    )
  })

  it('asks for no date beside a sum', () => {
    expect(questionsIn('Norges Bank sold foreign currency worth 150 million kroner in November 2025.')).toEqual([])
  })
})

describe('shares', () => {
  it.each([
    [
      'One in three of the 1,800 households that live from fishing in Norway would lose their income.',
      'What share of the 1,800 households that live from fishing in Norway would lose their income? → one in three',
    ],
    [
      'Three in ten households in Greece cannot heat their homes.',
      'What share of households in Greece cannot heat their homes? → three in ten',
    ],
    [
      'Glass from Turkey accounts for about a third of the cost of a window.',
      'What share of the cost of a window does glass from Turkey account for? → about a third',
    ],
    [
      'Kestrel Insurance now stands behind more than four-fifths of the tonnage on the route.',
      'What share of the tonnage on the route does Kestrel Insurance now stand behind? → more than four-fifths',
    ],
    [
      'Estonia will be able to import a quarter of the power that its factories use at peak.',
      'What share of the power that its factories use at peak will Estonia be able to import? → a quarter',
    ],
    [
      'Half of the customers surveyed last month by Tillwise in Kent said they meant to spend no more.',
      'What share of the customers surveyed last month [September 2026] by Tillwise in Kent said they meant to spend no more? → half',
    ],
    [
      'Norway expects to drop a fifth of its regional flights by 2030.',
      'What share of its regional flights does Norway expect to drop by 2030? → a fifth',
    ],
    [
      'In a poll of 1,600 adults in Norway, 82 percent called jury duty an honour.',
      'In a poll of 1,600 adults in Norway, what share called jury duty an honour? → 82 percent',
    ],
    [
      'Half of the crop in Kent, worth an estimated £210,000, had rotted by 1908.',
      'What share of the crop in Kent had rotted by 1908? → half',
    ],
    [
      'Congress should let colleges spend up to 30 percent of the fund on teachers.',
      'What share of the fund should Congress let colleges spend on teachers? → up to 30 percent',
    ],
    [
      '$45 million of the fund for Malawi, or almost three-quarters, is a loan.',
      'How much of the fund for Malawi is a loan? → $45 million',
    ],
  ])('%s', (text, question) => {
    expect(questionsIn(text)).toContain(question)
  })
})

describe('how long, how large, by how much', () => {
  it.each([
    [
      'Norway ordered a 90-day pause across the country in 2022.',
      'How long a pause did Norway order across the country in 2022? → 90-day',
    ],
    [
      'Norway will shut a 30km-deep strip of airspace along its frontier.',
      'How deep a strip of airspace will Norway shut along its frontier? → 30km',
    ],
    [
      'Norway opened a 640,000-square-foot factory in Oslo.',
      'How large a factory did Norway open in Oslo? → 640,000-square-foot',
    ],
    [
      'The gross margin of Tesco in Hungary widened by 180 basis points in 2023.',
      'By how much did the gross margin of Tesco in Hungary widen in 2023? → 180 basis points',
    ],
    [
      'Norway will impose provisional duties of 17.3% on glass from China.',
      'What provisional duties will Norway impose on glass from China? → 17.3%',
    ],
    [
      'Norway added a record 71 gigawatts of solar capacity in 2024.',
      'How many gigawatts of solar capacity did Norway add in 2024? → a record 71 gigawatts',
    ],
    [
      'Foreign exchange reserves of Kenya are $8.9 billion.',
      'How large are foreign exchange reserves of Kenya? → $8.9 billion',
    ],
  ])('%s', (text, question) => {
    expect(questionsIn(text)).toContain(question)
  })
})

describe('clauses beside the main one', () => {
  it.each([
    [
      'In Norway, where the law has shielded farmers since 1990, crews treat 2.1 million acres a year.',
      'In Norway, how many acres a year do crews treat? → 2.1 million acres',
    ],
    [
      'In Norway, where two-thirds of the residents are farmers, the law failed.',
      'In Norway, what share of the residents are farmers? → two-thirds',
    ],
    [
      'When the phone towers went down around Oslo on 28 February 2022, nobody could pay.',
      'When did the phone towers go down around Oslo? → 28 February 2022',
    ],
    [
      'After the price of wool in Norway had fallen from £7 to £3 a bale, the growers met.',
      'To what level had the price of wool in Norway fallen from £7? → £3 a bale',
    ],
    [
      'The disaster recalls one in Brazil, where a dam near Ouro Preto collapsed on 25 January 2019.',
      'In Brazil, when did a dam near Ouro Preto collapse? → 25 January 2019',
    ],
    [
      'In Scenario 2, modelled by the Institute of Mines, a spill in Norway would cost $1.3bn to clean up.',
      'In Scenario 2, how much would a spill in Norway cost to clean up? → $1.3bn',
    ],
    [
      'At a dose of 10 milligrams per kilogram the drug from Norway would cost $24 to make.',
      'At a dose of 10 milligrams per kilogram, how much would the drug from Norway cost to make? → $24',
    ],
  ])('%s', (text, question) => {
    expect(questionsIn(text)).toContain(question)
  })
})

describe('what a subject is besides', () => {
  it.each([
    [
      'The 90-day closure, the first of its kind since 2023, will cover 860km of the border with Russia.',
      'How many km of the border with Russia will the 90-day closure cover? → 860km',
    ],
    [
      'In the Ashland valley, three-quarters of which has been burned since 2010, no fire has grown.',
      'What share of the Ashland valley has been burned since 2010? → three-quarters',
    ],
    [
      'The last strike in Norway, in October 1977, lasted 61 days.',
      'How many days did the last strike in Norway, in October 1977, last? → 61 days',
    ],
    [
      'Each of the 2,300 families in Kenya will receive an interim $400, to be paid by June.',
      'How much will each of the 2,300 families in Kenya receive? → an interim $400',
    ],
    [
      'The court in Kenya directed seven firms to deposit $4 million within 60 days.',
      'How much did the court in Kenya direct seven firms to deposit within 60 days? → $4 million',
    ],
    [
      'From 2027, Norwegian shops that sell groceries, fuel or medicines will have to accept cash.',
      'From when will Norwegian shops that sell groceries, fuel or medicines have to accept cash? → 2027',
    ],
  ])('%s', (text, question) => {
    expect(questionsIn(text)).toContain(question)
  })
})

describe('dates', () => {
  it.each([
    [
      'From 1 January 2027, shops in Norway will have to accept cash for any purchase under $500.',
      'From when will shops in Norway have to accept cash for any purchase under $500? → 1 January 2027',
    ],
    [
      'Norway hopes to open the tunnel to Bergen by 2028.',
      'By when does Norway hope to open the tunnel to Bergen? → 2028',
    ],
    [
      'Kenya will keep its ceiling on loans until March 2027.',
      'Until when will Kenya keep its ceiling on loans? → March 2027',
    ],
    [
      'Kofi Annan took over in January 1997 as head of the United Nations, founded in 1945.',
      'When did Kofi Annan take over as head of the United Nations? → January 1997',
    ],
  ])('%s', (text, question) => {
    expect(questionsIn(text)).toContain(question)
  })
})

describe('a first word in the middle of a question', () => {
  it.each([
    ['Pre-tax profit of Tesco came to £148m in 2023.', 'What was pre-tax profit of Tesco in 2023? → £148m'],
    [
      'Tree-ring dating shows that a quarter of the timbers from Norway were felled in 1651.',
      'According to tree-ring dating, what share of the timbers from Norway were felled in 1651? → a quarter',
    ],
  ])('%s', (text, question) => {
    expect(questionsIn(text)).toContain(question)
  })
})

describe('what nothing is asked of', () => {
  it.each([
    ['what is let', 'Voters in Norway who had agreed on Tuesday to let the fund put money into mines left.'],
    [
      'what a relative clause with another inside it says',
      'The firms that run what is left received £61 million in Kent.',
    ],
    ['things that the words do not name', 'Kenya has ordered four electric ones for $510 million.'],
    ['the date of what something is compared with', 'Navigation fails over Norway on many days, against few in 2023.'],
    ['the date of a noun', 'Norway condemned the coup in Niger in July 2023.'],
    ['what had been done by then', 'By 2020 Kenya had built the railway to Naivasha.'],
    ['a span that may belong to what came before', 'The factory in Norway, five months after it had opened, closed.'],
    ['two verbs of which either may be passive', 'Bright was fined, moved to Glasgow in 1912 and forgotten.'],
    ['when something happens again and again', 'When rates in Norway rise by 2 per cent, people save.'],
    [
      'a relative clause that may be about either of two',
      'The minister quoted a report by the World Bank, which found 40 errors.',
    ],
    ['an age', 'Norway chose a 34-year-old captain.'],
    ['what something is equivalent to', 'Fees brought Kenya little, equivalent to about 7% of the value of the catch.'],
  ])('%s', (_, text) => {
    expect(questionsIn(text)).toEqual([])
  })
})
