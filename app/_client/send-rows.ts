/** Something on its way to the server, under an id of the browser's, with the words a person knows it by. */
export type SentRow = { readonly entry: { readonly id: string } }

/** What came of sending some rows. `settled` are stored for good; what is in neither list has to be sent again. */
export type Sending<Row> =
  | {
      readonly kind: 'answered'
      readonly settled: readonly string[]
      readonly refused: readonly (Row & { readonly reason: string })[]
    }
  | { readonly kind: 'offline' }
  | { readonly kind: 'failed'; readonly reason: string }
  /** The request as a whole was not understood: one of its rows is to blame. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  /** There is nothing at this address that could take any of them. */
  | { readonly kind: 'not-found'; readonly reason: string }

const TIMEOUT_MS = 20_000
/** Browsers let at most 64 KB outlive the page. */
const KEEPALIVE_BYTES = 60_000

/** The whole request is refused, before any entry is looked at. */
const UNREADABLE: ReadonlySet<number> = new Set([400, 413, 422])

type Result = { readonly id: string; readonly status: string; readonly message: string | null }

function resultsOf(body: unknown): Result[] | null {
  if (typeof body !== 'object' || body === null || !('results' in body) || !Array.isArray(body.results)) return null
  return body.results.flatMap((result: unknown) => {
    if (typeof result !== 'object' || result === null || !('id' in result) || !('status' in result)) return []
    if (typeof result.id !== 'string' || typeof result.status !== 'string') return []
    const message = 'message' in result && typeof result.message === 'string' ? result.message : null
    return [{ id: result.id, status: result.status, message }]
  })
}

const REASONS: Record<string, string> = {
  conflict: 'The server already has a different answer with the same id.',
  refused: 'The server did not accept it.',
}

function sorted<Row extends SentRow>(rows: readonly Row[], results: readonly Result[]): Sending<Row> {
  const byId = new Map(results.map((result) => [result.id, result]))
  const settled: string[] = []
  const refused: (Row & { readonly reason: string })[] = []
  for (const row of rows) {
    const result = byId.get(row.entry.id)
    if (result?.status === 'stored' || result?.status === 'duplicate') settled.push(row.entry.id)
    const reason = result && REASONS[result.status]
    if (reason) refused.push({ ...row, reason: result.message ?? reason })
  }
  return settled.length + refused.length > 0
    ? { kind: 'answered', settled, refused }
    : { kind: 'failed', reason: 'The server replied, but did not confirm any of your answers.' }
}

function reasonOf(response: Response, body: unknown): string {
  if (typeof body === 'object' && body !== null) {
    if ('detail' in body && typeof body.detail === 'string') return body.detail
    if ('title' in body && typeof body.title === 'string') return body.title
  }
  return `The server returned error ${response.status}.`
}

function kindOf(status: number): 'failed' | 'unreadable' | 'not-found' {
  if (status === 404) return 'not-found'
  return UNREADABLE.has(status) ? 'unreadable' : 'failed'
}

/** Posts rows to the server in the body given. Posting one twice changes nothing: the server knows it by its id. */
export async function sendRows<Row extends SentRow>(
  address: string,
  rows: readonly Row[],
  content: object,
): Promise<Sending<Row>> {
  const body = JSON.stringify(content)
  let response: Response
  let answer: unknown
  try {
    response = await fetch(address, {
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
  const results = resultsOf(answer)
  if (results) return sorted(rows, results)
  return { kind: kindOf(response.status), reason: reasonOf(response, answer) }
}

/** The same, with all rows refused for one reason. */
export const refusedAll = <Row>(rows: readonly Row[], reason: string): Sending<Row> & { kind: 'answered' } => ({
  kind: 'answered',
  settled: [],
  refused: rows.map((row) => ({ ...row, reason })),
})
