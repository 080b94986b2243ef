import type { LogEntry } from '@/lib/domain/scheduling/log'
import type { SentForm } from '@/lib/services/drafts/decision-input'
import type { OwnCardForm } from '@/lib/services/facts/own-card-input'

/** Something for the server, under an id of the browser's, with the words a person knows it by. */
export type Outgoing = { readonly id: string; readonly about: string } & (
  | { readonly kind: 'review'; readonly content: LogEntry }
  | { readonly kind: 'decision'; readonly content: SentForm }
  | { readonly kind: 'card'; readonly content: OwnCardForm }
)

export type OutboxKind = Outgoing['kind']

export type OutboxEntry = Outgoing & {
  /** Its place in the order; given when it is stored. */
  readonly position?: number
  /** Whether a request with it was ever sent, so that the server may have it. */
  readonly tried: boolean
  /** Why the server refused it; null while it waits. */
  readonly refused: string | null
}

/** What the server said of an entry, which has the reason if it was refused. `answer` is for who made it. */
export type EntryOutcome = { readonly entry: OutboxEntry; readonly answer: unknown }

type Kind = {
  /** The most entries of one request. With 1 they arrive in order, none before the one it follows. */
  readonly batch: number
  readonly noun: 'answer' | 'decision' | 'card'
  readonly body: (contents: readonly Outgoing['content'][]) => unknown
  /** Whether a request with this status would be refused again. */
  readonly refuses: (status: number) => boolean
  /** What was said of each entry, by its id; null if the response is not one of ours. */
  readonly results: (body: object, only: OutboxEntry) => ReadonlyMap<string, Result> | null
}

type Result = { readonly status: string; readonly message?: unknown }

const isUnreadable = (status: number): boolean => status === 400 || status === 413 || status === 422
/** The client has to be paired again, or came too late or too early; the request itself is in order. */
const PASSING: ReadonlySet<number> = new Set([401, 408, 429])

const isResult = (value: unknown): value is Result & { readonly id: string } =>
  typeof value === 'object' && value !== null && 'id' in value && 'status' in value

const results: Kind['results'] = (body) =>
  'results' in body && Array.isArray(body.results)
    ? new Map(body.results.filter(isResult).map((result) => [result.id, result]))
    : null

/** Of something that makes cards, one at a time. */
const oneFact: Pick<Kind, 'batch' | 'body' | 'refuses' | 'results'> = {
  batch: 1,
  body: ([content]) => content,
  refuses: (status) => status >= 400 && status < 500 && !PASSING.has(status),
  results: (body, { id }) => ('factId' in body && 'cards' in body ? new Map([[id, { status: 'stored' }]]) : null),
}

export const KINDS: Readonly<Record<OutboxKind, Kind>> = {
  review: { batch: 100, noun: 'answer', body: (entries) => ({ entries }), refuses: isUnreadable, results },
  decision: { ...oneFact, noun: 'decision' },
  card: { ...oneFact, noun: 'card' },
}

/** Where entries are posted: `reviews`, `decisions` and `cards` each have one address. */
export const addressOf = ({ kind }: OutboxEntry): string => `/api/v1/${kind}s`

/** Entries of the log as they are posted. */
export const reviewsOf = (entries: readonly LogEntry[], about: string): readonly Outgoing[] =>
  entries.map((content) => ({ kind: 'review', id: content.id, about, content }))

/** What an entry is about: an answer and its undo are about the same. */
export function subjectOf(entry: OutboxEntry): string {
  const content = entry.kind === 'decision' ? entry.content.form : entry.content
  return 'voids' in content ? content.voids : entry.id
}

/** “2 answers and 1 decision”. An answer counts once, with its undo. */
export function entriesWords(entries: readonly OutboxEntry[]): string {
  const counts = (['answer', 'decision', 'card'] as const).flatMap((noun) => {
    const own = entries.filter(({ kind }) => KINDS[kind].noun === noun)
    const count = new Set(own.map(subjectOf)).size
    return count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`]
  })
  return counts.join(' and ')
}
