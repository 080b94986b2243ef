import { snapshotText } from '../../data/queries/articles/article-page'
import { placesOf } from '../../domain/comparison/replace-value'
import { MOST_PASSAGE_CHARACTERS } from '../../domain/drafting/passage-limit'
import { documentOf, sentenceAt } from '../../domain/finder/document'
import type { Span } from '../../domain/finder/mention'
import type { FactId } from '../../domain/ids'
import { factToChange } from '../authorise'
import type { Context } from '../context'
import { done, type Result } from '../result'

/** A sentence that a fact may take for its passage; offsets into the text that its passage stands in. */
export type PassageChoice = Span & { readonly words: string }

const MOST_CHOICES = 5

/** Further from the value no sentence of a passage begins or ends. */
const REACH_CHARACTERS = 2 * MOST_PASSAGE_CHARACTERS

/** The sentence round an offset, read from its paragraph alone, or what of it is near: the text may be a book. */
function sentenceRound(text: string, at: number): Span {
  const near = Math.max(0, at - REACH_CHARACTERS)
  const line = text.slice(near, at + REACH_CHARACTERS)
  const from = near + line.lastIndexOf('\n', at - near) + 1
  const end = text.slice(from, at + REACH_CHARACTERS).indexOf('\n', at - from)
  const paragraph = text.slice(from, end < 0 ? Math.min(text.length, at + REACH_CHARACTERS) : from + end)
  const sentence = sentenceAt(documentOf(paragraph, { language: 'en', published: null }), at - from)
  return sentence
    ? { start: from + sentence.start, end: from + sentence.end }
    : { start: from, end: from + paragraph.length }
}

/**
 * The sentences of a fact’s text in which a value stands, the first five, each once: where a new value of the fact may
 * be looked up.
 */
export const passagesWith = async (
  ctx: Context,
  factId: FactId,
  value: string,
): Promise<Result<readonly PassageChoice[]>> => {
  const found = await factToChange(ctx, factId)
  if (!found.ok) return found
  const { workspaceId, passage } = found.value.fact
  const text = (await snapshotText(ctx.engine.read, workspaceId, passage.snapshotId)) ?? ''
  const choices = new Map<number, PassageChoice>()
  let readTo = 0
  for (const at of placesOf(value, text)) {
    if (choices.size === MOST_CHOICES) break
    if (at < readTo) continue
    const { start, end } = sentenceRound(text, at)
    readTo = end
    if (end - start <= MOST_PASSAGE_CHARACTERS)
      choices.set(start, { start, end, words: text.slice(start, end).replace(/\s+/gu, ' ') })
  }
  return done([...choices.values()])
}
