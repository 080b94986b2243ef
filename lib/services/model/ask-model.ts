import type { LanguageModel } from 'ai'
import type { ModelPrompt } from '../../domain/drafting/model/prompt'
import { MINUTE_MS } from '../../domain/time/units'
import type { ModelEndpoint } from '../../platform/model-endpoint'

/** What an endpoint may send for one answer, and how long it may take. */
export type AnswerLimits = {
  /** Of the whole answer, after unpacking. */
  readonly bytes: number
  /** Of one line: an answer comes as lines, and each is kept until it ends. */
  readonly lineBytes: number
  /** Until the answer begins, and between two pieces of it. */
  readonly silenceMs: number
  readonly totalMs: number
}

/** Eight thousand tokens take some three megabytes on the way; a model on a laptop takes minutes for them. */
export const ANSWER_LIMITS: AnswerLimits = {
  bytes: 8_000_000,
  lineBytes: 500_000,
  silenceMs: 2 * MINUTE_MS,
  totalMs: 10 * MINUTE_MS,
}

/** An answer was larger or slower than it may be; the message is for people. */
class AnswerTooMuch extends Error {
  override readonly name = 'AnswerTooMuch'
}

const LINE_END = 0x0a
const TOO_LONG = 'The model sent far more than an answer needs, so it was stopped. Check the address in the settings.'
const minutes = (ms: number): string =>
  ms < 2 * MINUTE_MS ? `${Math.round(ms / 1_000)} seconds` : `${ms / MINUTE_MS} minutes`

/** Counts what comes; throws where it is too much. */
const meter = ({ bytes, lineBytes }: AnswerLimits) => {
  let [all, line] = [0, 0]
  return (piece: Uint8Array): void => {
    all += piece.length
    const last = piece.lastIndexOf(LINE_END)
    const first = last < 0 ? piece.length : piece.indexOf(LINE_END)
    if (all > bytes || line + first > lineBytes) throw new AnswerTooMuch(TOO_LONG)
    line = last < 0 ? line + piece.length : piece.length - last - 1
  }
}

/**
 * A fetch whose answers end with `AnswerTooMuch` where they are larger or slower than the limits: an endpoint that never
 * ends must not fill the memory, and one that never answers must not be waited for.
 */
const limitedFetch =
  (fetchIt: typeof fetch, limits: AnswerLimits = ANSWER_LIMITS): typeof fetch =>
  async (input, init) => {
    const stop = new AbortController()
    const after = (ms: number, words: string) =>
      setTimeout(() => stop.abort(new AnswerTooMuch(`The model ${words}, so it was stopped. Try again.`)), ms)
    const total = after(limits.totalMs, `took over ${minutes(limits.totalMs)}`)
    const listen = () => after(limits.silenceMs, `was silent for ${minutes(limits.silenceMs)}`)
    let silence = listen()
    const clear = () => {
      clearTimeout(total)
      clearTimeout(silence)
    }
    const signal = init?.signal ? AbortSignal.any([init.signal, stop.signal]) : stop.signal
    signal.addEventListener('abort', clear, { once: true })
    const count = meter(limits)
    const metered = new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        clearTimeout(silence)
        try {
          count(piece)
        } catch (reason) {
          stop.abort(reason)
          throw reason
        }
        silence = listen()
        controller.enqueue(piece)
      },
    })
    try {
      const response = await fetchIt(input, { ...init, signal })
      if (!response.body) {
        clear()
        return response
      }
      const { status, statusText, headers } = response
      response.body
        .pipeTo(metered.writable, { signal })
        .catch(() => undefined)
        .finally(clear) // whoever reads it learns of it
      return new Response(metered.readable, { status, statusText, headers: [...headers] })
    } catch (reason) {
      clear()
      throw reason
    }
  }

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
