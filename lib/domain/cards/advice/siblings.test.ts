import { describe, expect, it } from 'vitest'
import { deletions } from '../cloze'
import type { LintedCard } from '../lint-issue'
import { advice, ask, gap } from './draft.fixture'

const told = (...cards: LintedCard[]) => advice({ cards }).map(({ rule, cardKey }) => `${rule} ${cardKey}`)
const cloze = (front: string, key = 'cloze') =>
  deletions(front).map((deletion) => gap(front, deletion, `${key}/${deletion}`))

describe('members of a list, each a gap of its own', () => {
  it.each([
    'The few to vote with Russia included {{c1::North Korea}}, {{c2::Syria}}, {{c3::Belarus}} and {{c4::Eritrea}}.',
    'Three countries in crisis were {{c1::Afghanistan}}, {{c2::Kazakhstan}} and {{c3::Ukraine}}.',
    'Among the problems are {{c1::income inequality}}, {{c2::corruption}} and {{c3::power contests}} within the elite.',
    'From the links the Kazakhs gained {{c1::infrastructure}} and {{c2::transit fees}}, while China gained a path.',
    'Voters with Russia were {{c1::Syria}}, Belarus and {{c2::Eritrea}}.',
    'It spans border aid, {{c1::language training}} and, less often, {{c2::Covid-19 aid}}; {{c3::loans}} or {{c4::grants}} too.',
    'Allies on paper: {{c1::Pakistan}}; {{c2::North Korea::which Korea?}}; and {{c3::**Myanmar**}}.',
  ])('“%s”', (front) => {
    expect(told(...cloze(front))).toEqual(['cloze-list cloze/1'])
  })

  it.each([
    'In 2022 trade grew {{c1::29.3%}}, to {{c2::$190 billion}}.',
    'Between {{c1::2009}} and {{c2::2014}} the loans doubled.',
    'Kazakhstan’s campaign for more {{c1::Kazakh language}} and less {{c2::Cyrillic script}} went on.',
    'The allies are {{c1::Pakistan}}, {{c1::North Korea}} and {{c1::Myanmar}}.',
    'The {{c1::SCO}} met in {{c2::Astana}}.',
    'The CSTO was an alliance of six {{c1::former Soviet}} states led by {{c2::Moscow}}.',
    '{{c1::Russia}} handles security, and the economy is {{c2::China’s}}.',
    '| Year | Trade |\n|--|--|\n| {{c1::2021}} | {{c2::$147 billion}} |',
    'Which four states {{c1::voted}} with Russia, and why',
  ])('are not found in “%s”', (front) => {
    expect(told(...cloze(front)).filter((one) => one.startsWith('cloze-list'))).toEqual([])
  })
})

describe('two cards that ask for each other’s answers', () => {
  it.each([
    [
      ask('Who took over Afghanistan in August 2021?', 'the Taliban', 'who'),
      ask('In which month and year did the Taliban take over Afghanistan?', 'August 2021', 'when'),
    ],
    [
      ask('Who was China’s ambassador to the United Nations in 2014?', 'Liu Jieyi', 'who'),
      ask('Which post did Liu Jieyi hold in 2014?', 'China’s ambassador to the United Nations', 'post'),
    ],
    [
      ask('Which bank lent US$4.2 billion to Kazakhmys?', 'the China Development Bank', 'who'),
      ask('How much did the China Development Bank lend to Kazakhmys?', '4.2 billion US dollars', 'sum'),
    ],
    [
      ask('Who made the trip a state visit?', 'Putin', 'who'),
      gap('Vladimir Putin made it {{c1::a state visit}}.', 1, 'what/1'),
    ],
  ])('are a mirrored pair', (first, second) => {
    expect(told(first, second)).toEqual([`mirrored-pair ${second.key}`])
  })

  it('are named with both answers', () => {
    const cards = [
      ask('Who took over Kabul in August 2021?', 'the Taliban', 'who'),
      ask('When did the Taliban take over Kabul?', 'August 2021', 'when'),
    ]
    expect(advice({ cards })).toMatchObject([
      {
        what: 'This card and who each show what the other asks for, “August 2021” and “the Taliban”',
        severity: 'advice',
      },
    ])
  })

  it('are a reversed card and a question, not a term', () => {
    const reversed = (front: string, back: string): LintedCard[] => [
      ask(front, back, 'card'),
      { ...ask(back, front, 'card/reverse'), form: 'reversed' },
    ]
    expect(told(...reversed('Who took over Kabul in 2021?', 'the Taliban'))).toEqual(['mirrored-pair card/reverse'])
    expect(told(...reversed('What the SCO stands for', 'Shanghai Cooperation Organisation'))).toEqual([
      'mirrored-pair card/reverse',
    ])
    expect(told(...reversed('SCO', 'Shanghai Cooperation Organisation'))).toEqual([])
    expect(told(...reversed('Nurly Zhol', 'Kazakhstan’s economic strategy of 2014'))).toEqual([])
  })
})

describe('a question that shows what another card asks for', () => {
  it.each([
    [
      ask('Which Chinese region did Beijing hope to stabilise?', 'Xinjiang', 'region'),
      ask('Why would a prosperous Central Asia help Xinjiang?', 'it would be stable too', 'why'),
      'answer-in-sibling why',
    ],
    [
      ask('What does the CSTO stand for in English?', 'Collective Security Treaty Organisation', 'name'),
      ask('How many states made up the Collective Security Treaty Organisation in 2022?', 'six', 'count'),
      'answer-in-sibling count',
    ],
    [
      gap('Putin staged it as a {{c1::state visit}} in 2023.', 1, 'visit/1'),
      ask('When was the visit staged?', '2023', 'when'),
      'answer-in-sibling visit/1',
    ],
  ])('is found', (first, second, issue) => {
    expect(told(first, second).filter((one) => one.startsWith('answer-in-sibling'))).toEqual([issue])
  })

  it('names all answers that it shows, and a cloze is named once', () => {
    const names = cloze('Abstainers included {{c1::Vietnam}} in the east, as {{c2::Iran}} did.', 'names')
    const how = ask('How did Vietnam and Iran act?', 'they abstained', 'how')
    expect(advice({ cards: [...names, how] })).toMatchObject([
      {
        cardKey: 'how',
        what: 'The question shows “Vietnam” and “Iran”, which other cards of the fact ask for',
      },
    ])
    const both = ask('What is asked for by the abstainers of the east?', 'abstainers', 'both')
    expect(advice({ cards: [...names, both] })).toMatchObject([
      { rule: 'answer-in-sibling', cardKey: 'names/1', what: 'The question shows “abstainers”, which both asks for' },
    ])
  })

  it.each([
    [
      ask('What was China–Russia trade worth in 2022?', '$190 billion', 'worth'),
      ask('Trade rose 29.3% in 2022. Why is that less impressive than it sounds?', 'much was oil at a discount', 'why'),
    ],
    [
      ask(
        'Who called Russian forces into Kazakhstan in January 2022, and against what?',
        'its own government, against mass protests',
        'who',
      ),
      ask(
        'Why won’t Russian troops in Kazakhstan worry Beijing?',
        'it prefers others to carry the security burden',
        'why',
      ),
    ],
    [
      ask('What unspoken deal divided Central Asia?', 'Russia handles security, China the economy', 'deal'),
      ask('Why is the deal being tested?', 'Beijing is increasingly present in security', 'tested'),
    ],
    [ask('North Korea?', 'it voted with Russia', 'a'), ask('Which part of Kazakhstan?', 'the south', 'b')],
  ])('is not found in two questions from different angles', (first, second) => {
    expect(told(first, second).filter((one) => !one.startsWith('definite'))).toEqual([])
  })
})
