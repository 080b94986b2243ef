import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldMedia, unfoldedPlace, unfoldMedia } from './folded-text'

const target = (digit: string, ending: string) => `media:${digit.repeat(64)}.${ending}`
const MAP = `![](${target('a', 'png')}#800x500)`
const SHAPES = '\n{{c1::[Kazakhstan](shape:rect/0,0,100,100/all)}},\n{{c2::[Oslo](shape:rect/9,9,90,90/all)}}'
const ANTHEM = `![an anthem](${target('b', 'wav')})`

describe('the text of a card in a field', () => {
  it.each([
    ['Which sea?', 'Which sea?'],
    [`Which sea?\n${MAP}`, 'Which sea?\n[picture 1]'],
    [`Which country?\n${MAP}${SHAPES}\nOf two.`, 'Which country?\n[picture 1]\nOf two.'],
    [`${MAP} and ${ANTHEM}, ${MAP}`, '[picture 1] and [sound 1], [picture 2]'],
    [`[picture 1] is no file: ${MAP}`, '[picture 1] is no file: [picture 2]'],
  ])('has names in place of code: %#', (value, shown) => {
    const { text, names } = foldMedia(value)
    expect(text).toBe(shown)
    expect(unfoldMedia(text, names)).toBe(value)
  })

  it('keeps the name of a file when another goes, and brings back one that was deleted and typed again', () => {
    const both = foldMedia(`${ANTHEM} ${MAP}${SHAPES}`)
    const one = foldMedia(unfoldMedia('[picture 1]', both.names), both.names)
    expect(one.text).toBe('[picture 1]')
    expect(unfoldMedia('[sound 1] [picture 1]', one.names)).toBe(`${ANTHEM} ${MAP}${SHAPES}`)
    expect(foldMedia(`${MAP}${SHAPES}`, one.names).names).toBe(one.names)
  })

  it('says where a place in it is in the text of the card', () => {
    const value = `Which?\n${MAP}${SHAPES}\nOf two.`
    expect(unfoldedPlace(value, 3)).toBe(3)
    expect(unfoldedPlace(value, 'Which?\n[pic'.length)).toBe(value.length - '\nOf two.'.length)
    expect(unfoldedPlace(value, 'Which?\n[picture 1]\nOf'.length)).toBe(value.length - ' two.'.length)
    expect(unfoldedPlace(value, 999)).toBe(value.length)
  })

  it('comes back as it was, whatever is in it', () => {
    const part = fc.oneof(fc.constantFrom(MAP, `${MAP}${SHAPES}`, ANTHEM, '[picture 1]', '[sound 2]', ' '), fc.string())
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const value = parts.join('')
        const { text, names } = foldMedia(value)
        expect(unfoldMedia(text, names)).toBe(value)
        expect(unfoldedPlace(value, text.length)).toBe(value.length)
      }),
    )
  })
})
