import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pngBytes, recordings, SMALL_PICTURES, wavBytes } from './media.fixture'
import { readMedia } from './read-media'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aide-test-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (bytes: Uint8Array | string, name = 'file') => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return readMedia(path)
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0h9"/></svg>'

describe('a media file is known by its content', () => {
  it.each(Object.entries(SMALL_PICTURES))('%s, with its size', async (type, bytes) => {
    expect(await read(bytes)).toMatchObject({ ok: true, content: { type, width: 3, height: 2, seconds: null } })
  })

  it('a PNG, whatever its name says', async () => {
    const content = { type: 'image/png', width: 7, height: 5, seconds: null }
    expect(await read(pngBytes(7, 5), 'song.mp3')).toEqual({ ok: true, content, text: null })
  })

  it('a WAV, with its length', async () => {
    expect(await read(wavBytes(1.5))).toMatchObject({
      ok: true,
      content: { type: 'audio/wav', width: null, height: null, seconds: 1.5 },
    })
  })

  it('recordings of every container; those without pictures are sounds', async () => {
    for (const [type, bytes] of Object.entries(await recordings())) {
      const size = type.startsWith('video') ? { width: 64, height: 48 } : { width: null, height: null }
      const found = await read(bytes)
      expect(found).toMatchObject({ ok: true, content: { type, ...size } })
      // Ogg does not say how long it is.
      if (type !== 'audio/ogg') expect(found.ok && found.content.seconds, type).toBeGreaterThan(0)
    }
  })

  it('an SVG, with or without a declaration', async () => {
    const content = { type: 'image/svg+xml', width: 20, height: 10, seconds: null }
    for (const text of [SVG, `<?xml version="1.0"?>\n<!-- made by hand -->\n${SVG}`]) {
      const found = await read(text)
      expect(found).toMatchObject({ ok: true, content })
      expect(found.ok && found.text).toContain('<path d="M0 0h9"></path>')
    }
  })
})

describe('what is no media file, or a hostile one, is refused', () => {
  const isoBox = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypisom\0\0\0\0isommp41'),
    Buffer.alloc(64, 255),
  ])
  it.each([
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['HTML that is called a picture', '<!doctype html><script>alert(1)</script>', 'unknown'],
    ['HTML that holds an SVG', '<html><body><svg onload="alert(1)"></svg></body></html>', 'damaged'],
    ['plain text', 'a map of the Black Sea', 'unknown'],
    ['a PDF', '%PDF-1.7\n', 'unknown'],
    ['a zip', Buffer.from('504b0304140000000000', 'hex'), 'unknown'],
    ['a PNG without a body', pngBytes(7, 5).subarray(0, 20), 'damaged'],
    ['a PNG without pixels', pngBytes(1, 1, { width: 0, height: 0 }), 'damaged'],
    ['a PNG that claims to be huge', pngBytes(1, 1, { width: 2_000_000_000, height: 9 }), 'too-large'],
    ['a PNG of too many pixels', pngBytes(1, 1, { width: 16_000, height: 16_000 }), 'too-large'],
    ['a JPEG that was cut off', SMALL_PICTURES['image/jpeg'].subarray(0, 40), 'damaged'],
    ['an AVIF that was cut off', SMALL_PICTURES['image/avif'].subarray(0, 60), 'damaged'],
    ['an MP4 of nothing', isoBox, 'damaged'],
    ['an SVG that is huge', '<svg xmlns="http://www.w3.org/2000/svg" width="99999" height="9"></svg>', 'too-large'],
    ['an SVG that never ends', '<svg xmlns="http://www.w3.org/2000/svg"', 'damaged'],
  ])('%s', async (_, bytes, why) => {
    const found = await read(bytes)
    expect(found.ok ? found : found.why).toBe(why)
    expect(found.ok || found.message).toMatch(/\.$/)
  })

  it('what is two things at once is what it begins with', async () => {
    const page = Buffer.from('<script>alert(document.domain)</script>')
    const found = await read(Buffer.concat([SMALL_PICTURES['image/gif'], page]))
    expect(found).toMatchObject({ ok: true, content: { type: 'image/gif', width: 3, height: 2 } })
  })

  it('bytes at random are refused without an error', async () => {
    const heads = [
      ...Object.values(SMALL_PICTURES),
      pngBytes(2, 2),
      wavBytes(0.1),
      ...Object.values(await recordings()),
    ]
    for (const [i, head] of heads.entries()) {
      for (let cut = 1; cut < Math.min(head.length, 400); cut += 37) {
        const broken = Buffer.from(head)
        for (let at = cut; at < head.length; at += 11) broken[at] = (at * 31 + i * 7) & 255
        const found = await read(broken)
        expect(found.ok || found.message.length > 0).toBe(true)
      }
    }
  })
})
