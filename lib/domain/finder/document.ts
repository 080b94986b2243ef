import { type BlockRole, blockRolesChunked } from './block-role'
import { type BlockShape, blocksIn } from './blocks'
import { plainChunked } from './masked-text'
import type { ExtractionOptions, Span } from './mention'
import { sentencesOf } from './sentences'

/** One sentence without the white space around it; a table row or a heading is one sentence. */
export type Sentence = Span & {
  /** Its place in `Document.sentences`. */
  readonly index: number
  /** The place of its block in `Document.blocks`. */
  readonly block: number
}

/** One heading, list item, table row or paragraph of the text as given. */
export type DocumentBlock = Span & {
  readonly kind: BlockShape['kind']
  /** What it is to a reader; facts are drawn from `body` alone. */
  readonly role: BlockRole
  readonly index: number
  readonly sentences: readonly Sentence[]
}

/** A text taken apart. All offsets are UTF-16 offsets into `text`, which is never changed. */
export type Document = {
  readonly text: string
  /**
   * As long as `text`, character for character: every kind of white space is a plain space here, and what is no prose
   * (addresses, link targets, tags, footnote marks) is U+FFFC. Grammars read this, quotes are cut from `text`.
   */
  readonly plain: string
  readonly options: ExtractionOptions
  readonly blocks: readonly DocumentBlock[]
  /** All sentences of all blocks in order, also of those that are not `body`. */
  readonly sentences: readonly Sentence[]
}

/** Characters that are taken apart before a caller may let others run. */
const STEP_CHARACTERS = 16_384

/** Takes a text apart, yielding after at most about a millisecond's work each time. */
export function* documentChunked(text: string, options: ExtractionOptions): Generator<void, Document> {
  const shapes = blocksIn(text)
  yield
  const plain = yield* plainChunked(text)
  const roles = yield* blockRolesChunked(text, shapes, options.title ?? null)
  const blocks: DocumentBlock[] = []
  const sentences: Sentence[] = []
  let untilYield = STEP_CHARACTERS
  for (const [index, shape] of shapes.entries()) {
    const own: Sentence[] = []
    let last = shape.wordsStart
    for (const span of sentencesOf(plain, shape, options.language)) {
      const sentence = { ...span, index: sentences.length, block: index }
      own.push(sentence)
      sentences.push(sentence)
      untilYield -= span.end - last
      last = span.end
      if (untilYield < 0) {
        untilYield = STEP_CHARACTERS
        yield
      }
    }
    blocks.push({
      kind: shape.kind,
      role: roles[index] ?? 'body',
      index,
      start: shape.start,
      end: shape.end,
      sentences: own,
    })
  }
  return { text, plain, options, blocks, sentences }
}

/** Runs a generator to its end and returns what it returns. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Takes a text apart into blocks and sentences. Linear in its length. */
export const documentOf = (text: string, options: ExtractionOptions): Document => finish(documentChunked(text, options))

/** The sentence that holds an offset, or null between sentences. */
export function sentenceAt(doc: Document, offset: number): Sentence | null {
  let [low, high] = [0, doc.sentences.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const sentence = doc.sentences[middle]
    if (!sentence) return null
    if (offset < sentence.start) high = middle - 1
    else if (offset >= sentence.end) low = middle + 1
    else return sentence
  }
  return null
}

/** The sentences that facts are drawn from, in order. */
export const bodySentences = (doc: Document): readonly Sentence[] =>
  doc.sentences.filter((sentence) => doc.blocks[sentence.block]?.role === 'body')
