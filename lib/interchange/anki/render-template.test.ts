import { describe, expect, it } from 'vitest'
import { fieldsWith, type RenderSide, renderTemplate, showsField } from './render-template'
import { isEmptyField, parseTemplate } from './template'

const FIELDS = {
  Front: 'Q',
  Back: '<b>A</b>',
  Empty: '',
  Blank: ' <br> &nbsp;',
  Word: '日本[にほん] 語[ご]',
  Text: '{{c1::x}}',
}

const render = (template: string, given: Partial<RenderSide> = {}) => {
  const unknown: string[] = []
  const html = renderTemplate(parseTemplate(template), {
    fields: new Map(Object.entries(FIELDS)),
    special: new Map([
      ['Deck', 'Asia::China'],
      ['Tags', ''],
      ['FrontSide', ''],
      ['c1', '1'],
    ]),
    cloze: (name, text) => `cloze(${name}: ${text})`,
    typed: (name, text) => `typed(${name}: ${text})`,
    showsSpeech: false,
    unknownField: (name) => unknown.push(name),
    ...given,
  })
  return unknown.length > 0 ? { html, unknown } : html
}

describe('a template', () => {
  it.each([
    ['{{Front}} and {{ Back }}', 'Q and <b>A</b>'],
    ['{{#Front}}yes {{Front}}{{/Front}}', 'yes Q'],
    ['{{#Empty}}no{{/Empty}}{{^Empty}}none{{/Empty}}', 'none'],
    ['{{#Blank}}no{{/Blank}}{{#Nothing}}no{{/Nothing}}{{^Nothing}}none{{/Nothing}}', 'none'],
    ['{{#Front}}{{^Empty}}{{#Back}}deep{{/Back}}{{/Empty}}{{/Front}}', 'deep'],
    ['{{Deck}}{{#Tags}} tagged{{/Tags}}{{#c1}} first{{/c1}}{{#c2}} second{{/c2}}', 'Asia::China first'],
    ['{{text:Back}}', 'A'],
    ['{{hint:Back}}{{hint:Empty}}', '<x-hint><b>A</b></x-hint>'],
    ['{{type:Back}}', 'typed(Back: <b>A</b>)'],
    ['{{type:nc:Back}}', 'typed(Back: <b>A</b>)'],
    ['{{type:cloze:Text}}', ''],
    ['{{cloze:Text}}', 'cloze(Text: {{c1::x}})'],
    ['{{furigana:Word}}', '日本(にほん)語(ご)'],
    ['{{kana:Word}} {{kanji:Word}}', 'にほんご 日本語'],
    ['{{tts en_US voices=Apple_Otoya speed=0.8:Front}}', ''],
    ['{{unknown-filter::Front}}', 'Q'],
    ['{{text:kana:Word}}', 'にほんご'],
    ['<!-- {{Front}} -->{{Back}}', '<b>A</b>'],
    ['{{=<% %>=}}\n<%Front%><%#Back%>!<%/Back%>', '\nQ!'],
    ['a } b }} {{}} {{Front}}', 'a } b }}  Q'],
  ])('%j gives %j', (template, expected) => {
    expect(render(template)).toBe(expected)
  })

  it('shows on request what is only read aloud', () => {
    expect(render('{{tts en_US:Front}}', { showsSpeech: true })).toBe('Q')
  })

  it('names fields that the note type does not have', () => {
    expect(render('{{Front}}{{Nope}}')).toEqual({ html: 'Q', unknown: ['Nope'] })
  })

  it.each([
    ['{{#Front}}a', 'a', ['{{#Front}} is not closed']],
    ['a{{/Front}}b', 'ab', ['{{/Front}} does not close a section']],
    ['{{#Front}}a{{/Back}}b{{/Front}}', 'ab', ['{{/Back}} does not close a section']],
  ])('%j with an error is still rendered', (template, expected, errors) => {
    expect(render(template)).toBe(expected)
    expect(parseTemplate(template).errors).toEqual(errors)
  })

  it('with thousands of sections inside each other is read as far as sections go', () => {
    const { errors, nodes } = parseTemplate('{{#Front}}'.repeat(100_000))
    expect(errors[0]).toBe('{{#Front}} is inside too many sections')
    expect(showsField(nodes, () => true)).toBe(false)
  })

  it('stops before it fills the memory', () => {
    const html = render('{{Front}}'.repeat(1_000), { fields: new Map([['Front', 'x'.repeat(100_000)]]) })
    expect(String(html).length).toBeLessThan(1_000_000)
  })
})

describe('a question', () => {
  // The cases are those of Anki's rule: static text, negated sections and fields to type make no card.
  it.each([
    ['{{Front}}', true],
    ['{{Empty}}', false],
    ['only text', false],
    ['{{Empty}}{{type:Front}}', false],
    ['{{#Front}}text{{/Front}}', false],
    ['{{#Front}}{{Back}}{{/Front}}', true],
    ['{{#Empty}}{{Back}}{{/Empty}}', false],
    ['{{^Empty}}{{Back}}{{/Empty}}', false],
  ])('%j is a card: %j', (template, expected) => {
    const isFilled = (name: string) => !isEmptyField(Object.entries(FIELDS).find(([key]) => key === name)?.[1] ?? '')
    expect(showsField(parseTemplate(template).nodes, isFilled)).toBe(expected)
  })

  it('knows its fields by filter, in sections too', () => {
    const { nodes } = parseTemplate('{{#Front}}{{type:Back}}{{/Front}}{{hint:cloze:Text}}{{type:Front}}')
    expect(fieldsWith(nodes, 'type')).toEqual(['Back', 'Front'])
    expect(fieldsWith(nodes, 'cloze')).toEqual(['Text'])
  })
})
