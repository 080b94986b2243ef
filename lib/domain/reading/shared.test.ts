import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sharedFrom } from './shared'

const URL_ = 'https://example.org/weir?a=1'

describe('what is shared', () => {
  it('has its address, title and selected words', () => {
    expect(sharedFrom({ url: URL_, title: ' The  weir ', text: 'Water runs.' })).toEqual({
      url: URL_,
      title: 'The weir',
      text: 'Water runs.',
    })
  })

  it.each([
    ['in the text', { url: null, title: 'The weir', text: URL_ }, { url: URL_, title: 'The weir', text: null }],
    ['behind words', { url: null, title: null, text: `Look: ${URL_}.` }, { url: URL_, title: null, text: 'Look: .' }],
    ['behind the title', { url: null, title: 'Weir', text: `Weir ${URL_}` }, { url: URL_, title: 'Weir', text: null }],
    ['as the title', { url: null, title: URL_, text: null }, { url: URL_, title: null, text: null }],
  ])('is understood where a phone puts the address %s', (_, given, expected) => {
    expect(sharedFrom(given)).toEqual(expected)
  })

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'ftp://example.org'])(
    'has no address but those of the web: %s',
    (url) => {
      expect(sharedFrom({ url, title: null, text: null }).url).toBeNull()
    },
  )

  it('is empty where nothing was handed over', () => {
    expect(sharedFrom({ url: '', title: ' ', text: null })).toEqual({ url: null, title: null, text: null })
  })

  it('never gives an address that is none', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (url, text) => {
        const shared = sharedFrom({ url, title: null, text })
        if (shared.url !== null) expect(new URL(shared.url).protocol).toMatch(/^https?:$/)
      }),
    )
  })
})
