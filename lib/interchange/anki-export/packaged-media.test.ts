import { describe, expect, it } from 'vitest'
import { isPlainMediaName, packagedName, withMediaNames } from './packaged-media'

describe('the name of a media file in a package', () => {
  it.each(['map.png', 'map of asia.png', "O'Brien (1).jpg", 'Straße–Süd, 2.mp3', '地図.webp', 'a.b.c.svg', '-x_.gif'])(
    'is its own if nothing reads it as something else: %s',
    (name) => expect(isPlainMediaName(name)).toBe(true),
  )

  it.each([
    'a&b.png',
    'a<b.png',
    'a"b.png',
    '100%.png',
    'a#b.png',
    'a{{c1.png',
    'a[b].png',
    'a/b.png',
    'a\\b.png',
    'a:b.png',
    'a?.png',
    '.png',
    '.hidden.png',
    ' a.png',
    'a .png',
    'a..png',
    'a',
    'a.',
    'a.x',
    'a.toolong',
    'nul.png',
    'a\u0301.png',
    'a\u0000.png',
    'a\nb.png',
    `${'ü'.repeat(60)}.png`,
  ])('is not if Anki, a field or a system would: %j', (name) => expect(isPlainMediaName(name)).toBe(false))

  it('takes the place of the one that is made of the digest, wherever a field has it', () => {
    const digest = '0'.repeat(64)
    const made = packagedName(digest, 'png')
    const field = `<img src="${made}" alt="${'a'.repeat(64)}"> [sound:${packagedName('1'.repeat(64), 'mp3')}]`
    const nameOf = (of: string, extension: string) => (of === digest ? '$& map.png' : packagedName(of, extension))
    expect(withMediaNames(field, nameOf)).toBe(field.replace(made, () => '$& map.png'))
  })
})
