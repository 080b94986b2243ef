import { describe, expect, it } from 'vitest'
import { recognise, sizeOfText } from './recognise'

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

  it('is a text if it has several words, even behind an address', () => {
    const text = 'https://example.org\n\nThe bridge was opened in 1999.'
    expect(recognise(` ${text}\n`)).toEqual({ kind: 'text', text })
    expect(sizeOfText(text)).toEqual({ words: 7, paragraphs: 2 })
    expect(recognise('Bridges')).toEqual({ kind: 'text', text: 'Bridges' })
    expect(sizeOfText('Bridges')).toEqual({ words: 1, paragraphs: 1 })
  })

  it('has its words estimated from its length where counting would take a while', () => {
    const { words, paragraphs } = sizeOfText('Of stone and of wood.\n\n'.repeat(10_000))
    expect(paragraphs).toBeNull()
    expect(words).toBeGreaterThan(30_000)
    expect(words).toBeLessThan(70_000)
    expect(words % 1_000).toBe(0)
  })

  it('is nothing where there is only white space', () => {
    expect(recognise(' \n\t')).toEqual({ kind: 'nothing' })
  })
})
