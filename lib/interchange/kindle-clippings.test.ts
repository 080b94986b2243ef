import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readKindleClippings } from './kindle-clippings'

const RULE = '=========='
const file = (...entries: readonly (readonly string[])[]) =>
  entries.map((lines) => `${lines.join('\n')}\n${RULE}\n`).join('')

const entry = (line: string, text: string, title = 'The Weir (Holm, Mira)') => [title, line, '', text]

const read = (text: string) => {
  const result = readKindleClippings(text)
  if (!result.ok) throw new Error(result.message)
  return result
}

const texts = (text: string) => read(text).works.flatMap(({ highlights }) => highlights.map((one) => one.text))

const ENGLISH = '- Your Highlight on page 12 | Location 183-185 | Added on Monday, 4 March 2024 10:11:12'
const AT = Date.UTC(2024, 2, 4, 10, 11, 12)

describe('a Kindle’s clippings', () => {
  it.each([
    ['English', ENGLISH],
    ['American', '- Your Highlight on page 12 | Location 183-185 | Added on Monday, March 4, 2024 10:11:12 AM'],
    ['older English', '- Highlight on Page 12 | Loc. 183-85  | Added on Monday, March 04, 2024, 10:11:12 AM'],
    ['German', '- Ihre Markierung auf Seite 12 | bei Position 183-185 | Hinzugefügt am Montag, 4. März 2024 10:11:12'],
    ['French', '- Votre surlignement sur la page 12 | emplacement 183-185 | Ajouté le lundi 4 mars 2024 10:11:12'],
    ['Spanish', '- Tu subrayado en la página 12 | Posición 183-185 | Añadido el lunes, 4 de marzo de 2024 10:11:12'],
    [
      'Italian',
      '- La tua evidenziazione a pagina 12 | posizione 183-185 | Aggiunto in data lunedì 4 marzo 2024 10:11:12',
    ],
    [
      'Portuguese',
      '- Seu destaque na página 12 | posição 183-185 | Adicionado: segunda-feira, 4 de março de 2024 10:11:12',
    ],
    ['Dutch', '- Uw markering op pagina 12 | locatie 183-185 | Toegevoegd op maandag 4 maart 2024 10:11:12'],
    ['Japanese', '- 12ページ|位置No. 183-185のハイライト |作成日: 2024年3月4日月曜日 10:11:12'],
    ['Chinese', '- 您在第 12 页（位置 #183-185）的标注 | 添加于 2024年3月4日星期一 上午10:11:12'],
  ])('is read with its place and time from a device in %s', (_, line) => {
    const { works, skipped } = read(file(entry(line, 'Water finds the lowest stone.')))
    expect(skipped).toBe(0)
    expect(works).toEqual([
      {
        title: 'The Weir',
        authors: ['Mira Holm'],
        url: null,
        highlights: [{ text: 'Water finds the lowest stone.', note: null, location: 183, locationEnd: 185, at: AT }],
      },
    ])
  })

  it('is read with a byte order mark, Windows line ends and a mark before each title', () => {
    const text = `\uFEFF${file(entry(ENGLISH, 'One.'), entry(ENGLISH.replaceAll('18', '19'), 'Two.', '\uFEFFThe Weir (Holm, Mira)'))}`
    expect(texts(text.replaceAll('\n', '\r\n'))).toEqual(['One.', 'Two.'])
  })

  it('gives words that were marked again once, in the longest form', () => {
    const longer = ENGLISH.replace('183-185', '183-188')
    expect(
      texts(
        file(entry(ENGLISH, 'Water finds the lowest stone'), entry(longer, 'Water finds the lowest stone, and stays.')),
      ),
    ).toEqual(['Water finds the lowest stone, and stays.'])
  })

  it('joins two highlights that overlap', () => {
    const [a, b] = ['The river rose by two metres in one night', 'rose by two metres in one night and took the bridge.']
    expect(texts(file(entry(ENGLISH, a), entry(ENGLISH.replace('183-185', '184-187'), b)))).toEqual([
      'The river rose by two metres in one night and took the bridge.',
    ])
  })

  it('keeps apart what only begins alike elsewhere in the work', () => {
    const far = ENGLISH.replace('183-185', '900-901')
    expect(texts(file(entry(ENGLISH, 'The river rose.'), entry(far, 'The river rose. Nobody slept.')))).toHaveLength(2)
  })

  it('puts a note with the highlight that it stands in', () => {
    const note = '- Your Note on page 12 | Location 185 | Added on Monday, 4 March 2024 10:12:00'
    const { works } = read(file(entry(note, 'Check the year.'), entry(ENGLISH, 'Water finds the lowest stone.')))
    expect(works[0]?.highlights).toMatchObject([{ text: 'Water finds the lowest stone.', note: 'Check the year.' }])
  })

  it('passes over bookmarks, and counts what it cannot read', () => {
    const bookmark = '- Your Bookmark on page 3 | Location 40 | Added on Monday, 4 March 2024 10:12:00'
    const text = file(['The Weir (Holm, Mira)', bookmark, '', ''], entry(ENGLISH, 'One.'), ['Only a title'])
    expect(read(text)).toMatchObject({ skipped: 1, works: [{ highlights: [{ text: 'One.' }] }] })
  })

  it('takes the last brackets of a title for the author, and leaves a title without any', () => {
    const { works } = read(
      file(entry(ENGLISH, 'One.', 'Rivers (a history) (Ada Surveyor; Bo Builder)'), entry(ENGLISH, 'Two.', 'Notes')),
    )
    expect(works.map(({ title, authors }) => [title, authors])).toEqual([
      ['Rivers (a history)', ['Ada Surveyor', 'Bo Builder']],
      ['Notes', []],
    ])
  })

  it('says so where a file is something else', () => {
    expect(readKindleClippings('Some words.')).toMatchObject({
      ok: false,
      message: expect.stringContaining('My Clippings.txt'),
    })
  })

  it('never throws, whatever stands in it', () => {
    fc.assert(fc.property(fc.array(fc.string()), (parts) => void readKindleClippings(parts.join(`\n${RULE}\n`))))
  })
})
