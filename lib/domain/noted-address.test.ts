import { expect, it } from 'vitest'
import { notedAddress, withNotedAddress } from './noted-address'

it.each([
  ['https://example.org/rivers', 'https://example.org/rivers'],
  ['The Economist, https://example.org/rivers?a=1, page 3', 'https://example.org/rivers?a=1'],
  ['See http://example.org/rivers.', 'http://example.org/rivers'],
  ['(https://example.org/rivers)', 'https://example.org/rivers'],
  ['https://example.org/Elm_(river).', 'https://example.org/Elm_(river)'],
  ['(see https://example.org/Elm_(river))', 'https://example.org/Elm_(river)'],
  ['(see [https://example.org/Elm_(river).]).', 'https://example.org/Elm_(river)'],
  ['the ambassador, 3 May', null],
  ['javascript:alert(1)', null],
  ['file:///etc/passwd', null],
  ['https://', null],
])('“%s” has the address %s', (text, address) => {
  expect(notedAddress(text)).toBe(address)
})

it('leaves the address of an article alone', () => {
  const article = { origin: 'paste', title: 'On https://example.org/rivers', url: null } as const
  expect(withNotedAddress(article)).toBe(article)
  expect(withNotedAddress({ ...article, origin: 'own' }).url).toBe('https://example.org/rivers')
})
