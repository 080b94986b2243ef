import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReadwiseCsv } from './readwise-csv'

const HEADER =
  'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags'

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
const row = (highlight: string, { title = 'The Weir', author = 'Mira Holm', note = '', location = '3' } = {}) =>
  [highlight, title, author, '', note, 'yellow', '', 'location', location, '2024-03-04 10:11:12+00:00', '']
    .map(cell)
    .join(',')
const file = (...rows: readonly string[]) => [HEADER, ...rows].join('\n')

const read = (text: string) => {
  const result = readReadwiseCsv(Buffer.from(text))
  if (!result.ok) throw new Error(result.message)
  return result
}

describe('a CSV file of Readwise', () => {
  it('gives works with their highlights in the order of the work', () => {
    const { works } = read(
      file(row('Later words.', { location: '40' }), row('Earlier words.', { location: '7', note: 'Why?' })),
    )
    expect(works).toEqual([
      {
        title: 'The Weir',
        authors: ['Mira Holm'],
        url: null,
        highlights: [
          { words: 'Earlier words.', note: 'Why?', at: Date.UTC(2024, 2, 4, 10, 11, 12) },
          { words: 'Later words.', note: null, at: Date.UTC(2024, 2, 4, 10, 11, 12) },
        ],
      },
    ])
  })

  it('is read with quotation marks, line breaks and commas in cells, a byte order mark and Windows line ends', () => {
    const text = 'She said: "no, not\nyet".'
    const { works } = read(`\uFEFF${file(row(text))}`.replaceAll('\n', '\r\n'))
    expect(works[0]?.highlights[0]?.words).toBe('She said: "no, not yet".')
  })

  it.each(['=HYPERLINK("http://example.org","x")', '+1 is a number', '-2', '@cmd', '=1+1'])(
    'keeps a cell that looks like a formula as the words that it is: %s',
    (text) => {
      expect(read(file(row(text))).works[0]?.highlights[0]?.words).toBe(text)
    },
  )

  it('parts authors, and finds columns in any order', () => {
    const text = 'Book Author,Book Title,Highlight\n"Ada Surveyor, Bo Builder and Cy Carter",Rivers,Words.'
    expect(read(text).works[0]).toMatchObject({ authors: ['Ada Surveyor', 'Bo Builder', 'Cy Carter'] })
  })

  it('gives repeated highlights once and counts rows without words', () => {
    const result = read(file(row('The same words.'), row('The same words.', { location: '9' }), row('')))
    expect(result.works[0]?.highlights).toHaveLength(1)
    expect(result.skipped).toBe(1)
  })

  it.each([
    ['has other columns', 'a,b\n1,2', 'columns Highlight and Book Title'],
    ['is empty', '', 'columns Highlight and Book Title'],
    ['is cut off inside a cell', `${HEADER}\n"half a cell`, 'damaged'],
  ])('says what is wrong where the file %s', (_, text, message) => {
    expect(readReadwiseCsv(Buffer.from(text))).toMatchObject({ ok: false, message: expect.stringContaining(message) })
  })

  it('never throws, whatever stands in it', () => {
    fc.assert(fc.property(fc.string(), (text) => void readReadwiseCsv(Buffer.from(`${HEADER}\n${text}`))))
  })
})
