import { describe, expect, it } from 'vitest'
import { documentOf } from '../document'
import { findNames } from './find-names'

const organisations = (text: string): string[] =>
  findNames(documentOf(text, { language: 'en', published: null })).flatMap(({ kind, quote }) =>
    kind === 'org' ? [quote] : [],
  )

describe('an organisation on no list', () => {
  it.each([
    [
      'by the ending of a coined word',
      'Two ships are left, both with Hellenic Coastways in Greece.',
      'Hellenic Coastways',
    ],
    ['by another behind it', 'Washington listed Tradeway General and three banks in 2023.', 'Tradeway General'],
    ['by what it does behind its seat', 'Pesquera Balboa, of Vigo, operates 22 trawlers.', 'Pesquera Balboa'],
    ['by what it published', 'A survey by Data Lethra put them on 34 percent.', 'Data Lethra'],
    ['by the noun behind it', 'The survey of the Stop Illegal Fishing network is new.', 'Stop Illegal Fishing'],
    ['by its seat before it', 'It was bought by the Lethra-based Altamar Vision in May.', 'Altamar Vision'],
    ['by speaking with an article', 'In May the Quiet Harbours said that it would leave.', 'Quiet Harbours'],
    ['by speaking in capitals', 'In May KRPT said that it would leave.', 'KRPT'],
    ['by who works there', 'They asked Altamar’s economists for a figure.', 'Altamar'],
  ])('is told %s', (_, text, name) => {
    expect(organisations(text)).toEqual([name])
  })

  it.each([
    ['Labour costs rose by 13 per cent.', []],
    ['Labour rose by 13 points in the polls.', ['Labour']],
    ['The costs of Labour rose in the polls.', ['Labour']],
  ])('is none that is a common noun: %s', (text, names) => {
    expect(organisations(text)).toEqual(names)
  })

  it('is told by acting twice under its letters', () => {
    expect(organisations('RCOC has seven members. It can ask, and RCOC must pay.')).toEqual(['RCOC', 'RCOC'])
    expect(organisations('They signed it with SERNAP. A letter from SERNAP, sent in May, says so.')).toHaveLength(2)
    expect(organisations('RCOC has seven members.')).toEqual([])
    expect(organisations('GDP fell. In the end GDP was low.')).toEqual([])
  })

  it('leaves out who leads it', () => {
    expect(organisations('It joined the Lethra-led Nordic Grain Council.')).toEqual(['Nordic Grain Council'])
  })

  it.each([
    ['people who speak', 'In May Kerim Dorrani said that he would leave.'],
    ['people who live somewhere', 'Kerim Dorrani, of Lethra, collects 22 stamps.'],
    ['people who publish', 'A survey by Ilyas Dorrani put them on 34 percent.'],
    ['places that end like firms', 'They moved to Galway and to Norway.'],
    ['general officers', 'General Dorrani and three banks in Lethra were named.'],
    ['offices', 'The Attorney General said that it would leave.'],
  ])('is not made of %s', (_, text) => {
    expect(organisations(text)).toEqual([])
  })
})
