import { v7 as uuidv7 } from 'uuid'
import { logModelCall } from '../../data/mutations/learner'
import { type ArticleView, findArticle } from '../../data/queries/articles/article-page'
import { findModel } from '../../data/queries/learner/learner'
import { wholeSentencesAmong } from '../../domain/drafting/model/choose-passages'
import { draftOfCard } from '../../domain/drafting/model/draft-of-card'
import type { PassagesOfText } from '../../domain/drafting/model/passages-of-text'
import { fillPrompt } from '../../domain/drafting/model/prompt'
import { type ReplyPiece, replyReader } from '../../domain/drafting/model/reply'
import type { Span } from '../../domain/finder/mention'
import { modelEndpoint } from '../../platform/model-endpoint'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { lintDrafts, type ShownDraft, withTopics } from '../drafts/lint-drafts'
import { done, failed, type Given, NO_ARTICLE, type Result } from '../result'
import { runJob } from '../worker-pool'
import { askModel, languageModel, type Tokens } from './ask-model'
import { costOf } from './load-model'
import type { ModelKeys } from './model-keys'

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
const passagesFor = async (
  { text, published, title, authors }: ArticleView,
  spans: readonly Span[],
): Promise<Result<PassagesOfText>> => {
  const part = partAround(text, spans)
  const found = await runJob('model-passages', [
    text.slice(part.start, part.end),
    { language: 'en', published, title, authors },
    spans.map((span) => moved(span, -part.start)),
  ])
  if (!found.ok) return failed('conflict', 'Choosing passages took too long. Select the words you want cards about.')
  const { passages, sentences } = found.value
  return done({
    passages: passages.map((passage) => moved(passage, part.start)),
    sentences: sentences.map((sentence) => moved(sentence, part.start)),
  })
}

/** What a reader is told while a model drafts. */
export type DraftingEvent =
  | { readonly kind: 'offer'; readonly draft: ShownDraft }
  /** A card that is not offered, and why. */
  | { readonly kind: 'refused'; readonly quote: string; readonly reason: string }
  | {
      readonly kind: 'end'
      readonly offered: number
      readonly refused: number
      readonly ms: number
      readonly tokens: Tokens
      /** US dollars; null where tokens or prices are not known. */
      readonly cost: number | null
    }
  | { readonly kind: 'failed'; readonly message: string }

export type DraftingRequest = {
  readonly articleKey: string
  /** The passages that the reader chose; empty for those that the finder thinks most of. */
  readonly spans: readonly Span[]
}

/** What the service is given of its surroundings; tests give their own. */
export type ModelSurroundings = {
  readonly prompt: string
  readonly localAllowed: boolean
  readonly keys: ModelKeys
  readonly signal: AbortSignal
  /** Milliseconds since some fixed time: how long it took. */
  readonly clock: () => number
  readonly modelOf?: typeof languageModel
}

const MOST_CARDS = 12
/** A model that goes on and on is stopped: so many cards nobody asked for. */
const MOST_ANSWERS = 5 * MOST_CARDS
const UNREADABLE_KEY =
  'The access key of the language model can’t be read on this computer. Enter it again in the settings, under “Language model”.'
const TOO_MANY = 'The model sent more cards than it was asked for, so it was stopped.'

/**
 * Checks everything that can be checked without asking the model. Nothing leaves the machine here.
 * @returns what would be sent, for the reader to see and agree to; `sentences` are those that stand in the passages
 */
export const prepareDrafting = async (
  ctx: Context,
  { articleKey, spans }: DraftingRequest,
  { prompt, localAllowed, keys, modelOf = languageModel }: ModelSurroundings,
) => {
  const { read } = ctx.engine
  const choice = await findModel(read, ctx.actor.learnerId)
  if (!choice?.isOn) return failed('forbidden', 'No language model is switched on. Set one up in the settings first.')
  const endpoint = modelEndpoint(choice.endpoint, localAllowed)
  if (!endpoint.ok) return failed('invalid', endpoint.message)
  const owner = { learnerId: ctx.actor.learnerId, endpoint: choice.endpoint }
  const apiKey = choice.sealedKey === null ? null : keys.open(choice.sealedKey, owner)
  if (choice.sealedKey !== null && apiKey === null) return failed('invalid', UNREADABLE_KEY)
  const article = await findArticle(read, ctx.actor.workspaceIds, articleKey)
  if (!article) return NO_ARTICLE
  const { published, title } = article
  const found = await passagesFor(article, spans)
  if (!found.ok) return found
  const { passages, sentences } = found.value
  if (passages.length === 0) return failed('invalid', 'The text has no passage to draft from. Select some words first.')
  const filled = fillPrompt(prompt, { title, published, passages, most: MOST_CARDS })
  if ('problem' in filled) return failed('invalid', filled.problem)
  const model = await modelOf(endpoint, choice.model, apiKey)
  return done({ choice, host: endpoint.host, article, passages, sentences, prompt: filled, model })
}

type Prepared = Given<typeof prepareDrafting>

type Counts = { offered: number; refused: number }

async function* draftsIn(
  ctx: Context,
  pieces: readonly ReplyPiece[],
  prepared: Prepared,
  counts: Counts,
): AsyncGenerator<DraftingEvent> {
  const { article, passages, sentences } = prepared
  const source = {
    text: article.text,
    published: article.published,
    passages,
    wholeSentences: wholeSentencesAmong(sentences),
  }
  for (const piece of pieces) {
    const draft =
      piece.kind === 'card'
        ? draftOfCard(piece.card, source)
        : ({ kind: 'refused', quote: '', reason: 'A line of the reply could not be read as a card.' } as const)
    if (draft.kind === 'refused') {
      counts.refused += 1
      yield draft
      continue
    }
    counts.offered += 1
    const tagged = await withTopics(ctx, article, [draft.draft])
    for (const shown of await lintDrafts(ctx, article, tagged)) yield { kind: 'offer', draft: shown }
  }
}

/**
 * Has the actor's model draft cards from passages of an article, each card as soon as it is written, linted before it is
 * offered. What it took is written to the log of calls, also where it failed or was stopped.
 */
export async function* draftWithModel(
  ctx: Context,
  prepared: Prepared,
  { signal, clock }: ModelSurroundings,
): AsyncGenerator<DraftingEvent> {
  const { choice, host, article, passages, prompt, model } = prepared
  const counts: Counts = { offered: 0, refused: 0 }
  const reader = replyReader()
  const begin = clock()
  const stop = new AbortController()
  const ends = AbortSignal.any([signal, stop.signal])
  let tokens: Tokens = { input: null, output: null }
  let failure: string | null = 'The reader left before it had finished.'
  try {
    for await (const event of askModel(model, prompt, ends)) {
      if (event.kind === 'text') {
        yield* draftsIn(ctx, reader.push(event.text), prepared, counts)
        if (counts.offered + counts.refused < MOST_ANSWERS) continue
        failure = TOO_MANY
        break
      } else if (event.kind === 'end') {
        tokens = event.tokens
        failure = null
      } else failure = event.message
    }
    yield* draftsIn(ctx, reader.end(), prepared, counts)
    if (failure === null) {
      const { input, output } = tokens
      const cost =
        input === null || output === null ? null : costOf(choice, { inputTokens: input, outputTokens: output })
      yield { kind: 'end', ...counts, ms: Math.round(clock() - begin), tokens, cost }
    } else yield { kind: 'failed', message: failure }
  } finally {
    stop.abort()
    await ctx.engine.write((tx) =>
      logModelCall(tx, actingLearner(ctx.actor), {
        id: uuidv7(),
        articleId: article.articleId,
        host,
        model: choice.model,
        passages: passages.length,
        failure,
        at: ctx.now,
        inputTokens: tokens.input,
        outputTokens: tokens.output,
        ms: Math.round(clock() - begin),
        ...counts,
      }),
    )
  }
}
