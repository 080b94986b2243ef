import { describe, expect, it } from 'vitest'
import { type CardInContext, contextLine } from './context-line'

type Changes = Partial<Omit<CardInContext, 'fact' | 'source'>> & {
  readonly fact?: Partial<CardInContext['fact']>
  readonly source?: Partial<CardInContext['source']>
}

const card = ({ fact, source, ...sides }: Changes = {}): CardInContext => ({
  form: 'question',
  deletion: 0,
  front: 'What was the trade worth?',
  back: '$190 billion',
  ...sides,
  fact: { kind: 'figure', asOf: '2022', speaker: null, ...fact },
  source: {
    title: 'China’s embrace of Russia is mostly for show',
    authors: ['Ann Holm', 'Jo van\u00a0Berg'],
    outlet: 'Nikkei Asia',
    published: '2023-02',
    ...source,
  },
})

const lineOf = (changes: Changes) => contextLine(card(changes))
const GAPS = '{{c1::Russia}} and {{c1::Iran}} trade with {{c2::Oman}}.'

describe('the line above a question', () => {
  it('gives kind, date, article, outlet and date of publication', () => {
    expect(lineOf({})).toBe('Figure · 2022 · China’s embrace of Russia is mostly for show (Nikkei Asia, Feb 2023)')
  })

  it.each<[string, Changes, string]>([
    ['no date of its own', { fact: { asOf: null } }, 'Figure · Ports (Nikkei Asia, Feb 2023)'],
    ['the date of publication as its own', { fact: { asOf: '2023-02' } }, 'Figure · Ports (Nikkei Asia, Feb 2023)'],
    ['no outlet', { source: { outlet: null } }, 'Figure · 2022 · Ports (Feb 2023)'],
    ['no date of publication', { source: { published: null } }, 'Figure · 2022 · Ports (Nikkei Asia)'],
    ['neither', { source: { outlet: null, published: null } }, 'Figure · 2022 · Ports'],
    ['a date that is no EDTF', { source: { published: 'spring' } }, 'Figure · 2022 · Ports (Nikkei Asia, spring)'],
    ['a day', { source: { published: '2023-02-17' } }, 'Figure · 2022 · Ports (Nikkei Asia, Feb 2023)'],
  ])('of a source with %s has no gap', (_, { source, ...changes }, line) => {
    expect(lineOf({ ...changes, source: { title: 'Ports', ...source } })).toBe(line)
  })

  it('names no kind for a card without an article: imports and quick cards do not choose one', () => {
    const source = { title: 'No source', outlet: null, published: null, authors: [], origin: 'own' as const }
    expect(lineOf({ fact: { asOf: null }, source })).toBe('No source')
    expect(lineOf({ source })).toBe('2022 · No source')
  })

  it.each([
    ['https://www.example.org/events/1', 'example.org'],
    ['The Economist, https://example.org/rivers?page=2.', 'The Economist, example.org'],
    ['The Economist (https://example.org/rivers), p. 4', 'The Economist (example.org), p. 4'],
    ['https://example.org', 'example.org'],
  ])('names the site alone of a noted address: %s', (title, line) => {
    const source = { title, outlet: null, published: null, origin: 'own' as const }
    expect(lineOf({ fact: { asOf: null }, source })).toBe(line)
  })

  it.each([
    ['the year', '2022', 'Figure · Ports (Nikkei Asia, Feb 2023)'],
    ['a month', 'in early February', 'Figure · 2022 · Ports (Nikkei Asia)'],
    ['a month in short', '17 Feb', 'Figure · 2022 · Ports (Nikkei Asia)'],
    ['the year of publication', 'not before 2023', 'Figure · 2022 · Ports (Nikkei Asia)'],
    ['the outlet', 'Nikkei Asia', 'Figure · 2022 · Ports (Feb 2023)'],
    ['half of the outlet', 'Nikkei Shimbun', 'Figure · 2022 · Ports (Feb 2023)'],
    ['the whole of a short title', 'the ports', 'Figure · 2022 · Nikkei Asia, Feb 2023'],
    ['another number', '2,022 ships', 'Figure · 2022 · Ports (Nikkei Asia, Feb 2023)'],
  ])('leaves out what tells %s that is asked for', (_, back, line) => {
    expect(lineOf({ back, source: { title: 'Ports' } })).toBe(line)
  })

  it.each<[string, Changes, boolean]>([
    ['names the answer', { back: 'Russia' }, true],
    ['holds half of its words', { back: 'mostly a show of unity' }, true],
    ['holds less than half of its words', { back: 'a show that hides old and deep mistrust' }, false],
    ['has only small words in common with it', { back: 'out of fear for its border' }, false],
    [
      'shares words with it that the question says',
      { front: 'What did Russia sell?', back: 'Russia sold coal' },
      false,
    ],
    ['has what one gap of a cloze asks for', { form: 'cloze', front: GAPS, back: '', deletion: 1 }, true],
    ['has nothing of what another gap asks for', { form: 'cloze', front: GAPS, back: '', deletion: 2 }, false],
  ])('leaves a title out where it %s', (_, changes, isOut) => {
    expect(lineOf({ front: 'What is it?', ...changes }).includes('embrace')).toBe(!isOut)
  })

  it.each([
    ['Kazakhstan', 'China’s Kazakh concerns'],
    ['its deep concern', 'China’s Kazakh concerns'],
    ['Chinese drones', 'What China sells'],
    ['the Ukrainians', 'Ukraine and its friends'],
  ])('leaves a title out that has a word of the stem of %s', (back, title) => {
    expect(lineOf({ front: 'What is it?', back, source: { title } })).toBe('Figure · 2022 · Nikkei Asia, Feb 2023')
  })

  it('does not take Iran for Iraq', () => {
    expect(lineOf({ front: 'Where?', back: 'Iraq', source: { title: 'Iran' } })).toContain('Iran')
  })

  it('calls a date that stands alone what it is', () => {
    const changes = { back: 'China', source: { outlet: 'The China Quarterly' } }
    expect(lineOf(changes)).toBe('Figure · 2022 · published Feb 2023')
  })

  it.each([
    ['Port bill hits $41m after two years', 'How much does the port cost?', '$41.3 million'],
    ['Grain exports fall by 12 per cent', 'By how much did exports fall?', '12%'],
  ])('leaves out “%s”, which has the number that is asked for', (title, front, back) => {
    expect(lineOf({ front, back, source: { title } })).toBe('Figure · 2022 · Nikkei Asia, Feb 2023')
  })

  const title = 'How the harbour towns of the northern lakes came to share one very long timetable'

  it('uses the short form of a title that does not fit, and only then', () => {
    const source = { title, shortTitle: 'How harbour towns share a timetable', outlet: 'Lake Post' }
    expect(lineOf({ source })).toBe('Figure · 2022 · How harbour towns share a timetable (Lake Post, Feb 2023)')
    expect(lineOf({ source: { ...source, title: 'Towns' } })).toBe('Figure · 2022 · Towns (Lake Post, Feb 2023)')
  })

  it('shortens a long title without one at a word, and keeps outlet and date', () => {
    const line = lineOf({ source: { title, outlet: 'South China Morning Post' } })
    expect(line).toMatch(/^Figure · 2022 · How the harbour [^…]*\p{L}… \(South China Morning Post, Feb 2023\)$/u)
    expect(line.length).toBeLessThanOrEqual(88)
  })

  it('keeps enough of a title beside a long outlet, and shortens that too', () => {
    const outlet = `Proceedings of the ${'Society '.repeat(9)}`
    expect(lineOf({ source: { title: 'Bridges and ferries of the northern lakes', outlet } })).toBe(
      'Figure · 2022 · Bridges and ferries of the… (Proceedings of the Society Society…, Feb 2023)',
    )
  })
})

describe('the line above an opinion', () => {
  const opinion = (changes: Changes = {}) =>
    lineOf({
      front: 'Why does it matter?',
      back: 'it hides mistrust',
      ...changes,
      fact: { kind: 'claim', asOf: '2023-02', speaker: 'Ann Holm', ...changes.fact },
    })
  const YI = { speaker: 'Wang Yi' }
  const XI = { speaker: 'Xi Jinping' }
  const NOBODY = { fact: { speaker: null }, source: { title: 'Ports' } }
  const WHOLE = 'Holm, Feb 2023 · Nikkei Asia'

  it.each([
    ['Ann Holm', 'Holm, Feb 2023 · Nikkei Asia'],
    ['Jo van\u00a0Berg', 'van\u00a0Berg, Feb 2023 · Nikkei Asia'],
    ['Ann Holm and Jo van\u00a0Berg', 'Holm and van\u00a0Berg, Feb 2023 · Nikkei Asia'],
    ['Wang Yi', 'Wang Yi, Feb 2023 · Nikkei Asia'],
    ['a minister, as reported by Ann Holm', 'A minister, Feb 2023 · Nikkei Asia'],
    [`the ${'very '.repeat(10)}old minister`, 'Feb 2023 · Nikkei Asia'],
  ])('begins with the speaker and the month: %s', (speaker, line) => {
    expect(opinion({ fact: { speaker } })).toBe(line)
  })

  it.each<[string, Changes, string]>([
    ['says when it was held', { fact: { asOf: '2022-03/2022-04' } }, 'Holm, Mar–Apr 2022 · Nikkei Asia'],
    ['says when it was published if that is all', { fact: { asOf: null } }, 'Holm, Feb 2023 · Nikkei Asia'],
    ['leaves out a speaker', { back: 'Wang Yi', fact: { speaker: 'Wang Yi' } }, 'Feb 2023 · Nikkei Asia'],
    ['leaves out one with an office', { back: 'Wang Yi, then minister', fact: YI }, 'Feb 2023 · Nikkei Asia'],
    ['leaves out one with a surname', { back: 'President Xi, at home', fact: XI }, 'Feb 2023 · Nikkei Asia'],
    ['leaves out a month', { back: 'in February' }, 'Holm · Nikkei Asia'],
    ['leaves out an outlet', { back: 'Nikkei' }, 'Holm, Feb 2023 · China’s embrace of Russia is mostly for show'],
    ['shows a date that is named anyway', { front: 'Why in February 2023?', back: 'in February 2023' }, WHOLE],
    ['names an article without an outlet', { source: { title: 'Ports', outlet: null } }, 'Holm, Feb 2023 · Ports'],
    ['is that of any other card if nobody is named', NOBODY, 'Claim · Ports (Nikkei Asia, Feb 2023)'],
  ])('%s', (_, changes, line) => {
    expect(opinion(changes)).toBe(line)
  })
})
