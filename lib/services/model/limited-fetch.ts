import { MINUTE_MS } from '../../domain/time/units'

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
export class AnswerTooMuch extends Error {
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
export const limitedFetch =
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
    try {
      const response = await fetchIt(input, { ...init, signal })
      if (!response.body) {
        clear()
        return response
      }
      const reader = response.body.getReader()
      const count = meter(limits)
      const body = new ReadableStream<Uint8Array>({
        async pull(controller) {
          try {
            const { done, value } = await reader.read()
            clearTimeout(silence)
            if (done) {
              clear()
              controller.close()
              return
            }
            count(value)
            silence = listen()
            controller.enqueue(value)
          } catch (reason) {
            clear()
            stop.abort(reason)
            controller.error(reason)
          }
        },
        cancel(reason) {
          clear()
          return reader.cancel(reason)
        },
      })
      const { status, statusText, headers } = response
      return new Response(body, { status, statusText, headers: [...headers] })
    } catch (reason) {
      clear()
      throw reason
    }
  }
