import { describe, expect, it } from 'vitest'
import { bodySentences, documentOf } from '../document'
import { findDrafts } from '../drafts/find-drafts'
import { findFacts } from '../find'
import { findClaims } from './claims'
import { endOfWords } from './clauses'
import { objectWords, tellingWords } from './telling-words'

const options = { language: 'en', published: '2025-03-14' } as const

const wordsIn = (text: string, find: typeof tellingWords): string | null => {
  const doc = documentOf(text, options)
  const [sentence] = bodySentences(doc)
  if (!sentence) throw new Error(`“${text}” has no sentence.`)
  const found = find(doc, { start: sentence.start, end: endOfWords(doc, sentence) }, findFacts(text, options))
  return found && text.slice(found.start, found.end)
}

describe('the telling words of a claim', () => {
  it.each([
    ['Growers gain little because the port lacks cold stores.', 'the port lacks cold stores'],
    ['Small farmers cannot compete unless the state pays for irrigation.', 'the state pays for irrigation'],
    ['The strike means that ships wait outside.', 'ships wait outside'],
    ['Trade in wool fell because of a lack of pilots.', 'a lack of pilots'],
    ['Prices, rather than cables, are the trouble.', 'cables'],
    ['Higher rates hurt most people, since three in four loans have a variable rate.', 'a variable rate'],
    ['Iran could stop the swap at any time.', 'stop the swap at any time'],
    ['Each state can muddle through.', 'muddle through'],
    ['The parties never agreed on how to measure.', 'how to measure'],
    ['Two of the ports also handle army cargo.', 'army cargo'],
    ['The port may not be the last, since the law requires a vote on treaties.', 'a vote on treaties'],
  ])('are its reason, its condition or what is to be done: %s', (text, words) => {
    expect(wordsIn(text, tellingWords)).toBe(words)
  })

  it.each([
    ['a place', 'The gas goes west because of Turkey.'],
    ['what somebody tells of himself', 'He had put off buying a truck.'],
    ['a figure, which has a card of its own', 'The cuts should save $120 million.'],
    ['a time', 'A Labour government would build four new lines in its first term.'],
    ['a pronoun', 'The towns grew because of it.'],
    ['half of a phrase and a time', 'Spending is due to reach a record of gross domestic product next year.'],
    ['what may be a verb', 'Insulin falls as levels of the hormone melatonin rise.'],
    ['how somebody else saw it', 'The judges declined, as the commissioner and two groups had urged.'],
  ])('are never %s', (_, text) => {
    expect(wordsIn(text, tellingWords)).toBeNull()
  })

  it('are for news without a figure what was done', () => {
    expect(wordsIn('The four states signed a wide trade pact in Lethra on Thursday.', objectWords)).toBe(
      'a wide trade pact',
    )
  })
})

describe('a claim of nobody in particular', () => {
  const claims = (text: string) => {
    const doc = documentOf(text, options)
    return findClaims(doc, findFacts(text, options)).map(({ quote, speaker }) => ({ quote, speaker }))
  }

  it.each([
    [
      'gives a condition',
      'The trade of Lethra will fall unless the port builds cold stores.',
      'the port builds cold stores',
    ],
    ['is a view', 'Generals in Lethra fear that Norholt will arm the rebels.', 'arm the rebels'],
  ])('%s', (_, text, quote) => {
    expect(claims(text)).toEqual([{ quote, speaker: null }])
  })

  it.each([
    'Because nobody asked the harbour master.',
    'Kestrel Shipping, in which Holm holds 24.9%, paid a dividend.',
  ])('is not made of: %s', (text) => {
    expect(claims(text)).toEqual([])
  })
})

describe('arguments among the first ten drafts', () => {
  const FIGURES = Array.from(
    { length: 14 },
    (_, at) =>
      `The port of ${'ABCDEFGHIJKLMN'[at]}orst handled ${at + 3}.4 million tonnes in ${2001 + at}, up ${at + 2}.5% on a year before.`,
  )
  const ARGUMENTS = [
    'Small farmers in Norholt cannot compete with the ports unless the state pays for irrigation.',
    'Moira Holm argues that the pact trades factories for fields.',
    'Trade with Marrat fell because the port of Lethra lacks cold stores.',
  ]
  const isArgument = (front: string) => /\{\{c1::(?:the state pays|factories|fields|the port of)/u.test(front)

  it('are two at least where the text argues', () => {
    const drafts = findDrafts([...FIGURES, ...ARGUMENTS].join('\n\n'), { ...options, title: 'Ports' }).slice(0, 10)
    const count = drafts.filter(({ mention }) => mention.kind === 'claim').length
    expect(count).toBeGreaterThanOrEqual(2)
    expect(count).toBeLessThanOrEqual(4)
  })

  it('hide few words that tell most', () => {
    const fronts = findDrafts(ARGUMENTS.join('\n\n'), options).map(({ fact }) => fact.cards[0]?.front ?? '')
    expect(fronts.filter(isArgument).length).toBeGreaterThanOrEqual(2)
  })
})
