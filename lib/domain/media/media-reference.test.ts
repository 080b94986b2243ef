import { expect, it } from 'vitest'
import { MEDIA_REFERENCE } from './media-pattern'
import { digestsNamed, mediaReference, readMediaReference } from './media-reference'
import { MEDIA_TYPES, type MediaType } from './media-type'

const DIGEST = 'ab12'.repeat(16)

it('a file of each type has a reference that is read back', () => {
  for (const [type, { extension, kind }] of Object.entries(MEDIA_TYPES)) {
    const size = kind === 'sound' ? { width: null, height: null } : { width: 640, height: 480 }
    const reference = mediaReference({ digest: DIGEST, type: type as MediaType, ...size }) // a key of the table
    expect(readMediaReference(reference)).toEqual({ digest: DIGEST, kind, extension, ...size })
    expect(reference).toMatch(new RegExp(`^${MEDIA_REFERENCE}$`))
  }
})

it.each([
  `media:${DIGEST}.exe`,
  `media:${DIGEST}`,
  `media:${DIGEST.slice(1)}.png`,
  `media:${DIGEST.toUpperCase()}.png`,
  `media:${DIGEST}.png#640`,
  `media:${DIGEST}.png?x`,
  `https://example.org/${DIGEST}.png`,
  'media:map.png',
])('%s is none', (text) => {
  expect(readMediaReference(text)).toBeNull()
})

it('the files that a text names are found, each once', () => {
  const other = 'cd34'.repeat(16)
  const text = `![a](media:${DIGEST}.png#1x1) media:${DIGEST}.png ![b](media:${other}.mp3) media:${'0'.repeat(63)}.png`
  expect([...digestsNamed(text)]).toEqual([DIGEST, other])
})
