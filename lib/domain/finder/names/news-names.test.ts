import { describe, expect, it } from 'vitest'
import { documentOf } from '../document'
import { findNames } from './find-names'
import { unmarked } from './names.fixture'

const namesIn = (text: string) => findNames(documentOf(text, { language: 'en', published: '2024-05-14' }))
const shown = (text: string): string[] => namesIn(text).map(({ kind, quote, start }) => `${kind} ${quote} @${start}`)

describe('names in the news', () => {
  it.each([
    // Money bears the names of places; what is bought there does not.
    'The New Zealand dollar fell to 58 US cents.',
    'A [l:New Zealand] bank fell.',
    // States behind their towns.
    'It is based in [l:Stanmore], [l:Calif.], near the coast.',
    'The trial opens in [l:Newark], [l:N.J.], in June.',
    'They sang in Miss. and Mass. on Sunday.',
    // Offices in capitals are nobody.
    'It works, said [p:Moira Holm], Co-Founder and Chief Executive Officer of the firm.',
    'It works, said [p:Moira Holm], General Manager of the mill.',
    '[p:Moira Holm], Chief Financial Officer since 2021, will retire.',
    'Executive Director [p:Moira Holm] will retire.',
    // Firms by their trade or their first word.
    'It was lent by [o:Banque Tellier] on Monday.',
    '64 families want [o:Rivierzicht Energie] to pay.',
    'In 2019 [o:Kent Meadow Water] capped its bills.',
    'Ask the broker [o:Rimu Home Loans] about it.',
    'They joined the [o:Hop Valley Growers’ Association] in May.',
    'The growers’ meeting heard [p:Moira Holm] speak.',
    'The maker, [o:Kestrel Energy Storage, Inc.], grew.',
    'He cited the Securities Exchange Act in court.',
    // What a state has one of.
    'The ship was late, the [o:Navy] said.',
    'He wore a Navy jacket.',
    'The [o:Royal Navy] is small, and the [o:Navy] said so.',
    // A firm that opens a sentence with an ordinary word.
    'The yard is owned by [o:Lakes Maritime]. [o:Lakes Maritime] would not comment.',
    // A firm may be the partner of another.
    'Saltworks and its partner [o:Verrier Systèmes] will build it.',
    'She lives with her partner [p:Petra Novak] in the hills.',
    'They came with their partner [p:Petra Novak] on Monday.',
    // Letters mean what the text itself says that they mean.
    'It will reach initial operational capability (IOC) by May, and full use a year after IOC.',
    'The [o:IOC] met on Monday.',
    // Teams, and what is no team.
    'They won against the [o:Denver Altitude] on Monday.',
    'The [o:Memphis Ferries] beat the champions.',
    'It lost to the [o:Denver Altitude], which drew 2,900 fans.',
    'They protested against the [l:Denver] mayor.',
    'They protested against the Denver Agreement.',
    'They protested against the [l:Denver] Mayor.',
    // Places.
    'She is a chainmaker from [l:Cradlow Heath], who was its secretary.',
    'They camped in the [l:Allan Hills] for a month.',
    'The new reservoir at [l:Abbotsley] is full.',
    'In FY2022 it fell.',
  ])('%s', (marked) => {
    const { text, names } = unmarked(marked)
    expect(shown(text)).toEqual(names)
  })
})

describe('the roles of people in the news', () => {
  it.each([
    ['Norvane sent a delegation led by Deputy Infrastructure Minister Oksana Velk.', 'deputy infrastructure minister'],
    ['On Tuesday Minister Oksana Velk resigned.', 'minister'],
    [
      'It works, said Moira Holm, Co-Founder and Chief Executive Officer of Kestrel.',
      'Co-Founder and Chief Executive Officer',
    ],
    ['It works, said Moira Holm, General Manager of the mill.', 'General Manager'],
    ['The camp was cleared by the chief constable, Moira Holm, at dawn.', 'chief constable'],
    ['A teacher, Moira Holm, cycled home.', 'teacher'],
    ['The Board sent an arbitrator, Sir Moira Holm.', 'arbitrator'],
    ['The plant pays, said its dean of engineering, Moira Holm.', 'dean of engineering'],
    ['The Navy’s acquisition chief, Moira Holm, agreed.', 'acquisition chief'],
    ['Owner Moira Holm sold it.', 'owner'],
    ['It was founded by the brewer Moira Holm, the owner of two kilns.', 'brewer'],
    ['Lady Moira Holm, who chaired the inquiry, agreed.', 'chair'],
    ['The interior minister, Moira Holm, resigned.', 'interior minister'],
    ['Moira Holm, the interior minister, resigned.', 'interior minister'],
    ['He met a teacher, Moira Holm and two nurses.', null],
    ['They saw the lake, Moira Holm said.', null],
  ])('%s', (text, role) => {
    const person = namesIn(text).find(({ kind }) => kind === 'person')
    expect(person?.role ?? null).toBe(role)
  })
})
