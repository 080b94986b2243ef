import { describe, expect, it } from 'vitest'
import { clozeAnswer, renderCloze } from '@/lib/domain/cards/cloze'
import { textOf } from '@/lib/domain/cards/segments'
import { sidesOf } from '@/lib/domain/drafts/draft-cards'
import { findDrafts } from '@/lib/domain/extraction/drafts/find-drafts'

const cardsOf = (text: string, title: string | null = null) =>
  findDrafts(text, { language: 'en', published: '2026-04-16', title }).flatMap(({ fact }) => {
    const [card] = fact.cards.flatMap(sidesOf)
    if (!card) return []
    const { form, front, back, deletion } = card
    const isCloze = form === 'cloze'
    return [
      {
        front: isCloze ? textOf(renderCloze(front, deletion, 'question')) : front,
        back: isCloze ? clozeAnswer(front, deletion) : back,
        asOf: fact.asOf,
      },
    ]
  })

const fronts = (text: string, title: string | null = null) => cardsOf(text, title).map(({ front }) => front)

describe('questions that broke off', () => {
  it.each([
    [
      'Yesterday the Ministry of Defence admitted that its cost has risen to £614 million from £424 million.',
      /did yesterday/,
    ],
    ['Output in Peru increased by 0.5% over the quarter and by 2.4% over the year.', /and by 2\.4%/],
    ['Gas use at Leeds in the year to September 2025 was 6% higher than before work began.', /than\?$/],
    ['At the present rate, treatment at Gdynia would require slightly over twenty years.', /slightly\?$/],
    ['Over ten weather years the effect in Sweden is a rise of about 80 cents.', /^How many weather years the/],
    [
      'The lender Halvorsen Bank waived a covenant in December 2025 and again in March 2026.',
      /waive a covenant and again/,
    ],
    ['The link would have raised the average price in Sweden by €2.60 in 2024.', /^When would/],
    ['The index in New York closed 4.1 per cent lower at $3,214.', /4\.1 per cent lower\?$/],
  ])('are not asked: %s', (text, odd) => {
    const asked = fronts(text).filter((front) => front.endsWith('?'))
    for (const front of asked) expect(front).not.toMatch(odd)
  })

  it('ask how many tonnes were recovered, in the words of the figure', () => {
    const [card] = cardsOf('A total of 1,126 tonnes of munitions was recovered in the Baltic in 2025.')
    expect(card).toMatchObject({
      front: 'How many tonnes of munitions were recovered in the Baltic in 2025?',
      back: '1,126 tonnes',
    })
  })
})

describe('what limits a figure', () => {
  it('keeps the time of a state', () => {
    expect(fronts('Tolliver Creek had nine warehouses when the suit was filed.')).toContain(
      'How many warehouses did Tolliver Creek have when the suit was filed?',
    )
  })

  it('keeps what something is only meant to do', () => {
    const text = 'The Qosh Tepa canal is meant to run 285 kilometres and water some 550,000 hectares.'
    for (const front of fronts(text)) expect(front).toMatch(/meant to/)
  })

  it('keeps the condition that follows a colon', () => {
    const text =
      'A paper by the Halcyon Foundation argues that prices are the trouble: if Britain were split into seven zones, it says, 12 gigawatts of storage would be built in Scotland without subsidy.'
    for (const { front, back } of cardsOf(text)) if (back.includes('12')) expect(front).toMatch(/if Britain/i)
  })

  it('keeps whose reason it is', () => {
    const text =
      'Sceptics in Astana argue that such pressure comes too late, since the second stage of the canal is all but finished, and that only a treaty including Turkmenistan would bind anyone.'
    for (const front of fronts(text)) expect(front).toMatch(/argue/)
  })

  it('joins what somebody was told to its own subject', () => {
    const text =
      'Commodore Fiona Strang told the committee that the remaining ships would be kept going until 2029 at an extra cost of some £22 million a year, and that the crews were “tired but extremely good”.'
    for (const front of fronts(text)) expect(front).not.toMatch(/ships that the crews/)
  })

  it('reads a sum in Swiss francs whole', () => {
    const text = 'Hallwyl & Sprüng, the Swiss supplier, rose 3.3 per cent to SwFr1,186 in Zurich on Wednesday.'
    for (const front of fronts(text)) expect(front).not.toMatch(/SwFr1(?!,186)/)
  })
})

describe('the name in brackets', () => {
  it('is none where the sentence before names a firm that no list knows', () => {
    const text =
      'Orders for barrels fell 31% last year, according to Linda Pruett of Tallgrass Research in Louisville.\n\nIn Lebanon, Mireya Castellano’s Niangua Cooperage has cut its bourbon business. The company, which employs 74, made a profit of $1.3 million last year.'
    for (const front of fronts(text)) expect(front).not.toMatch(/\[Tallgrass Research\]/)
  })

  it('is none that the words before it say already', () => {
    const text =
      'Talks with Progress Together broke down in Riga. Progress Together wanted to find 64 million euros by a levy on bank profits.'
    for (const front of fronts(text)) expect(front).not.toMatch(/\[Progress\]/)
  })

  it('is none of a title whose words all have capitals', () => {
    const text =
      'Shares in shipping rose. Chancay Is Not a base, they say. The company went to court. Storage charges went up 19 percent in January.'
    for (const front of fronts(text, 'Chancay Is Not a Naval Base')) expect(front).not.toMatch(/\[Chancay Is Not/)
  })

  it('is none where two people were spoken of in between', () => {
    const text =
      'Mireya Castellano counters that the good houses will pay for new wood. They argued about it in February.\n\nHis bank lent him $9.2 million at a floating rate.'
    for (const front of fronts(text)) expect(front).not.toMatch(/\[Mireya Castellano\]/)
  })
})

describe('the date of a fact', () => {
  it.each([
    ['The 1931 bridge is the sole way out for 212 households near Motupara.', /212/, '1931'],
    [
      'The results of Halvorsen included a charge of $31.4 million for actuators sold between 2021 and 2023.',
      /31\.4/,
      '2021/2023',
    ],
    ['Munitions were found near Bornholm on 57 occasions (2024: 41).', /57/, '2024'],
    ['The July contract in London touched £2,291 a tonne, the lowest since the summer of 2023.', /2,291/, '2023'],
    ['Its cost in Britain has risen to £614 million from the £424 million approved in 2022.', /^£614/, '2022'],
  ])('is not that of a thing beside it: %s', (text, back, wrong) => {
    const asked = cardsOf(text).filter((card) => back.test(card.back))
    expect(asked).not.toHaveLength(0)
    for (const { asOf } of asked) expect(asOf).not.toBe(wrong)
  })
})

describe('questions that nobody asks', () => {
  it.each([
    ['Nine roosts are nine roosts in Gamboa, she points out.', /nine roosts/i],
    ['Malawi does not have $96m to spare.', /not have/],
    ['Of the hospital’s 118 staff in Merritt, 14 nurses will be offered other shifts.', /What share/],
    ['Contract labour makes up around two-thirds of the workforce in Peruvian mining.', /in Peruvian does/],
    [
      'The emergency department at Merritt Memorial will go dark from 8 p.m. to 8 a.m. starting April 1.',
      /starting\?$/,
    ],
  ])('are not asked: %s', (text, odd) => {
    const asked = fronts(text).filter((front) => front.endsWith('?'))
    for (const front of asked) expect(front).not.toMatch(odd)
  })

  it('ask of no vote that only unnamed people tell of', () => {
    const text = 'The board of Hvidbjerg voted 4-3 to tender, people familiar with the matter said, after a pledge.'
    for (const front of fronts(text)) expect(front).not.toMatch(/By what margin/)
  })

  it('say once where something is', () => {
    const text =
      'A chart showed the flow at Farakka in slices. In the last ten seasons, the flow at Farakka fell below 70,000 cusecs in March.'
    for (const front of fronts(text)) expect(front).not.toMatch(/\[at Farakka\] at Farakka/)
  })
})
