import { describe, expect, it } from 'vitest'
import { recognise } from './recognise'

describe('what is put into the field', () => {
  it.each([
    ['https://example.org/article?id=1', 'example.org'],
    ['  http://127.0.0.1:8080/x \n', '127.0.0.1:8080'],
    ['example.org', 'example.org'],
    ['www.bücher.example/a-b', 'www.xn--bcher-kva.example'],
    ['ftp://example.org/file', 'example.org'],
    ['https://exa mple', null],
  ])('%j is an address with its host, or a text', (given, host) => {
    expect(recognise(given)).toMatchObject(host === null ? { kind: 'text' } : { kind: 'address', host })
  })

  it('is a text with its words and paragraphs if it has several words, even behind an address', () => {
    expect(recognise('https://example.org\n\nThe bridge was opened in 1999.')).toEqual({
      kind: 'text',
      words: 7,
      paragraphs: 2,
    })
    expect(recognise('Bridges')).toMatchObject({ kind: 'text', words: 1 })
  })

  it('is nothing where there is only white space', () => {
    expect(recognise(' \n\t')).toEqual({ kind: 'nothing' })
  })
})
