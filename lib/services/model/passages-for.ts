import type { ArticleView } from '../../data/queries/articles/article-page'
import type { PassagesOfText } from '../../domain/drafting/model/passages-of-text'
import type { Span } from '../../domain/finder/mention'
import { done, failed, type Result } from '../result'
import { runJob } from '../worker-pool'

/** About 20,000 words: of a book, the part around what the reader chose, or its beginning. */
const MOST_CHARACTERS = 120_000

/** The part of a text that holds these spans, cut between blocks where it can be. */
const partAround = (text: string, spans: readonly Span[]): Span => {
  if (text.length <= MOST_CHARACTERS) return { start: 0, end: text.length }
  const first = Math.min(...spans.map(({ start }) => start), text.length)
  const start = spans.length === 0 ? 0 : Math.max(text.lastIndexOf('\n\n', first) + 2, first - MOST_CHARACTERS / 2, 0)
  const most = Math.min(text.length, start + MOST_CHARACTERS)
  const gap = text.lastIndexOf('\n\n', most)
  return { start, end: most === text.length || gap <= start ? most : gap }
}

const moved = <T extends Span>(span: T, by: number): T => ({ ...span, start: span.start + by, end: span.end + by })

/** The passages of an article that a model is given, chosen in a process of its own. */
export const passagesFor = async (
  { text, published, title, authors }: ArticleView,
  spans: readonly Span[],
): Promise<Result<PassagesOfText>> => {
  const part = partAround(text, spans)
  const found = await runJob('model-passages', {
    text: text.slice(part.start, part.end),
    options: { language: 'en', published, title, authors },
    chosen: spans.map((span) => moved(span, -part.start)),
  })
  if (!found.ok) return failed('conflict', 'Choosing passages took too long. Select the words you want cards about.')
  const { passages, sentences } = found.value
  return done({
    passages: passages.map((passage) => moved(passage, part.start)),
    sentences: sentences.map((sentence) => moved(sentence, part.start)),
  })
}
