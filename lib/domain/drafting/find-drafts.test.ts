import { describe, expect, it } from 'vitest'
import { type DraftingOptions, findDrafts } from './find-drafts'

const OPTIONS: DraftingOptions = { language: 'en', published: '2024-09-04', title: 'Ports' }

const draftsOf = (text: string, more: Partial<DraftingOptions> = {}) => findDrafts(text, { ...OPTIONS, ...more })

/** The first card of each draft: a cloze, or the answer with nothing asked for. */
const cardsOf = (text: string, more: Partial<DraftingOptions> = {}) =>
  draftsOf(text, more).map(({ fact }) => {
    const [card] = fact.cards
    return card?.form === 'cloze' ? card.front : `${card?.front} → ${card?.back}`
  })

const spanOf = (text: string, words: string) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
})

describe('the draft of a mark', () => {
  it('is a cloze of a clause that stands by itself, with its passage and tags', () => {
    const text = 'The port of Lethra lent Kestrel Shipping $40 million in 2021. Nobody asked why.'
    const [draft] = draftsOf(text)
    expect(draft).toMatchObject({
      drafter: 'built-in',
      mention: { quote: '$40 million' },
      passage: { start: 0, end: 61 },
      lint: [],
      fact: {
        kind: 'figure',
        statement: 'The port of Lethra lent Kestrel Shipping $40 million in 2021.',
        asOf: '2021',
        cards: [{ form: 'cloze', front: 'The port of Lethra lent Kestrel Shipping {{c1::$40 million}} in 2021.' }],
      },
    })
  })

  it.each([
    ['a pronoun opens it', 'It lent them $40 million in 2021.', ' → $40 million'],
    ['only the article says which', 'The company lent the bank $40 million in 2021.', ' → $40 million'],
    ['the capital is that of the sentence', 'Half of them left in 2021.', ' → half'],
  ])('has an empty front where %s', (_, text, card) => {
    expect(cardsOf(text)).toEqual([card])
    expect(draftsOf(text)[0]?.lint).toContainEqual(expect.objectContaining({ rule: 'empty-side' }))
  })

  it('puts the value of a relative date in brackets, and is as of it', () => {
    const [draft] = draftsOf('The port of Lethra moved 2,500 containers last year.')
    expect(draft?.fact).toMatchObject({
      statement: 'The port of Lethra moved 2,500 containers last year [2023].',
      asOf: '2023',
      cards: [{ front: 'The port of Lethra moved {{c1::2,500 containers}} last year [2023].' }],
    })
  })

  it('does not give the sum again in another currency', () => {
    expect(cardsOf('The port of Lethra paid 96 million soles ($25.6 million) to Norholt in 2021.')).toEqual([
      'The port of Lethra paid {{c1::96 million soles}} to Norholt in 2021.',
    ])
  })

  it('asks for no words that nobody said, and for none that are too long', () => {
    const long = 'We have three meetings a year with this company, and somehow it is never at one of them at all'
    expect(cardsOf(`“${long},” said Moira Holm.`)).toEqual([
      '“We have three meetings a year with this company, and somehow it is never at one of them at all,” said {{c1::Moira Holm}}.',
    ])
    expect(draftsOf('They spoke of “a clean fuel with a dirty tail” there.')).toEqual([])
  })

  it.each([
    ['The 1931 bridge is the sole way out for 212 households near Motupara.', '212 households', '2024-09-04'],
    ['Munitions were found near Bornholm on 57 occasions (2024: 41).', '57 occasions', '2024-09-04'],
    ['A contract in London touched £2,291 a tonne, the lowest since the summer of 2023.', '£2,291', '2024-09-04'],
    ['Its cost in Britain has risen to £614 million from the £424 million approved in 2022.', '£614', '2024-09-04'],
    ['Exports of Lethra came to $614 million in 2022.', '$614', '2022'],
  ])('is as of its own date, not that of a thing beside it: %s', (text, quote, asOf) => {
    const drafts = draftsOf(text).filter(({ mention }) => mention.quote.startsWith(quote))
    expect(drafts.map(({ fact }) => fact.asOf)).toEqual([asOf])
  })

  it.each([
    [
      'an aside between two dashes',
      'LETHRA, 21 May (Northline) — Ministers of the Gulf Community — Norholt, Marrat, Orst and Senn — and the eleven members of the Coast Union signed a treaty on timber, grain and $40 million of loans in Lethra on Thursday.',
      /LETHRA|^Norholt/,
    ],
    ['a dateline of two hyphens', 'TOKYO -- Keiko Aramaki took over Kestrel Robotics in April 2022.', /TOKYO/],
    ['the number of a paragraph', '1.2 Cargo worth $3 billion passed Lethra in 2023.', /1\.2/],
  ])('is not begun with %s', (_, text, opening) => {
    const cards = cardsOf(text)
    expect(cards.length).toBeGreaterThan(0)
    for (const card of cards) expect(card).not.toMatch(opening)
  })

  it('has the hedge and the speaker of its mention', () => {
    const text = 'The tunnel of Lethra reportedly cost $40 million.\n\n“We paid $70 million for it,” said Moira Holm.'
    const facts = draftsOf(text).map(({ fact }) => fact)
    expect(facts.map(({ hedge }) => hedge)).toContain('reportedly')
    expect(facts.map(({ speaker }) => speaker)).toContain('Moira Holm')
  })
})

describe('the drafts of a text', () => {
  const text =
    'The port of Lethra lent Kestrel $40 million in 2021.\n\nMoira Holm came by.\n\nNorholt sold 2,500 barges and 40 tugs in 2019.\n\nThe port of Lethra lent Kestrel $40 million in 2021.'

  it('are one of each sentence, the best first, and none twice', () => {
    expect(draftsOf(text).map(({ mention }) => mention.quote)).toEqual(['$40 million', '2,500 barges'])
  })

  it('have keys that stay the same wherever the sentence moves to', () => {
    const keys = (moved: string) => draftsOf(moved).map(({ key }) => key)
    expect(keys(`${NEW}\n\n${text}`)).toEqual(expect.arrayContaining(keys(text)))
  })

  it('begin with what was highlighted: a few words themselves, of a longer stretch the best in it', () => {
    const words = draftsOf(text, { highlights: [spanOf(text, 'came by')] })
    expect(words[0]).toMatchObject({ drafter: 'highlight', mention: { quote: 'came by' } })
    const stretch = draftsOf(text, { highlights: [spanOf(text, 'Norholt sold 2,500 barges and 40 tugs in 2019.')] })
    expect(stretch.map(({ drafter, mention }) => [drafter, mention.quote])).toEqual([
      ['highlight', '2,500 barges'],
      ['built-in', '$40 million'],
      ['built-in', '40 tugs'],
    ])
    expect(draftsOf(text, { highlights: [{ start: 3, end: 3 }] }).map(({ drafter }) => drafter)).not.toContain(
      'highlight',
    )
  })
})

const NEW = 'A quiet week in the north, where nobody does much.'
