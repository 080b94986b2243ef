import fc from 'fast-check'
import { expect, it } from 'vitest'
import { textOf, withMarks } from '../cards/segments'
import { mediaInText, mediaMarkdown, withDescription, withMedia, withoutMedia } from './media-in-text'

const MAP = `media:${'0123456789abcdef'.repeat(4)}.png#640x480`
const SONG = `media:${'fedcba9876543210'.repeat(4)}.mp3`

it('media are found with their descriptions', () => {
  const text = `Where?\n![a \\[small\\] map](${MAP})\n![](${SONG})`
  expect(mediaInText(text).map(({ from, to, ...rest }) => [text.slice(from, to), rest])).toEqual([
    [`![a \\[small\\] map](${MAP})`, expect.objectContaining({ target: MAP, description: 'a [small] map' })],
    [`![](${SONG})`, expect.objectContaining({ target: SONG, description: '' })],
  ])
})

it('a description is read as it was written, whatever it holds, and is what the card says', () => {
  const words = fc.stringMatching(/^[a-z[\]()\\*"!é ]{1,30}$/).filter((text) => text.trim() !== '')
  fc.assert(
    fc.property(words, (description) => {
      const written = mediaMarkdown(MAP, description)
      const folded = description.replace(/\s+/g, ' ')
      expect(mediaInText(written).map((one) => one.description)).toEqual([folded])
      expect(textOf(withMarks([{ text: written }]))).toBe(folded)
    }),
  )
})

it('one is described and removed without changing the others', () => {
  const text = `Where?\n${mediaMarkdown(MAP, 'a map')}\n${mediaMarkdown(SONG, '')}`
  const [, song] = mediaInText(text)
  if (!song) throw new Error('there are two')
  const described = withDescription(text, song, 'the anthem')
  expect(mediaInText(described).map(({ description }) => description)).toEqual(['a map', 'the anthem'])
  expect(withoutMedia(text, song)).toBe(`Where?\n${mediaMarkdown(MAP, 'a map')}`)
})

it.each([
  ['', 0, `![](${MAP})`],
  ['Where?', 6, `Where?\n![](${MAP})`],
  ['Where?', 0, `![](${MAP})\nWhere?`],
  ['Where is it?', 5, `Where\n![](${MAP})\nis it?`],
])('a medium gets a line of its own in %j at %i', (text, at, expected) => {
  expect(withMedia(text, at, MAP)).toBe(expected)
})
