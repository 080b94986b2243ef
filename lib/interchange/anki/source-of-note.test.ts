import { describe, expect, it } from 'vitest'
import { sourceOfSample } from '../../domain/imports/import-options'
import { citationHtml, NOTE_TYPES } from '../own-anki-notes'
import { openNoteTypes } from './note-type-fields'
import { sourceOfFields } from './source-of-note'

const note = (fields: Readonly<Record<string, string>>, noteType = 'Basic') => ({
  noteType,
  fields: Object.entries(fields),
})

const noted = (title: string) => ({ origin: 'own' as const, title, authors: [], outlet: null, published: null })

describe('sourceOfFields', () => {
  it.each([
    ['words', { Source: 'Bridge Review, 2001' }, ['Source'], 'Bridge Review, 2001'],
    ['HTML', { Source: '<b>Bridge</b>&nbsp;Review &amp; Co<br>2001' }, ['Source'], 'Bridge Review & Co 2001'],
    [
      'a link with words',
      { Source: '<a href="https://example.org/a?b=1&amp;c=2">Bridge Review</a>' },
      ['Source'],
      'Bridge Review, https://example.org/a?b=1&c=2',
    ],
    [
      'a link that says its address',
      { URL: '<a href="https://example.org/a">https://example.org/a</a>' },
      ['URL'],
      'https://example.org/a',
    ],
    ['an address that does not lead to the web', { URL: '<a href="file:///etc/passwd">a file</a>' }, ['URL'], 'a file'],
    ['a script', { Source: 'Review<script>alert(1)</script>' }, ['Source'], 'Review'],
    [
      'two fields, in the order of the note',
      { Source: 'Bridge Review', URL: 'https://example.org/a' },
      ['URL', 'Source'],
      'Bridge Review, https://example.org/a',
    ],
    ['nothing', { Source: ' <br> ' }, ['Source'], null],
    ['a field that was not named', { Source: 'Bridge Review' }, ['Other'], null],
  ])('reads %s', (_, fields, names, source) => {
    expect(sourceOfFields(note(fields), names)).toEqual({ source, isTooLong: false })
  })

  it.each([
    ['Noted source: Holm et al.', 'Holm et al.'],
    [`<div>${citationHtml(noted('the ambassador, 3 May'))}</div>`, 'the ambassador, 3 May'],
    [citationHtml(noted('the ambassador, 3 May')), 'the ambassador, 3 May'],
    [citationHtml(noted('Holm et al.')), 'Holm et al.'],
    [citationHtml(noted('Holm & Co.')), 'Holm & Co.'],
    [citationHtml(noted('Who knows?')), 'Who knows?'],
    [citationHtml(noted('Noted source: nobody')), 'Noted source: nobody'],
    [citationHtml(noted('No source')), null],
  ])('takes the words of our own note types away that say that it is a source: %s', (citation, source) => {
    const own = { Citation: citation, Link: '' }
    expect(sourceOfFields(note(own, NOTE_TYPES[0]), ['Citation', 'Link']).source).toBe(source)
  })

  it('leaves out what is longer than a noted source can be', () => {
    expect(sourceOfFields(note({ Source: 'word '.repeat(70) }), ['Source'])).toEqual({ source: null, isTooLong: true })
    expect(sourceOfFields(note({ Source: '<i></i>'.repeat(2_000) }), ['Source']).isTooLong).toBe(true)
  })
})

/** A note whose cards are of no interest. */
const counted = (...given: Parameters<typeof note>) => ({
  original: note(...given),
  topics: [],
  isMarked: false,
  cards: [],
})

describe('openNoteTypes', () => {
  it('offers fields by their names and by addresses as their values, but never the first field', () => {
    const types = openNoteTypes()
    types.add(counted({ Link: 'https://example.org/q', Answer: 'a', Quelle: 'Bridge Review', Web: 'no address' }))
    types.add(counted({ Link: 'https://example.org/r', Answer: 'b', Quelle: '', Web: '' }))
    types.add(
      counted({ Text: 'a', More: '<a href="https://example.org/x">https://example.org/x</a>', Url: '' }, 'Cloze'),
    )
    expect(types.all()).toEqual([
      {
        name: 'Basic',
        notes: 2,
        samples: [],
        fields: [
          { name: 'Link', examples: ['https://example.org/q', 'https://example.org/r'], isLikelySource: false },
          { name: 'Answer', examples: ['a', 'b'], isLikelySource: false },
          { name: 'Quelle', examples: ['Bridge Review'], isLikelySource: true },
          { name: 'Web', examples: ['no address'], isLikelySource: true },
        ],
      },
      {
        name: 'Cloze',
        notes: 1,
        samples: [],
        fields: [
          { name: 'Text', examples: ['a'], isLikelySource: false },
          { name: 'More', examples: ['https://example.org/x'], isLikelySource: true },
          { name: 'Url', examples: [], isLikelySource: false },
        ],
      },
    ])
  })

  it('keeps the first three cards of each type as they will be, but none that is very long', () => {
    const types = openNoteTypes()
    const card = (front: string) => ({ form: 'question' as const, deletion: 0, front, back: 'yes', hint: null })
    const plain = { topics: [], isMarked: false }
    types.add({
      ...plain,
      original: note({ Front: 'a' }),
      cards: [card('a'), card('x'.repeat(5_000)), { ...card('b'), extra: 'more' }],
    })
    types.add({ ...plain, original: note({ Front: 'c' }), cards: [card('c'), card('d')] })
    expect(types.all()[0]?.samples.map(({ card: { front, extra } }) => [front, extra])).toEqual([
      ['a', undefined],
      ['b', 'more'],
      ['c', undefined],
    ])
  })

  it('says of each sample its tags, what Anki tags, and the source that fields would give it', () => {
    const types = openNoteTypes()
    const card = { form: 'question' as const, deletion: 0, front: 'a', back: 'b', hint: null }
    const fields = { Front: 'a', Source: 'Bridge Review', Url: '<a href="https://example.org/x">here</a>' }
    types.add({ original: note(fields), topics: ['rivers'], isMarked: true, isLeech: true, cards: [card] })
    const long = { ...fields, Source: 'word '.repeat(70) }
    types.add({ original: note(long), topics: ['leech'], isMarked: false, isLeech: true, cards: [card] })
    const [first, second] = types.all()[0]?.samples ?? []
    if (!first || !second) throw new Error('two samples were added')
    expect(first).toMatchObject({ tags: 'rivers', states: ['leech', 'marked'] })
    expect(sourceOfSample(first, ['Source', 'Url'])).toEqual({
      source: 'Bridge Review, here, https://example.org/x',
      isTooLong: false,
    })
    for (const names of [['Url', 'Source'], ['Source'], ['Url'], []])
      expect(sourceOfSample(first, names).source).toBe(sourceOfFields(note(fields), names).source)
    expect(sourceOfSample(first, [])).toEqual({ source: null, isTooLong: false })
    // Only its tag says that it is a leech, so the tag stays one.
    expect(second).toMatchObject({ tags: 'leech', states: [] })
    expect(sourceOfSample(second, ['Source'])).toEqual({ source: null, isTooLong: true })
  })
})
