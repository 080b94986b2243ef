import { describe, expect, it } from 'vitest'
import { renderCloze } from '../../domain/cards/cloze'
import { textOf } from '../../domain/cards/segments'
import type { AnkiNoteType } from './anki-package'
import { newCardAt } from './card.fixture'
import { cardsOfNote } from './cards-of-note'

const typeOf = (
  fields: string,
  templates: readonly (readonly [question: string, answer: string])[],
  kind: AnkiNoteType['kind'] = 'standard',
): AnkiNoteType => ({
  id: 1,
  name: 'Facts',
  kind,
  fields: fields.split(' ').map((name) => ({ name })),
  templates: templates.map(([question, answer], at) => ({ name: `Card ${at + 1}`, question, answer })),
})

const AFTER = '{{FrontSide}}\n\n<hr id=answer>\n\n'
const BASIC = typeOf('Front Back', [['{{Front}}', `${AFTER}{{Back}}`]])
const REVERSED = typeOf('Front Back Add', [
  ['{{Front}}', `${AFTER}{{Back}}`],
  ['{{#Add}}{{Back}}{{/Add}}', `${AFTER}{{Front}}`],
])
const TYPED = typeOf('Front Back', [['{{Front}}\n\n{{type:Back}}', '{{Front}}\n\n<hr id=answer>\n\n{{type:Back}}']])
const CLOZE = typeOf('Text Extra', [['{{cloze:Text}}', '{{cloze:Text}}<br>\n{{Extra}}']], 'cloze')

const convert = (type: AnkiNoteType, fields: readonly string[], ordinals: readonly number[] = [0]) =>
  cardsOfNote(
    { id: 1, guid: 'g', typeId: 1, modifiedAt: 0, tags: ['a::b', 'c'], fields, cards: ordinals.map(newCardAt) },
    type,
    new Map([[5, 'Asia::China']]),
  )

const sides = (type: AnkiNoteType, fields: readonly string[], ordinals?: readonly number[]) =>
  convert(type, fields, ordinals).cards.map(({ form, front, back }) => [form, front, back])

describe('the cards of a note', () => {
  it('ask a question, without repeating it in the answer', () => {
    expect(convert(BASIC, ['Who?<br>When?', '<b>Xi</b><ul><li>one</li><li>two</li></ul>'])).toEqual({
      cards: [
        {
          ordinal: 0,
          form: 'question',
          front: 'Who?\nWhen?',
          back: '**Xi**\n- one\n- two',
          hint: null,
          deletion: 0,
          group: 0,
          anki: newCardAt(0),
        },
      ],
      problems: [],
    })
  })

  it.each([
    ['written again', 'Capital of {{Front}}?', 'Capital of {{Front}}?<br><br>{{Back}}'],
    ['written again in one line block', '{{Front}}', '{{Front}}<br>{{Back}}'],
    ['in a block of its own', '<div class=q>{{Front}}</div>', '<div class=q>{{Front}}</div><hr id="answer"/>{{Back}}'],
    [
      'in parts, with a label between',
      '<div>{{Front}}</div><hr><div>Capital</div>',
      '<div>{{Front}}</div><div>Capital</div><hr id="answer"><b>{{Back}}</b>',
    ],
    ['before a rule without an id', '<p>{{Front}}</p>', '<p>{{Front}}</p><hr><p>{{Back}}</p>'],
  ])('leave out the question %s', (_, question, answer) => {
    expect(
      sides(typeOf('Front Back', [[question, answer]]), ['Kazakhstan', 'Astana']).map(([, , back]) => back),
    ).toEqual([expect.stringMatching(/^(?:\*\*)?Astana(?:\*\*)?$/)])
  })

  it('keep what the answer shows above its rule', () => {
    const type = typeOf('Front Reading Back', [
      ['{{Front}}', '{{FrontSide}}<div>{{Reading}}</div><hr id=answer>{{Back}}'],
    ])
    expect(sides(type, ['日本', 'nihon', 'Japan'])).toEqual([['question', '日本', 'nihon\n\nJapan']])
  })

  it('are a pair if the second asks the other way', () => {
    const { cards } = convert(REVERSED, ['Astana', 'capital of Kazakhstan', 'y'], [0, 1])
    expect(cards.map(({ form, front, back, group }) => [form, front, back, group])).toEqual([
      ['question', 'Astana', 'capital of Kazakhstan', 0],
      ['reversed', 'capital of Kazakhstan', 'Astana', 0],
    ])
  })

  it('are two questions if the second asks something else', () => {
    const type = typeOf('Front Back', [
      ['{{Front}}', `${AFTER}{{Back}}`],
      ['Which is {{Back}}?', `${AFTER}{{Front}}`],
    ])
    expect(convert(type, ['a', 'b'], [0, 1]).cards.map(({ form, group }) => [form, group])).toEqual([
      ['question', 0],
      ['question', 1],
    ])
  })

  it('are left out and reported if their question is empty, as in Anki', () => {
    const { cards, problems } = convert(REVERSED, ['only', 'a front', ''], [0, 1])
    expect(cards.map(({ ordinal }) => ordinal)).toEqual([0])
    expect(problems).toEqual([{ kind: 'empty-card', detail: 'Card 2' }])
    expect(convert(BASIC, ['<br>', 'x']).cards).toEqual([])
  })

  it('are kept and reported if they have no answer', () => {
    expect(sides(BASIC, ['q', ''])).toEqual([['question', 'q', '']])
    expect(convert(BASIC, ['q', '']).problems).toEqual([{ kind: 'no-answer', detail: '' }])
  })

  it('have the answer typed, and what is beside it apart', () => {
    expect(sides(TYPED, ['Capital?', '<div>Tashkent</div>'])).toEqual([['typed', 'Capital?', 'Tashkent']])
    expect(sides(TYPED, ['Capital?', ''])).toEqual([['question', 'Capital?', '']])
    const more = typeOf('Front Back Note', [['{{Front}} {{type:Back}}', `${AFTER}{{type:Back}}<br>{{Note}}`]])
    expect(convert(more, ['Q', 'A', 'since 1991']).cards).toMatchObject([
      { form: 'typed', back: 'A', extra: 'since 1991' },
    ])
  })

  it('show hints on demand', () => {
    const type = typeOf('Front Back Hint', [['{{Front}}<br>{{hint:Hint}}', `${AFTER}{{Back}}`]])
    expect(convert(type, ['Q', 'A', 'a <b>country</b>']).cards).toMatchObject([
      { front: 'Q', back: 'A', hint: 'a country' },
    ])
  })

  it('show the fields that Anki adds', () => {
    const type = typeOf('Front Back', [
      ['{{Deck}} / {{Subdeck}} / {{Card}} / {{Type}} / {{Tags}}: {{Front}}', '{{Back}}'],
    ])
    expect(sides(type, ['Q', 'A'])).toEqual([['question', 'Asia::China / China / Card 1 / Facts / a::b c: Q', 'A']])
  })

  it('are left out if they are longer than any card', () => {
    const heavy = [
      '*a'.repeat(100_000),
      '{{c1::{}}}'.repeat(30_000),
      `{{c1::{${'}}}'.repeat(60_000)}`,
      '$x'.repeat(100_000),
    ]
    for (const field of heavy) {
      expect(convert(CLOZE, [field, '']).cards).toEqual([])
      const { cards, problems } = convert(BASIC, [field, 'A'])
      expect(cards).toEqual([])
      expect(problems).toEqual([{ kind: 'too-long', detail: 'question' }])
    }
  })

  it('read aloud are shown if they show nothing else', () => {
    const type = typeOf('Front Back', [['{{tts en_GB:Front}}', `${AFTER}{{Back}}`]])
    expect(sides(type, ['Hello', 'Hallo'])).toEqual([['question', 'Hello', 'Hallo']])
  })

  it('report each problem once', () => {
    const { problems } = convert(BASIC, ['<img src="a.png"><img src="a.png">', '<script>1</script>{{Nope}}'])
    expect(problems.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['image', 'a.png'],
      ['script', ''],
    ])
    const broken = typeOf('Front Back', [['{{#Front}}{{Front}}{{Nope}}', '{{Back}}']])
    expect(convert(broken, ['a', 'b']).problems.map(({ kind }) => kind)).toEqual(['wrong-template', 'unknown-field'])
    expect(convert(BASIC, ['x'.repeat(2_001), 'b']).problems).toMatchObject([{ kind: 'too-long', detail: 'question' }])
  })
})

describe('cloze cards', () => {
  it('share one source, with what is beside it apart', () => {
    const { cards, problems } = convert(
      CLOZE,
      ['In {{c2::2022}}: {{c1::<b>29.3%</b>::how much}}', 'says <i>customs</i>'],
      [0, 1, 2, 4],
    )
    const front = 'In {{c2::2022}}: {{c1::**29.3%**::how much}}'
    expect(cards.map((card) => [card.form, card.front, card.back, card.deletion, card.group, card.extra])).toEqual([
      ['cloze', front, '', 1, 0, 'says *customs*'],
      ['cloze', front, '', 2, 0, 'says *customs*'],
    ])
    expect(problems).toEqual([
      { kind: 'empty-card', detail: 'Card 1' },
      { kind: 'empty-card', detail: 'Card 1' },
    ])
    expect(textOf(renderCloze(front, 1, 'question'))).toBe('In 2022: [how much]')
  })

  it.each([
    [
      'nested',
      '{{c1::The {{c2::SCO}} began}} in Shanghai',
      2,
      'The [...] began in Shanghai',
      'The SCO began in Shanghai',
    ],
    ['around lines', 'A: {{c1::<div>one</div><div>two</div>}}', 1, 'A: [...]', 'A: one\ntwo'],
    ['in a list', 'L<ul><li>{{c1::one}}</li><li>two</li></ul>', 1, 'L\n[...]\ntwo', 'L\none\ntwo'],
    ['in a formula', '\\( {{c1::\\frac{a}{b} }} = c\\)', 1, '[...] = c', '\\frac{a}{b}  = c'],
    ['around a formula', '{{c1::\\(x^2\\)}} and $5', 1, '[...] and $5', 'x^2 and $5'],
    [
      'in a table',
      '<table><tr><td>a</td><td>b</td></tr><tr><td>{{c1::c}}</td><td>d</td></tr></table>',
      1,
      'a | b\n[...] | d',
      'a | b\nc | d',
    ],
  ])('with gaps %s are read', (_, field, deletion, question, answer) => {
    const front = convert(CLOZE, [field, ''], [deletion - 1]).cards[0]?.front ?? ''
    expect(textOf(renderCloze(front, deletion, 'question'))).toBe(question)
    expect(textOf(renderCloze(front, deletion, 'answer'))).toBe(answer)
  })

  it('have no gaps where a field is shown without its filter', () => {
    const type = typeOf('Text Source', [['{{Source}}: {{cloze:Text}}', '{{cloze:Text}}']], 'cloze')
    expect(convert(type, ['{{c1::x}}', '{{c1::no gap}}']).cards).toMatchObject([
      { front: '{ {c1::no gap}}: {{c1::x}}' },
    ])
  })

  it('differ where a template asks for the number of the deletion', () => {
    const type = typeOf('Text', [['{{#c1}}First: {{/c1}}{{cloze:Text}}', '{{cloze:Text}}']], 'cloze')
    const { cards } = convert(type, ['{{c1::a}} {{c2::b}}'], [0, 1])
    expect(cards.map(({ front, group }) => [front, group])).toEqual([
      ['First: {{c1::a}} {{c2::b}}', 0],
      ['{{c1::a}} {{c2::b}}', 1],
    ])
  })

  it('of shapes that cannot be read are left out and reported', () => {
    const { cards, problems } = convert(CLOZE, ['{{c1::image-occlusion:rect:left=.1:top=.2}}<br>', ''])
    expect(cards).toEqual([])
    expect(problems.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['image-occlusion', 'rect'],
      ['empty-card', 'Card 1'],
    ])
  })
})
