import { describe, expect, it } from 'vitest'
import { documentOf } from '../document'
import { findFacts } from '../find'
import { isForMore } from './for-more'

const OPTIONS = { language: 'en', published: '2026-03-05' } as const

/** Whether the cloze that hides a mention of a sentence waits. */
function waits(
  text: string,
  quote: string,
  { isNews = false, unresolved = 0, stands = true, isOfUnknownEvent = false } = {},
): boolean {
  const doc = documentOf(text, OPTIONS)
  const [sentence] = doc.sentences
  const inside = findFacts(text, OPTIONS)
  const asked = inside.find((one) => one.quote === quote)
  if (!asked || !sentence) throw new Error(`“${quote}” is not found in “${text}”.`)
  const front = text.replace(quote, `{{c1::${quote}}}`)
  return isForMore(doc, sentence, { front, isCloze: true, isNews, asked, inside, unresolved, stands, isOfUnknownEvent })
}

describe('a blank waits until more is asked for', () => {
  it.each([
    ['where its sentence is short and names nobody', 'Turnout in all was 65.3%.', '65.3%', true],
    ['not where it names somebody', 'Turnout in Lethra was 65.3%.', '65.3%', false],
    [
      'not where a long sentence explains itself',
      'Evening workers who slept less than six hours and ate their main meal late had in a large study of three cities a 19% higher risk than workers of the day shift did.',
      '19%',
      false,
    ],
    ['where it hides a measure before its noun', 'Kestrel Air flew a 473-mile route to Lethra.', '473-mile', true],
    ['where it hides a sum before its noun', 'The €14 million project sent Lethra 16 ships.', '€14 million', true],
    ['not where the sum is what was paid', 'Kestrel paid Lethra the €14 million in May.', '€14 million', false],
    ['where anybody would guess it', 'Kestrel Shipping lost about half of its fleet.', 'half', true],
    [
      'where it hides what an aside says',
      'Moira Holm, who traced 412 pickers, found that one in five joined a union.',
      '412 pickers',
      true,
    ],
    [
      'not where it hides what stands behind the aside',
      'Moira Holm, who traced 412 pickers, found that one in five joined a union.',
      'one in five',
      false,
    ],
    [
      'where it hides a date beside a figure',
      'Inflation in Lethra was 3.0% in September 2025.',
      'September 2025',
      true,
    ],
    ['where only its speaker is named', 'According to Moira Holm: Turnout was 65.3%.', '65.3%', true],
    [
      'where it hides what is told of a name by the way',
      'Lethra was sold to Moira Holm, who owned 40 ships in Norvane.',
      '40 ships',
      true,
    ],
    ['where its sentence tells two facts', 'Kestrel sold 40 ships in Lethra; Marrat lost 16 ports.', '16 ports', true],
    ['where it hides the year in a name', 'Lethra rests its claim on the 1936 Montreux Convention.', '1936', true],
    [
      'where it hides when a thing ended that only says which year it was',
      'Doctors in Lethra watched pupils through the school year that ended in June 2024.',
      'June 2024',
      true,
    ],
    [
      'where the other share gives it away',
      'Farms take 91 per cent of the water of Lethra and homes 9 per cent.',
      '9 per cent',
      true,
    ],
    [
      'not where two shares leave a third',
      'Farms take 50 per cent of the water of Lethra and homes 9 per cent.',
      '9 per cent',
      false,
    ],
    ['where it hides when something was said', 'Moira Holm said in May 2025 that Lethra was lost.', 'May 2025', true],
    ['not where it hides when something was done', 'Moira Holm left Lethra in May 2025.', 'May 2025', false],
    ['where it points back', 'It lost 412 ships to Lethra.', '412 ships', true],
  ])('%s', (_, text, quote, isSo) => {
    expect(waits(text, quote)).toBe(isSo)
  })

  it('where its subject is named nowhere, and never where it is the news', () => {
    expect(waits('The package for Lethra costs €14 million.', '€14 million', { unresolved: 1 })).toBe(true)
    expect(waits('Turnout was 65.3%.', '65.3%', { isNews: true })).toBe(false)
  })

  it('where only the article explains it, unless it is the news and points at nothing', () => {
    const text = 'Tourist arrivals in Lethra reached 1,382,000 in 2024.'
    expect(waits(text, '1,382,000')).toBe(false)
    expect(waits(text, '1,382,000', { stands: false })).toBe(true)
    expect(waits(text, '1,382,000', { stands: false, isNews: true })).toBe(false)
    expect(waits('It lost 412 ships to Lethra.', '412 ships', { isNews: true })).toBe(true)
  })

  it('where it hides so many people or things of a few, unless that is the news', () => {
    const text = 'Kestrel Shipping will employ 260 people at its dock in Lethra.'
    expect(waits(text, '260 people')).toBe(true)
    expect(waits(text, '260 people', { isNews: true })).toBe(false)
    expect(waits('Kestrel Shipping laid 260 kilometres of cable in Lethra.', '260 kilometres')).toBe(false)
    expect(waits('Kestrel Shipping carried 26,000 people to Lethra in 2024.', '26,000 people')).toBe(false)
  })
})

it.each([
  ['Whose words are these: “It is not enough for anybody”?', true],
  ['Who pointed out that the shares of Kestrel fell?', true],
  ['According to Moira Holm, who said that the port was full?', true],
  ['Who opened the port of Lethra?', false],
  ['How much did Kestrel pay Lethra?', false],
])('who said a thing waits: %s', (front, isSo) => {
  const text = 'Moira Holm paid Lethra €14 million.'
  const doc = documentOf(text, OPTIONS)
  const [sentence] = doc.sentences
  const [asked] = findFacts(text, OPTIONS)
  if (!sentence || !asked) throw new Error('Nothing is found.')
  expect(
    isForMore(doc, sentence, {
      front,
      isCloze: false,
      isNews: false,
      asked,
      inside: [asked],
      unresolved: 0,
      stands: true,
      isOfUnknownEvent: false,
    }),
  ).toBe(isSo)
})

it('so does what tells of an event that nobody knows, a question too', () => {
  const text = 'Moira Holm paid Lethra €14 million.'
  const doc = documentOf(text, OPTIONS)
  const [sentence] = doc.sentences
  const [asked] = findFacts(text, OPTIONS)
  if (!sentence || !asked) throw new Error('Nothing is found.')
  const judged = {
    front: 'How much did the outage cost?',
    isCloze: false,
    asked,
    inside: [asked],
    unresolved: 0,
    stands: true,
  }
  const waiting = (isNews: boolean) => isForMore(doc, sentence, { ...judged, isNews, isOfUnknownEvent: true })
  expect([waiting(false), waiting(true)]).toEqual([true, false])
})
