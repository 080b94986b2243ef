import { describe, expect, it } from 'vitest'
import { plainText } from '../../cards/cloze'
import type { ExtractionOptions } from '../mention'
import { findDrafts } from './find-drafts'

/** The fronts of the drafts from the last sentence of a text. */
function lastFronts(text: string, about: Partial<ExtractionOptions>): readonly string[] {
  const drafts = findDrafts(text, { language: 'en', published: '2026-10-14', ...about })
  const last = Math.max(...drafts.map(({ passage }) => passage.start))
  return drafts
    .filter(({ passage }) => passage.start === last)
    .flatMap(({ fact }) => fact.cards.map(({ front }) => plainText(front)))
}

const KENYA = 'The Central Bank of Kenya met on Tuesday. Kenya is growing. Kenya has paid.'
const HALDEN = 'Halden Stores returned to profit. Halden Stores closed two depots in Leeds. Halden Stores has 90 shops.'
const ARGUMENT =
  'The embargo leaks. Comoros should close its registry of ships to all but its own citizens. The Security Council should extend the embargo to cargoes leaving Yemen.'

describe('what a text is about stands before a card', () => {
  it('where neither it nor the title says in which country', () => {
    const [front] = lastFronts(`${KENYA} The ratio of bad loans to all loans was 16.5 per cent in October 2026.`, {
      title: 'The rate is retained',
    })
    expect(front).toMatch(/^\[Kenya:\] /)
  })

  it('also where a title names it so late that the line above a card leaves it out', () => {
    const [front] = lastFronts(`${KENYA} The ratio of bad loans to all loans was 16.5 per cent in October 2026.`, {
      title: 'The rate is retained, and loans are watched, in the yearly report of the Central Bank of Kenya',
    })
    expect(front).toMatch(/^\[Kenya:\] /)
  })

  it('but not the country of a part of the firm that the text is about', () => {
    const germany = `${HALDEN} In Germany it has nine shops. Germany is hard. It opened late in Germany.`
    const fronts = lastFronts(`${germany} Exports rose by 7% to 5.31 billion kroner in August 2026.`, {
      title: 'Halden Stores raises its outlook although its shops in Germany still lose money',
    })
    expect(fronts.length).toBeGreaterThan(0)
    for (const front of fronts) expect(front).not.toContain('[Germany:]')
  })

  it.each([
    [
      'the title names it',
      'Kenya keeps its rate',
      'The ratio of bad loans to all loans was 16.5 per cent in October 2026.',
    ],
    ['the card names it', 'The rate is retained', 'The ratio of bad loans in Kenya was 16.5 per cent in October 2026.'],
    ['another is named', 'The rate is retained', 'In Uganda the ratio of bad loans was 16.5 per cent in October 2026.'],
  ])('but no country where %s', (_, title, sentence) => {
    for (const front of lastFronts(`${KENYA} ${sentence}`, { title })) expect(front).not.toContain(':]')
  })

  it('where a card names no firm, and the text is about one', () => {
    const [front] = lastFronts(`${HALDEN} The depots shipped 4.9 million pieces in August 2026.`, {
      title: 'Halden Stores is back in profit',
    })
    expect(front).toMatch(/^\[Halden Stores:\] /)
  })

  it.each([
    [
      'with its year, if the report is of one',
      'Remittances from abroad rose by 14.2 per cent to $4.1 billion.',
      '[Kenya, 2025:] ',
    ],
    [
      'without it, if the sentence says of when it is',
      'Remittances from abroad rose by 14.2 per cent to $4.1 billion in 2019.',
      '[Kenya:] ',
    ],
  ])('%s', (_, words, opening) => {
    const fronts = lastFronts(`${KENYA} ${words}`, { title: 'Annual Report 2025' })
    expect(fronts.length).toBeGreaterThan(0)
    for (const front of fronts) expect(front.slice(0, opening.length)).toBe(opening)
  })

  it('but no firm where the card names another', () => {
    for (const front of lastFronts(`${HALDEN} Shares of the rival Kestrel Shipping fell by 4% in August 2026.`, {
      title: 'Halden Stores is back in profit',
    }))
      expect(front).not.toContain(':]')
  })
})

describe('what a text asks for is said to be its own', () => {
  it.each([
    ['by who signs it', ['Ada Holm'], /^According to Ada Holm, what should the Security Council do\?$/],
    ['by the article', [], /^According to this article, what should the Security Council do\?$/],
  ])('%s', (_, authors, front) => {
    expect(lastFronts(ARGUMENT, { title: 'Guns from the sea', authors })).toContainEqual(expect.stringMatching(front))
  })

  it('but not where somebody else says it', () => {
    const text = ARGUMENT.replace('The Security Council should', 'Petra Novak argues that the Security Council should')
    for (const front of lastFronts(text, { title: 'Guns from the sea' })) expect(front).not.toContain('this article')
  })
})
