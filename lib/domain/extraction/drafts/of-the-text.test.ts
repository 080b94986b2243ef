import { describe, expect, it } from 'vitest'
import { documentOf } from '../document'
import { findFacts } from '../find'
import { mentionsIn } from './draft-passage'
import { editsOfText } from './of-the-text'
import { homeCountry } from './text-subjects'

/** What is put into the last sentence of a text under a title. */
function putInto(text: string, title = ''): readonly string[] {
  const options = { language: 'en', published: '2026-10-14', title } as const
  const doc = documentOf(text, options)
  const sentence = doc.sentences.at(-1)
  const mentions = mentionsIn(doc, findFacts(text, options))
  return sentence ? editsOfText(doc, sentence, mentions).map(({ words }) => words.trim()) : []
}

const KENYA = 'The Central Bank of Kenya met on Tuesday and kept its rate.'
const ZAMBIA = 'Zambia seals a deal on its debt'

describe('a text about one country', () => {
  it.each([
    ['says whose inflation it is', `${KENYA} Inflation declined to 2.8 per cent in November.`, '[in Kenya]'],
    ['says whose prices they are', `${KENYA} Consumer prices rose by 2.8 per cent in November.`, '[in Kenya]'],
    ['says whose deficit it is', `${KENYA} The current account deficit narrowed to 4.1 per cent.`, '[in Kenya]'],
  ])('%s', (_, text, words) => {
    expect(putInto(text)).toEqual([words])
  })

  it.each([
    ['government', 'the government would hire 30,000 teachers.', '[Zambian] government'],
    ['economy', 'the economy grew by 5.8%.', '[Zambian] economy'],
    ['country', 'the country owes $12 billion.', '[Zambia]'],
  ])('says whose %s it is', (_, words, put) => {
    const text = `Zambia has agreed with its creditors. They will write off a part of what Zambia owes. A minister said ${words}`
    expect(putInto(text, ZAMBIA)).toEqual([put])
  })

  it.each([
    ['another is named nearby', `${KENYA} Trade with Uganda grew. The economy grew by 4 per cent.`],
    ['the sentence names one', `${KENYA} In Uganda inflation was 3 per cent.`],
    ['nothing says that it is the subject', `${KENYA} A target for inflation was set in 2014.`],
    [
      'the text is about two',
      'Hungary and Slovakia buy oil. Slovakia has one refinery and Hungary another. The government taxes half of it.',
    ],
    [
      'only a people is named',
      'Brightwater closed its works because of American tariffs. The government refused a loan of £75m.',
    ],
    [
      'it is part of another',
      'Scotland built turbines. Scotland paid farms, and Scotland waits. The government paid £215m.',
    ],
  ])('says nothing where %s', (_, text) => {
    expect(putInto(text)).toEqual([])
  })

  it('is found by its title and by how often it is named', () => {
    const doc = (text: string, title: string) => documentOf(text, { language: 'en', published: null, title })
    expect(homeCountry(doc('Zambia owes $4 billion. Zambia will pay in 2039.', ZAMBIA))).toBe('Zambia')
    expect(
      homeCountry(doc('The European Union put duties on Chinese glass. China protested, and China sued.', '')),
    ).toBeNull()
    const report = 'Zambia owes $4 billion. Zambia will pay in 2039.'
    expect(homeCountry(doc(report.replace('Zambia will', 'It will'), 'Annual Report, Statistics Zambia'))).toBe(
      'Zambia',
    )
    expect(homeCountry(doc(report, 'Annual Report'))).toBeNull()
    expect(
      homeCountry(
        doc('British Columbia burned. A court of British Columbia sat. British Columbia paid.', 'British Columbia'),
      ),
    ).toBeNull()
    expect(homeCountry(doc('It sold US$4 billion of bonds in North America.', ''))).toBeNull()
  })
})

describe('“the company”', () => {
  const firm = 'Brightwater Steel will close its plant. Brightwater Steel employs 840 people.'
  it('is the firm that the text is about', () => {
    expect(putInto(`${firm} The company lost £31m in 2025.`)).toEqual(['[Brightwater Steel]'])
  })

  it.each([
    ['two firms are near', `${firm} It bought Harlan Logistics Group. The company lost £31m in 2025.`],
    [
      'the nearest is another',
      `${firm} Rain fell. Snow fell. Hail fell. Harlan Logistics Group sued. The company lost £31m in 2025.`,
    ],
    ['it names itself', `${firm} The company, Harlan Logistics Group, lost £31m in 2025.`],
    ['its sentence names it', `${firm} Brightwater Steel said that the company lost £31m in 2025.`],
    ['it says of what kind it is', `${firm} The company that made springs lost £31m in 2025.`],
  ])('stays where %s', (_, text) => {
    expect(putInto(text)).toEqual([])
  })
})

describe('what a firm has', () => {
  const firm = 'Brightwater Steel will close its plant. Brightwater Steel employs 840 people. It rained.'
  const title = 'Brightwater Steel shuts a plant'
  it.each([
    ['Net debt rose to £31m in 2025.'],
    ['Operating profit in the year to June fell to £31m.'],
    ['The shares, which fell in May, closed at £3.'],
    ['Workers left and the gross margin narrowed to 31%.'],
  ])('is that of the firm of the title: %s', (words) => {
    expect(putInto(`${firm} ${words}`, title)).toEqual(['[of Brightwater Steel]'])
  })

  it.each([
    ['the title names none', `${firm} Net debt rose to £31m.`, 'A plant shuts'],
    ['another firm is near', `${firm} Harlan Logistics Group sued. Net debt rose to £31m.`, title],
    ['the words say whose it is', `${firm} Sales of cars fell by 31%.`, title],
    ['the text may have several', `${firm} Family has its limits.`, title],
  ])('stays where %s', (_, text, under) => {
    expect(putInto(text, under)).toEqual([])
  })

  it('is that of the one firm whose first word the title has, however seldom it is named', () => {
    const once = 'Brightwater Steel Works lost money. Harlan Logistics Group sued it. It rained. It snowed. It hailed.'
    expect(putInto(`${once} Revenue rose to £31m in 2025.`, 'Brightwater loses money')).toEqual([
      '[of Brightwater Steel Works]',
    ])
    expect(putInto(`${once} Revenue rose to £31m in 2025.`, 'Works lose money')).toEqual([])
  })

  it('is what “the company” is, whatever firm was named long before', () => {
    const text = `Harlan Logistics Group sued. ${firm} It snowed. It hailed. It thawed. The company lost £31m in 2025.`
    expect(putInto(text, title)).toEqual(['[Brightwater Steel]'])
  })
})

describe('the time of a report', () => {
  const KENYA_REPORT = 'Kenya grew. Kenya has paid. The Central Bank of Kenya kept its rate.'
  const firm = (lead: string) =>
    `Brightwater Steel beat forecasts ${lead}. Brightwater Steel employs 840 people. It rained.\n\n`
  const title = 'Brightwater Steel shuts a plant'

  it.each([
    ['is its year', 'Inflation averaged 8.1 per cent.', '[in Kenya in 2025]'],
    ['is its year beside another', 'Inflation fell to 8.1 per cent from 9.3 per cent in 2024.', '[in Kenya in 2025]'],
    [
      'is its year beside a record',
      'Inflation averaged 8.1 per cent, its lowest in two decades.',
      '[in Kenya in 2025]',
    ],
    ['is not that of what will be', 'Inflation will average 8.1 per cent.', '[in Kenya]'],
    ['is not that of what is', 'Inflation averaged 8.1 per cent, and prices are rising.', '[in Kenya]'],
    ['is not that of another date', 'Inflation averaged 8.1 per cent in 2019.', '[in Kenya]'],
    ['is left to a month that is named', 'Inflation was 8.1 per cent in December.', '[in Kenya]'],
    ['is not that of the years before', 'Inflation averaged 8.1 per cent over two decades.', '[in Kenya]'],
  ])('of a country %s', (_, words, put) => {
    expect(putInto(`${KENYA_REPORT} ${words}`, 'Annual Report 2025: Kenya')).toEqual([put])
  })

  it.each([
    ['is its months', 'in the three months to September', 'Revenue rose to £31m.', ' in the three months to September'],
    ['is its quarter', 'in the third quarter', 'Revenue rose to £31m.', ' in the third quarter'],
    [
      'is its half',
      'after first-half sales rose',
      'Revenue rose to £31m, from £20m a year earlier.',
      ' in the first half',
    ],
    ['is not that of what will be', 'in the third quarter', 'Revenue will rise to £31m.', ''],
    ['is not that of the year', 'in the third quarter', 'Revenue for the year rose to £31m.', ''],
    ['is not that of a month', 'in the third quarter', 'Revenue in August rose to £31m.', ''],
    ['is not that of a day’s debt', 'in the third quarter', 'Net debt rose to £31m.', ''],
    ['is not clear where two are named', 'in the third quarter after the second quarter', 'Revenue rose to £31m.', ''],
  ])('of a firm %s', (_, lead, words, period) => {
    expect(putInto(`${firm(lead)}${words}`, title)).toEqual([`[of Brightwater Steel${period}]`])
  })

  it('is not that of a paragraph on the whole year', () => {
    const text = `${firm('in the third quarter')}For the full year it expects growth. Revenue rose to £31m.`
    expect(putInto(text, title)).toEqual(['[of Brightwater Steel]'])
  })
})
