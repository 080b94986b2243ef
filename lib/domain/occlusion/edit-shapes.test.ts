import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxOf, insidePicture, type OcclusionShape, WHOLE } from '../cards/shape'
import {
  cornersOf,
  drawnShape,
  fittedTo,
  isInShape,
  movedBy,
  shapeInTheMiddle,
  withCorner,
  withCornerAfter,
  withoutCorner,
} from './edit-shapes'

const whole = fc.integer({ min: 0, max: WHOLE })
const point = fc.record({ x: whole, y: whole })
const far = fc.record({ x: fc.integer({ min: -30_000, max: 30_000 }), y: fc.integer({ min: -30_000, max: 30_000 }) })
const shapes: fc.Arbitrary<OcclusionShape> = fc
  .oneof(
    fc.record({
      kind: fc.constantFrom('rect' as const, 'ellipse' as const),
      x: whole,
      y: whole,
      width: whole,
      height: whole,
    }),
    fc.record({ kind: fc.constant('polygon' as const), points: fc.array(point, { minLength: 3, maxLength: 12 }) }),
  )
  .map(insidePicture)

const square: OcclusionShape = { kind: 'rect', x: 1000, y: 2000, width: 2000, height: 1000 }
const triangle = {
  kind: 'polygon' as const,
  points: [
    { x: 0, y: 0 },
    { x: 1000, y: 0 },
    { x: 0, y: 1000 },
  ],
}

describe('whatever is done to a shape', () => {
  it('leaves it in the picture, in whole numbers', () => {
    fc.assert(
      fc.property(shapes, far, far, fc.nat(11), (shape, one, other, at) => {
        const results = [
          movedBy(shape, one),
          fittedTo(shape, { ...one, width: other.x, height: other.y }),
          withCorner(shape, at % cornersOf(shape).length, one),
        ]
        for (const result of results) expect(insidePicture(result)).toEqual(result)
      }),
    )
  })

  it('keeps its size when it is moved', () => {
    fc.assert(
      fc.property(shapes, far, (shape, by) => {
        const [before, after] = [boxOf(shape), boxOf(movedBy(shape, by))]
        expect([after.width, after.height]).toEqual([before.width, before.height])
      }),
    )
  })
})

describe('a shape', () => {
  it('is drawn from any corner', () => {
    const expected = { kind: 'ellipse', x: 100, y: 200, width: 300, height: 400 }
    expect(drawnShape('ellipse', { x: 100, y: 200 }, { x: 400, y: 600 })).toEqual(expected)
    expect(drawnShape('ellipse', { x: 400, y: 200 }, { x: 100, y: 600 })).toEqual(expected)
  })

  it.each(['rect', 'ellipse', 'polygon'] as const)('of kind %s is added in the middle', (kind) => {
    const { x, y, width, height } = boxOf(shapeInTheMiddle(kind))
    expect([x * 2 + width, y * 2 + height]).toEqual([WHOLE, WHOLE])
  })

  it('is no rectangle where a polygon is added', () => {
    const shape = shapeInTheMiddle('polygon')
    const { x, y } = boxOf(shape)
    expect(isInShape(shape, { x: x + 1, y: y + 1 })).toBe(false)
  })

  it('is resized by a corner, also beyond the opposite one', () => {
    expect(withCorner(square, 2, { x: 5000, y: 4000 })).toEqual({ ...square, width: 4000, height: 2000 })
    expect(withCorner(square, 0, { x: 4000, y: 5000 })).toEqual({
      ...square,
      x: 3000,
      y: 3000,
      width: 1000,
      height: 2000,
    })
    expect(withCorner(triangle, 1, { x: 9000, y: 5 })).toEqual({
      ...triangle,
      points: [triangle.points[0], { x: 9000, y: 5 }, triangle.points[2]],
    })
  })

  it('takes its corners along into another box', () => {
    expect(fittedTo(triangle, { x: 1000, y: 1000, width: 2000, height: 4000 })).toEqual({
      kind: 'polygon',
      points: [
        { x: 1000, y: 1000 },
        { x: 3000, y: 1000 },
        { x: 1000, y: 5000 },
      ],
    })
  })

  it('that is a polygon gains and loses corners, and keeps three', () => {
    const four = withCornerAfter(triangle, 2)
    expect(four.points.at(-1)).toEqual({ x: 0, y: 500 })
    expect(withoutCorner(four, 3)).toEqual(triangle)
    expect(withoutCorner(triangle, 0)).toEqual(triangle)
  })

  it.each([
    [square, 1500, 2500, true],
    [square, 1000, 2000, true],
    [square, 3500, 2500, false],
    [{ ...square, kind: 'ellipse' as const }, 2000, 2500, true],
    [{ ...square, kind: 'ellipse' as const }, 1010, 2010, false],
    [triangle, 100, 100, true],
    [triangle, 900, 900, false],
  ])('%j has %i, %i in it: %s', (shape, x, y, expected) => {
    expect(isInShape(shape, { x, y })).toBe(expected)
  })
})
