import { describe, expect, it } from 'vitest'
import { deletions } from '../../domain/cards/cloze'
import { boxOfEllipse, boxOfPolygon } from '../../domain/cards/shape'
import { questionText } from '../../domain/cards/sides'
import { occludedPictures } from '../../domain/occlusion/occluded-text'
import type { AnkiNoteType } from './anki-package'
import { newCardAt } from './card.fixture'
import { cardsOfNote } from './cards-of-note'
import { shapesOfField } from './occlusion-shapes'

const shapesOf = (html: string, names = '', ratio = 1) => {
  const problems: string[] = []
  const shapes = shapesOfField(html, names, ratio, (kind, detail) => problems.push(`${kind} ${detail}`))
  return { shapes, problems }
}

const shapeOf = (html: string, ratio?: number) => shapesOf(html, '', ratio).shapes[0]?.shape

describe('the shapes of an occlusion field', () => {
  it.each([
    ['rect:left=.1:top=.2:width=.3:height=.4', { x: 1000, y: 2000, width: 3000, height: 4000 }],
    ['rect:left=.0000:top=0:width=1.:height=.5:fill=#ffeba2', { x: 0, y: 0, width: 10000, height: 5000 }],
    ['ellipse:left=.1:top=.2:rx=.05:ry=.1', boxOfEllipse({ x: 1000, y: 2000, width: 1000, height: 2000 })],
    [
      'polygon:left=.1:top=.2:points=.1,.2 .3,.2 .3,.4',
      boxOfPolygon([
        { x: 1000, y: 2000 },
        { x: 3000, y: 2000 },
        { x: 3000, y: 4000 },
      ]),
    ],
  ])('are read: %s', (text, expected) => {
    expect(shapeOf(`{{c1::image-occlusion:${text}}}<br>`)).toEqual(expected)
  })

  it('are where the corner of their box is said to be', () => {
    expect(shapeOf('{{c1::image-occlusion:polygon:left=.5:top=.6:points=0,0 .2,0 .2,.2}}')).toEqual(
      boxOfPolygon([
        { x: 5000, y: 6000 },
        { x: 7000, y: 6000 },
        { x: 7000, y: 8000 },
      ]),
    )
  })

  it('that are turned are polygons, turned in pixels', () => {
    const quarter = '{{c1::image-occlusion:rect:left=.5:top=.1:width=.2:height=.1:angle=2500}}'
    expect(shapeOf(quarter, 2)).toEqual(
      boxOfPolygon([
        { x: 5000, y: 1000 },
        { x: 5000, y: 5000 },
        { x: 4500, y: 5000 },
        { x: 4500, y: 1000 },
      ]),
    )
  })

  it('keep their numbers, whether they are always hidden, and the names of this program', () => {
    const field =
      '{{c2::image-occlusion:rect:left=.1:top=.1:width=.1:height=.1:oi=1:hint=in%20the%20north}}<br>' +
      '{{c2::image-occlusion:rect:left=.3:top=.1:width=.1:height=.1}}<br>' +
      '{{c5::image-occlusion:rect:left=.5:top=.1:width=.1:height=.1}}'
    const { shapes } = shapesOf(field, '{{c2::Oslo &amp; Moss}}<br>{{c2::Bergen}}<br>{{c9::gone}}')
    expect(shapes.map(({ number, hidesAlways, name, hint }) => [number, hidesAlways, name, hint])).toEqual([
      [2, true, 'Oslo & Moss', 'in the north'],
      [2, false, 'Bergen', null],
      [5, false, 'Part 3', null],
    ])
  })

  it('that are labels, have no size or are of another kind are reported', () => {
    const field = [
      '{{c0::image-occlusion:text:left=.1:top=.1:text=a\\:b:scale=1}}',
      '{{c1::image-occlusion:rect:left=.1:top=.1:width=0:height=.1}}',
      '{{c2::image-occlusion:polygon:points=.1,.1 x,y}}',
      '{{c3::image-occlusion:ellipse:left=a:top=.1:rx=.1:ry=.1}}',
    ].join('<br>')
    expect(shapesOf(field)).toEqual({
      shapes: [],
      problems: ['image-occlusion text', 'image-occlusion rect', 'image-occlusion polygon', 'image-occlusion ellipse'],
    })
  })
})

describe('the cards of an image occlusion note', () => {
  const type: AnkiNoteType = {
    id: 1,
    name: 'Image Occlusion',
    kind: 'cloze',

    fields: ['Occlusion', 'Image', 'Header', 'Back Extra', 'Comments'].map((name) => ({ name })),
    templates: [
      {
        name: 'Image Occlusion',
        question:
          '{{#Header}}<div>{{Header}}</div>{{/Header}}\n<div style="display: none">{{cloze:Occlusion}}</div><div id="err"></div>\n<div id="image-occlusion-container">{{Image}}<canvas></canvas></div><script>anki.imageOcclusion.setup()</script>',
        answer:
          '{{#Header}}<div>{{Header}}</div>{{/Header}}\n<div style="display: none">{{cloze:Occlusion}}</div><div id="err"></div>\n<div id="image-occlusion-container">{{Image}}<canvas></canvas></div><script>anki.imageOcclusion.setup()</script><div><button id="toggle">Toggle Masks</button></div>{{#Back Extra}}<div>{{Back Extra}}</div>{{/Back Extra}}',
      },
    ],
  }
  const occlusion =
    '{{c1::image-occlusion:rect:left=.1:top=.1:width=.1:height=.1:oi=1}}<br>{{c2::image-occlusion:ellipse:left=.5:top=.5:rx=.1:ry=.1:oi=1}}<br>'
  const convert = (fields: readonly string[]) =>
    cardsOfNote(
      { id: 1, guid: 'g', typeId: 1, modifiedAt: 0, tags: [], fields, cards: [newCardAt(0), newCardAt(1)] },
      type,
    )

  it('ask for the shapes on the picture, below the header, and say what is on the back', () => {
    const { cards } = convert([occlusion, '<img src="map.png" alt="a map">', 'Which country?', 'See the atlas.', ''])
    expect(cards.map(({ form, deletion, group, extra }) => [form, deletion, group, extra])).toEqual([
      ['cloze', 1, 0, 'See the atlas.'],
      ['cloze', 2, 0, 'See the atlas.'],
    ])
    const [first] = cards
    expect(first?.front).toBe(cards[1]?.front)
    expect(deletions(first?.front ?? '')).toEqual([1, 2])
    expect(first && questionText(first)).toMatch(/^Which country\?\n.*map.*: \[part 1 of 2, top left\]$/s)
  })

  it('need no header, and no picture that could be read', () => {
    const { cards } = convert([occlusion, '', '', '', ''])
    expect(cards.map((one) => questionText(one))).toEqual(['[part 1 of 2, top left]', '[part 2 of 2, centre]'])
    expect(occludedPictures(cards[0]?.front ?? '')).toEqual([])
  })
})
