import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSealed, newSecretKey, secretBox } from './secret-box'

const box = secretBox(newSecretKey())

describe('a sealed text', () => {
  it('opens for its owner, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, owner) => {
        const sealed = box.seal(text, owner)
        expect(isSealed(sealed)).toBe(true)
        expect(box.open(sealed, owner)).toBe(text)
      }),
    )
  })

  it('is different each time and holds nothing of the text', () => {
    const sealed = Array.from({ length: 50 }, () => box.seal('sk-live-0123456789', 'ann'))
    expect(new Set(sealed).size).toBe(50)
    for (const one of sealed) {
      expect(one).toMatch(/^sealed:v1:[\w-]+$/)
      expect(Buffer.from(one.slice(10), 'base64url').toString('latin1')).not.toContain('sk-live')
    }
  })

  it('does not open for another owner or with another key', () => {
    const sealed = box.seal('secret', 'ann')
    expect(box.open(sealed, 'bob')).toBeNull()
    expect(secretBox(newSecretKey()).open(sealed, 'ann')).toBeNull()
  })

  it('does not open with any one bit changed', () => {
    const sealed = box.seal('secret', 'ann')
    const bytes = Buffer.from(sealed.slice(10), 'base64url')
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(box.open(`sealed:v1:${changed.toString('base64url')}`, 'ann')).toBeNull()
    }
  })

  it.each([
    ['nothing', ''],
    ['a text in clear', 'sk-live-0123456789'],
    ['the prefix alone', 'sealed:v1:'],
    ['too few bytes', 'sealed:v1:AAAA'],
    ['a tag without a text that belongs to it', `sealed:v1:${'A'.repeat(40)}`],
    ['another version', box.seal('secret', 'ann').replace('v1', 'v2')],
    ['letters that are not base64url', `${box.seal('secret', 'ann')}\n`],
    ['a part of it', box.seal('a longer secret', 'ann').slice(0, -4)],
  ])('does not open where it is damaged: %s', (_, stored) => {
    expect(box.open(stored, 'ann')).toBeNull()
  })
})

it('a key of another length is a bug', () => {
  expect(() => secretBox(new Uint8Array(16))).toThrow(RangeError)
})
