import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clozeAnswer, deletions, plainText, renderCloze } from '../cards/cloze'
import { textOf } from '../cards/segments'
import {
  boxOf,
  insidePicture,
  type OcclusionShape,
  placeOfShape,
  readShapeReference,
  shapeReference,
  WHOLE,
} from '../cards/shape'
import { sideLength } from '../cards/shape-pattern'
import { answerText, questionText } from '../cards/sides'
import { severalLines } from '../drafting/draft-schema'
import {
  hasShapes,
  type NamedShape,
  occludedPictures,
  shapesMarkdown,
  withoutPicture,
  withShapes,
} from './occluded-text'

const PICTURE = `![a map of Central Asia](media:${'a'.repeat(64)}.png#640x480)`

const whole = fc.integer({ min: 0, max: WHOLE })
const point = fc.record({ x: whole, y: whole })
const shapes: fc.Arbitrary<OcclusionShape> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('rect' as const, 'ellipse' as const),
    x: whole,
    y: whole,
    width: whole,
    height: whole,
  }),
  fc.record({ kind: fc.constant('polygon' as const), points: fc.array(point, { minLength: 3, maxLength: 100 }) }),
)
const names = fc
  .oneof(fc.string(), fc.stringMatching(/^[a-z:{}[\]\\ ]{1,12}$/))
  .map((name) => severalLines(name.replace(/[\s`$<]+/gu, ' ')))
  .filter((name) => name !== '')
const hints = fc.option(fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/))

const named = fc
  .array(fc.record({ shape: shapes.map(insidePicture), hidesAlways: fc.boolean(), name: names, hint: hints }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((list): readonly NamedShape[] => list.map((one, at) => ({ ...one, number: at + 1 })))

const rect = (x: number, y: number, name: string, part: Partial<NamedShape> = {}): NamedShape => ({
  shape: { kind: 'rect', x, y, width: 1000, height: 1000 },
  hidesAlways: false,
  number: 1,
  name,
  hint: null,
  ...part,
})

const onPicture = (list: readonly NamedShape[], before = 'Which country?\n', after = '') => {
  const text = `${before}${PICTURE}${after}`
  const [picture] = occludedPictures(text)
  if (!picture) throw new Error('no picture')
  return withShapes(text, picture, list)
}

describe('a shape', () => {
  it('is in the picture, whatever is given', () => {
    const wild = fc.double({ noNaN: false })
    fc.assert(
      fc.property(wild, wild, wild, wild, (x, y, width, height) => {
        const box = boxOf(insidePicture({ kind: 'ellipse', x, y, width, height }))
        expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0)
        expect(Math.max(box.x + box.width, box.y + box.height)).toBeLessThanOrEqual(WHOLE)
        expect(Math.min(box.width, box.height)).toBeGreaterThan(0)
      }),
    )
  })

  it('is read as it was written', () => {
    fc.assert(
      fc.property(shapes.map(insidePicture), fc.boolean(), (shape, hidesAlways) => {
        const written = shapeReference({ shape, hidesAlways })
        expect(readShapeReference(written)).toEqual({ shape, hidesAlways })
      }),
    )
  })

  it.each([
    'shape:rect/1,2,3',
    'shape:polygon/1,2,3,4',
    'shape:star/1,2,3,4',
    'shape:rect/-1,2,3,4',
    'shape:rect/1,2,3,4/one',
    'shape:rect/123456,2,3,4',
    'media:x',
    '',
  ])('is not %j', (text) => expect(readShapeReference(text)).toBeNull())

  it.each([
    [0, 0, 'top left'],
    [4500, 4500, 'centre'],
    [9000, 4500, 'right'],
    [4500, 9000, 'bottom'],
  ])('at %i, %i is at the %s', (x, y, place) => {
    expect(placeOfShape({ kind: 'rect', x, y, width: 1000, height: 1000 })).toBe(place)
  })
})

describe('a text with shapes', () => {
  it('gives the shapes back as they were named, one card for each', () => {
    fc.assert(
      fc.property(named, (list) => {
        const text = severalLines(onPicture(list))
        const [read] = occludedPictures(text)
        expect(read?.shapes).toEqual(list)
        expect(deletions(text)).toEqual(list.map(({ number }) => number))
        for (const { number, name } of list) expect(clozeAnswer(text, number)).toBe(name)
      }),
    )
  })

  it('never says on a question side what a shape hides', () => {
    fc.assert(
      fc.property(named, fc.constantFrom('question' as const, 'answer' as const), (list, side) => {
        const marked = list.map((one) => ({ ...one, name: `Zq${one.number}x ${one.name}` }))
        const text = onPicture(marked)
        for (const { number } of marked) {
          const shown = textOf(renderCloze(text, number, side))
          const said = marked.filter((one) => shown.includes(`Zq${one.number}x`)).map((one) => one.number)
          expect(said).toEqual(side === 'answer' ? [number] : [])
        }
      }),
    )
  })

  it('keeps what is before and after a picture, and loses the shapes with it', () => {
    const text = onPicture([rect(0, 0, 'Kazakhstan')], 'Which?\n', '\nOf the five.')
    const [picture] = occludedPictures(text)
    expect(picture && withShapes(text, picture, [])).toBe(`Which?\n${PICTURE}\nOf the five.`)
    expect(picture && withoutPicture(text, picture)).toBe('Which?\nOf the five.')
    expect([hasShapes(text), hasShapes(PICTURE), hasShapes('[a](shape:)')]).toEqual([true, false, false])
  })

  it('is asked for by place, or by a hint, and answered by name', () => {
    const text = onPicture([
      rect(100, 100, 'Kazakhstan', { number: 2, hint: 'the largest' }),
      rect(9000, 9000, 'Tajikistan', { number: 3, hidesAlways: true }),
    ])
    const card = (deletion: number) => ({ form: 'cloze' as const, deletion, front: text, back: '' })
    expect(questionText(card(2))).toBe('Which country?\na map of Central Asia: [part 1 of 2, top left: the largest]')
    expect(questionText(card(3))).toBe('Which country?\na map of Central Asia: [part 2 of 2, bottom right]')
    expect(answerText(card(3))).toBe('Tajikistan')
    expect(textOf(renderCloze(text, 3, 'answer'))).toBe('Which country?\na map of Central Asia: Tajikistan')
    expect(plainText(text)).toBe('Which country?\na map of Central Asia:\nKazakhstan,\nTajikistan')
  })

  it('has no file ending in place of a description', () => {
    const text = onPicture([rect(100, 100, 'Oslo')], '').replace(/!\[[^\]]*\]/, '![]')
    const card = { form: 'cloze' as const, deletion: 1, front: text, back: '' }
    expect(questionText(card)).toBe('Picture: [part 1 of 1, top left]')
    expect(textOf(renderCloze(text, 1, 'answer'))).toBe('Picture: Oslo')
  })

  it('may ask for several shapes at once', () => {
    const text = onPicture([rect(0, 0, 'Oslo'), rect(9000, 0, 'Bergen'), rect(0, 9000, 'Malmö', { number: 2 })], '')
    const card = { form: 'cloze' as const, deletion: 1, front: text, back: '' }
    expect(questionText(card)).toBe('a map of Central Asia: [part 1 of 3, top left], [part 2 of 3, top right]')
    expect(answerText(card)).toBe('Oslo, Bergen')
  })

  it('may have gaps of words beside the picture', () => {
    const text = onPicture([rect(0, 0, 'Oslo')], 'Norway is a {{c2::kingdom}}.\n')
    expect(textOf(renderCloze(text, 1, 'question'))).toContain('Norway is a kingdom.')
    expect(textOf(renderCloze(text, 2, 'question'))).toBe('Norway is a [...].\na map of Central Asia')
  })

  it('without a picture is a sentence with gaps', () => {
    const text = `The north${shapesMarkdown([rect(0, 0, 'Oslo')])}`
    expect(textOf(renderCloze(text, 1, 'question'))).toBe('The north: [part 1 of 1, top left]')
  })

  it('counts without its shapes towards the limit of a side', () => {
    const [one, many] = [onPicture([rect(0, 0, 'Oslo')]), onPicture(Array(40).fill(rect(0, 0, 'Oslo')))]
    expect(sideLength(many) - sideLength(one)).toBe(39 * '{{c1::[Oslo]}},\n'.length)
  })
})
