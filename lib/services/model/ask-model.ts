import type { LanguageModel } from 'ai'
import type { ModelPrompt } from '../../domain/drafting/model/prompt'
import type { ModelEndpoint } from '../../platform/model-endpoint'
import { type AnswerLimits, AnswerTooMuch, limitedFetch } from './limited-fetch'

/** Tokens as the endpoint counted them; null where it does not say. */
export type Tokens = { readonly input: number | null; readonly output: number | null }

export type ModelEvent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'end'; readonly tokens: Tokens }
  | { readonly kind: 'failed'; readonly message: string }

const STOPPED = 'It was stopped.'
/** A reply longer than this is cut off: forty cards have room in it. */
const MOST_OUTPUT_TOKENS = 8_000

/**
 * The model behind an endpoint, which may send and take no more than the limits allow. The packages are loaded only
 * where somebody uses one.
 */
export const languageModel = async (
  endpoint: ModelEndpoint & { readonly ok: true },
  name: string,
  apiKey: string | null,
  limits?: AnswerLimits,
): Promise<LanguageModel> => {
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
  const provider = createOpenAICompatible({
    name: 'own-model',
    baseURL: endpoint.url,
    fetch: limitedFetch(endpoint.fetch, limits),
    includeUsage: true,
    ...(apiKey === null ? {} : { apiKey }),
  })
  return provider(name)
}

/** The status that an endpoint answered with, also where it was asked again; null where it did not answer. */
const statusOf = (reason: unknown): number | null => {
  if (!(reason instanceof Error)) return null
  if ('statusCode' in reason && typeof reason.statusCode === 'number') return reason.statusCode
  return 'lastError' in reason ? statusOf(reason.lastError) : null
}

/** What the limits say, also where another error carries it. */
const limitWords = (reason: unknown): string | null => {
  if (reason instanceof AnswerTooMuch) return reason.message
  if (!(reason instanceof Error)) return null
  return limitWords('lastError' in reason ? reason.lastError : reason.cause)
}

/** What went wrong, for people. What the endpoint itself says is not repeated: it may hold the key. */
const failureWords = (reason: unknown): string => {
  const limit = limitWords(reason)
  if (limit !== null) return limit
  const status = statusOf(reason)
  if (status === 401 || status === 403) return 'The endpoint does not accept the key. Check it in the settings.'
  if (status === 404) return 'The endpoint doesn’t know this model or address. Check both in the settings.'
  if (status === 429) return 'The endpoint asks you to wait: too many requests, or no credit left. Try again later.'
  if (status !== null && status >= 500) return `The endpoint reported an error (${status}). Try again later.`
  if (status !== null)
    return `The endpoint refused the request (${status}). Check the address and the model in the settings.`
  return 'The endpoint could not be reached, or closed the connection. Check the address in the settings and that it is running.'
}

/**
 * Asks a model once and gives its words as they come, then what they took; or why it failed. It is given no tools, and
 * nothing of the request is logged or sent anywhere else.
 */
export async function* askModel(
  model: LanguageModel,
  { system, user }: ModelPrompt,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  const { streamText } = await import('ai')
  const stream = streamText({
    model,
    system,
    prompt: user,
    maxOutputTokens: MOST_OUTPUT_TOKENS,
    maxRetries: 1,
    abortSignal: signal,
    // Failures arrive in the stream below; the library would also print them.
    onError: () => undefined,
  })
  try {
    for await (const part of stream.fullStream) {
      if (part.type === 'text-delta') yield { kind: 'text', text: part.text }
      else if (part.type === 'error') {
        yield { kind: 'failed', message: failureWords(part.error) }
        return
      } else if (part.type === 'abort') {
        yield { kind: 'failed', message: STOPPED }
        return
      } else if (part.type === 'finish') {
        const { inputTokens = null, outputTokens = null } = part.totalUsage
        yield { kind: 'end', tokens: { input: inputTokens, output: outputTokens } }
      }
    }
  } catch (reason) {
    // An answer that breaks off in the middle of a line arrives as an error of the stream itself.
    yield { kind: 'failed', message: signal.aborted ? STOPPED : failureWords(reason) }
  }
}
