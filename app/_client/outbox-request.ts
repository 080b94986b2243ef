import { addressOf, type EntryOutcome, KINDS, type OutboxEntry } from './outbox-kinds'

/** What came of a request. What is in no outcome has to be sent again. */
export type Answered =
  | { readonly kind: 'answered'; readonly outcomes: readonly EntryOutcome[] }
  | { readonly kind: 'offline' }
  | { readonly kind: 'failed'; readonly reason: string }
  /** The request as a whole: one of its entries is to blame. */
  | { readonly kind: 'refused'; readonly reason: string }

const TIMEOUT_MS = 20_000
/** Browsers let at most 64 KB outlive the page. */
const KEEPALIVE_BYTES = 60_000

const REASONS: Readonly<Record<string, string>> = {
  conflict: 'The server already has a different answer with the same id.',
  refused: 'The server didn’t accept it.',
}

const reasonOf = (status: number, body: object): string => {
  if ('detail' in body && typeof body.detail === 'string') return body.detail
  if ('title' in body && typeof body.title === 'string') return body.title
  return `The server returned error ${status}.`
}

/** Sends entries of one address. Sending one twice changes nothing: the server knows it by its id. */
export async function requestFor(batch: readonly OutboxEntry[]): Promise<Answered> {
  const [first] = batch
  if (!first) return { kind: 'answered', outcomes: [] }
  const kind = KINDS[first.kind]
  const body = JSON.stringify(kind.body(batch.map(({ content }) => content)))
  let response: Response
  let answer: unknown
  try {
    response = await fetch(addressOf(first), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      keepalive: body.length < KEEPALIVE_BYTES,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    answer = await response.json().catch(() => null)
  } catch {
    return { kind: 'offline' }
  }
  const said = typeof answer === 'object' && answer !== null ? answer : {}
  const results = kind.results(said, first)
  if (!results) {
    const isRefused = kind.refuses(response.status)
    return { kind: isRefused ? 'refused' : 'failed', reason: reasonOf(response.status, said) }
  }
  const outcomes = batch.flatMap((entry): EntryOutcome[] => {
    const { status = '', message } = results.get(entry.id) ?? {}
    if (status === 'stored' || status === 'duplicate') return [{ entry, answer }]
    const reason = REASONS[status]
    return reason ? [{ entry: { ...entry, refused: typeof message === 'string' ? message : reason }, answer }] : []
  })
  if (outcomes.length > 0) return { kind: 'answered', outcomes }
  return { kind: 'failed', reason: 'The server replied but didn’t confirm that anything was saved.' }
}
