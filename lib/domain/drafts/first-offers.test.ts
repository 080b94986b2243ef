import { describe, expect, it } from 'vitest'
import { firstOffers } from './first-offers'

const drafts = (marks: string) => [...marks].map((mark, at) => ({ at, isFirstOffer: mark === '+' }))
const places = (marks: string, most = 10) => firstOffers(drafts(marks), most).map(({ at }) => at)

describe('first offers', () => {
  it('leave out what is not fit to be one', () => {
    expect(places('+-+-++-+')).toEqual([0, 2, 4, 5, 7])
  })

  it('are at most so many', () => {
    expect(places('++++++++', 6)).toEqual([0, 1, 2, 3, 4, 5])
    expect(places('----', 2)).toEqual([0, 1])
  })

  it('are three where there are so many, in their order', () => {
    expect(places('--+---+')).toEqual([0, 2, 6])
    expect(places('-+')).toEqual([0, 1])
    expect(places('')).toEqual([])
  })

  it('are fewer where some were decided on', () => {
    expect(firstOffers(drafts('-----'), 10, 1).map(({ at }) => at)).toEqual([0, 1])
    expect(firstOffers(drafts('+-+--'), 10, 2).map(({ at }) => at)).toEqual([0, 2])
  })

  it('take what nobody has judged', () => {
    expect(firstOffers([{}, {}, {}, {}, {}, {}], 6)).toHaveLength(6)
  })
})
