import { describe, expect, it } from 'vitest'
import { newPairingCode, readPairingCode } from './pairing-code'

describe('a pairing code', () => {
  it('has six words of the list, and any number below its length is used', () => {
    const limits = new Set<number>()
    const first = newPairingCode((limit) => {
      limits.add(limit)
      return 0
    })
    expect(first).toBe('abandon abandon abandon abandon abandon abandon')
    expect([...limits]).toEqual([2_048])
    expect(newPairingCode((limit) => limit - 1)).toBe('zoo zoo zoo zoo zoo zoo')
  })

  it.each([
    ['as shown', 'river cabin solar lunch mango frost'],
    ['as in an address', 'river-cabin-solar-lunch-mango-frost'],
    ['as a phone writes it', ' River, cabin  solar lunch\nMango FROST. '],
  ])('is read %s', (_, typed) => {
    expect(readPairingCode(typed)).toEqual({ ok: true, code: 'river cabin solar lunch mango frost' })
  })

  it.each([
    ['', 'The code has 6 words; this has 0.'],
    ['river cabin solar lunch mango', 'The code has 6 words; this has 5.'],
    ['river cabin solar lunch mango frost frost', 'The code has 6 words; this has 7.'],
    ['river cabbin solar lunch mango frost', 'No code has the word “cabbin”. Check its spelling.'],
  ])('says what is wrong with “%s”', (typed, message) => {
    expect(readPairingCode(typed)).toEqual({ ok: false, message })
  })
})
