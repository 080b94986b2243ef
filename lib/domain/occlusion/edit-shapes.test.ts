import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { insidePicture, WHOLE } from '../cards/shape'
import { cornersOf, drawnShape, IN_THE_MIDDLE, isInShape, movedBy, withCorner } from './edit-shapes'

const whole = fc.integer({ min: 0, max: WHOLE })
const far = fc.record({ x: fc.integer({ min: -30_000, max: 30_000 }), y: fc.integer({ min: -30_000, max: 30_000 }) })
const boxes = fc.record({ x: whole, y: whole, width: whole, height: whole }).map(insidePicture)
const square = { x: 1000, y: 2000, width: 2000, height: 1000 }

describe('whatever is done to a shape', () => {
  it('leaves it in the picture, in whole numbers', () => {
    fc.assert(
      fc.property(boxes, far, fc.nat(3), (box, one, at) => {
        for (const result of [movedBy(box, one), withCorner(box, at, one)])
          expect(insidePicture(result)).toEqual(result)
      }),
    )
  })

  it('keeps its size when it is moved', () => {
    fc.assert(
      fc.property(boxes, far, (box, by) => {
        const { width, height } = movedBy(box, by)
        expect([width, height]).toEqual([box.width, box.height])
      }),
    )
  })
})

describe('a shape', () => {
  it('is drawn from any corner, and added in the middle', () => {
    const expected = { x: 100, y: 200, width: 300, height: 400 }
    expect(drawnShape({ x: 100, y: 200 }, { x: 400, y: 600 })).toEqual(expected)
    expect(drawnShape({ x: 400, y: 200 }, { x: 100, y: 600 })).toEqual(expected)
    const { x, y, width, height } = IN_THE_MIDDLE
    expect([x * 2 + width, y * 2 + height]).toEqual([WHOLE, WHOLE])
  })

  it('is resized by a corner, also beyond the opposite one', () => {
    expect(cornersOf(square)[2]).toEqual({ x: 3000, y: 3000 })
    expect(withCorner(square, 2, { x: 5000, y: 4000 })).toEqual({ ...square, width: 4000, height: 2000 })
    expect(withCorner(square, 0, { x: 4000, y: 5000 })).toEqual({ x: 3000, y: 3000, width: 1000, height: 2000 })
  })

  it.each([
    [1500, 2500, true],
    [1000, 2000, true],
    [3500, 2500, false],
  ])('has %i, %i in it: %s', (x, y, expected) => expect(isInShape(square, { x, y })).toBe(expected))
})
