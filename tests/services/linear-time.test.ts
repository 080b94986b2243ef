import { describe, expect, it } from 'vitest'
import { deletions } from '@/lib/domain/cards/cloze'
import { valuesOf } from '@/lib/domain/cards/values'
import { canonicalText, parseBlocks } from '@/lib/domain/content/canonical-text'
import { similarityOf } from '@/lib/domain/content/similarity'
import { parseArticleFile } from '@/lib/domain/content-files/article-file'
import { findFacts } from '@/lib/domain/finder/find'
import { withFieldMarkup } from '@/lib/interchange/anki/field-markup'
import { wordsOfHtml } from '@/lib/interchange/anki/html-nodes'
import { htmlToMarkdown } from '@/lib/interchange/anki/html-to-markdown'
import { shapesOfField } from '@/lib/interchange/anki/occlusion-shapes'
import { kanaOnly } from '@/lib/interchange/anki/render-template'
import { fromPlainText } from '@/lib/sources/plain-text'
import { seeded } from '@/tests/bench/random'
import { processorMs } from '@/tests/support/held-up'
import { generatedShapes, SHAPES, type Shape } from '@/tests/support/pathological-texts'

const [SHORT, LONG] = [8_000, 128_000]
const DOUBLINGS = Math.log2(LONG / SHORT)
/**
 * Over four doublings work by the length takes 16 times as long, work by its square 256 times. The limit is the middle of
 * the two: what the collector does for the longer text is not by its length, and has doubled a ratio.
 */
const MOST_GROWTH = 2.83 ** DOUBLINGS
/** Less than this says nothing: it is the clock's, the compiler's and the collector's. */
const LEAST_MS = 40

/** The least of several tries, each of which another program can only make longer. */
const leastMs = (work: () => unknown, tries: number): number =>
  Math.min(...Array.from({ length: tries }, () => processorMs(work)))

/** How many times as long the longer text takes; 1 where it takes next to nothing. Too much is looked at again. */
const growthOf = (shape: Shape, work: (text: string) => unknown): number => {
  const [short, long] = [shape.make(SHORT), shape.make(LONG)]
  const look = (tries: number): number => {
    const much = leastMs(() => work(long), tries)
    return much < LEAST_MS ? 1 : much / leastMs(() => work(short), 4)
  }
  const growth = look(1)
  return growth <= MOST_GROWTH ? growth : Math.min(growth, look(3))
}

const everyNth = (n: number): readonly Shape[] => SHAPES.filter((_, at) => at % n === 0)
const FIELDS = ['*a', '{{c1::{}}}', '{}}}', '$x', '<b>*'].map((unit) => ({
  name: unit,
  make: (characters: number) => unit.repeat(characters / unit.length),
}))
const shapes = [...SHAPES, ...FIELDS, ...generatedShapes(20, seeded(61))]

/** The longer text of the other is just short enough for its marks to be looked at, the most that is done with a side. */
const ofHtml = shapes.filter(({ name }) => name !== 'entities, each another')

const FRONT_MATTER = '---\nid: a\ntitle: A\nauthors: [B]\noutlet: C\npublished: "2023"\n---\n\n'

const READERS: readonly (readonly [string, readonly Shape[], (text: string) => unknown])[] = [
  ['the values of a text', shapes, valuesOf],
  ['the canonical form of a text', shapes, canonicalText],
  ['the blocks of a text', shapes, parseBlocks],
  ['the likeness of two texts', everyNth(3), (text) => similarityOf(text, `${text} b`)],
  ['a plain text', shapes, (text) => fromPlainText(Buffer.from(text))],
  ['the HTML of a card', ofHtml, (html) => [wordsOfHtml(html), htmlToMarkdown(withFieldMarkup(html), () => {}, true)]],
  ['the readings of Japanese words', everyNth(3), kanaOnly],
  ['the deletions of a cloze', shapes, deletions],
  ['the shapes on a picture', everyNth(3), (text) => shapesOfField(text, text, 1, () => {})],
  ['a content file', shapes, (text) => parseArticleFile('a.md', `${FRONT_MATTER}${text}`)],
  ['the facts of a text', everyNth(5), (text) => findFacts(text, { language: 'en', published: '2023-02' })],
]

describe('reading takes time by the length of a text, whatever is written in it', () => {
  it.each(READERS)(
    'for %s',
    (_, texts, work) => {
      for (let warm = 0; warm < 3; warm += 1)
        work('In March 1997 the port of Weir handled 1,037 containers. '.repeat(50 + warm))
      const grown = texts.flatMap((shape) => {
        const growth = growthOf(shape, work)
        return growth <= MOST_GROWTH ? [] : [`${shape.name}: ${growth.toFixed(1)} times as long`]
      })
      expect(grown).toEqual([])
    },
    240_000,
  )
})
