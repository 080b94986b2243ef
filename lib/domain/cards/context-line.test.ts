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

  it.each([
    ['names the answer', 'Russia', true],
    ['holds half of its words', 'mostly a show of unity', true],
    ['holds less than half of its words', 'a show that hides old and deep mistrust', false],
    ['has only small words in common with it', 'out of fear for its border', false],
  ])('leaves a title out where it %s', (_, back, isOut) => {
    expect(lineOf({ front: 'What is it?', back }).includes('embrace')).toBe(!isOut)
  })

  it('does not count words of the title that the question says anyway', () => {
    expect(lineOf({ front: 'What did Russia sell to China?', back: 'Russia sold coal' })).toContain('embrace')
  })

  it('looks at each gap of a cloze, and at the words that are asked for alone', () => {
    const cloze = {
      form: 'cloze',
      front: '{{c1::Russia}} and {{c1::Iran}} trade with {{c2::Oman}}.',
      back: '',
    } as const
    expect(lineOf({ ...cloze, deletion: 1 })).not.toContain('embrace')
    expect(lineOf({ ...cloze, deletion: 2 })).toContain('embrace')
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
    expect(lineOf({ back: 'China', source: { outlet: 'The China Quarterly' } })).toBe(
      'Figure · 2022 · published Feb 2023',
    )
  })

  it.each([
    ['Port bill hits $41m after two years', 'How much does the port cost?', '$41.3 million'],
    ['Grain exports fall by 12 per cent', 'By how much did exports fall?', '12%'],
  ])('leaves out “%s”, which has the number that is asked for', (title, front, back) => {
    expect(lineOf({ front, back, source: { title } })).toBe('Figure · 2022 · Nikkei Asia, Feb 2023')
  })

  it('uses the short form of a title that does not fit, and only then', () => {
    const title = 'How the harbour towns of the northern lakes came to share one very long timetable'
    const source = { title, shortTitle: 'How harbour towns share a timetable', outlet: 'Lake Post' }
    expect(lineOf({ source })).toBe('Figure · 2022 · How harbour towns share a timetable (Lake Post, Feb 2023)')
    expect(lineOf({ source: { ...source, title: 'Timetables' } })).toBe(
      'Figure · 2022 · Timetables (Lake Post, Feb 2023)',
    )
  })

  it('shortens a long title without one at a word, and keeps outlet and date', () => {
    const title = 'How the harbour towns of the northern lakes came to share one very long timetable'
    const line = lineOf({ source: { title, outlet: 'South China Morning Post' } })
    expect(line).toMatch(/^Figure · 2022 · How the harbour [^…]*\p{L}… \(South China Morning Post, Feb 2023\)$/u)
    expect(line.length).toBeLessThanOrEqual(88)
  })

  it('keeps enough of a title beside a long outlet, and shortens that too', () => {
    const line = lineOf({
      source: {
        title: 'Bridges and ferries of the northern lakes',
        outlet: `Proceedings of the ${'Society '.repeat(9)}`,
      },
    })
    expect(line).toMatch(
      /^Figure · 2022 · Bridges and ferries of the… \(Proceedings of the Society Society…, Feb 2023\)$/,
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

  it('says when it was held, not when it was published', () => {
    expect(opinion({ fact: { asOf: '2022-03/2022-04' } })).toBe('Holm, Mar–Apr 2022 · Nikkei Asia')
    expect(opinion({ fact: { asOf: null } })).toBe('Holm, Feb 2023 · Nikkei Asia')
  })

  it.each([
    ['a speaker', { back: 'Wang Yi', fact: { speaker: 'Wang Yi' } }, 'Feb 2023 · Nikkei Asia'],
    [
      'a speaker whose office is asked for too',
      { back: 'Wang Yi, then foreign minister of China', fact: { speaker: 'Wang Yi' } },
      'Feb 2023 · Nikkei Asia',
    ],
    [
      'a speaker of whom the answer has the surname',
      { back: 'President Xi, at home', fact: { speaker: 'Xi Jinping' } },
      'Feb 2023 · Nikkei Asia',
    ],
    ['a month', { back: 'in February' }, 'Holm · Nikkei Asia'],
    ['an outlet', { back: 'Nikkei' }, 'Holm, Feb 2023 · China’s embrace of Russia is mostly for show'],
  ])('leaves out %s that is asked for', (_, changes, line) => {
    expect(opinion(changes)).toBe(line)
  })

  it('shows a date that the question names anyway', () => {
    const changes = { front: 'How did February 2023 differ from March?', back: 'in February 2023 by tone' }
    expect(opinion(changes)).toBe('Holm, Feb 2023 · Nikkei Asia')
  })

  it('names the article where there is no outlet', () => {
    expect(opinion({ source: { title: 'Ports', outlet: null } })).toBe('Holm, Feb 2023 · Ports')
  })

  it('is that of any other card where nobody is named', () => {
    expect(opinion({ fact: { speaker: null }, source: { title: 'Ports' } })).toBe(
      'Claim · Ports (Nikkei Asia, Feb 2023)',
    )
  })
})
