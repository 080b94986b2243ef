import { actionsBefore, type Cursor } from '../../data/queries/actions/actions'
import { learnerOf } from '../../data/queries/learner/learner'
import { type EntriesOf, entriesBefore, sidesOfCards } from '../../data/queries/study/log-history'
import { ACTION_KINDS, type ActionKind, type Via } from '../../domain/actions/action'
import { doneTo } from '../../domain/actions/action-words'
import { questionText } from '../../domain/cards/sides'
import type { DateStyle } from '../../domain/format/date-style'
import type { FactId, Instant } from '../../domain/ids'
import type { CardForm } from '../../domain/library'
import { actWords } from '../../domain/scheduling/act-words'
import type { LogEntry } from '../../domain/scheduling/log'
import { RATING_NAMES } from '../../domain/scheduling/memory'
import type { Context } from '../context'
import { dateStyleOf } from '../learner/preferences-of'

/** What the history can be narrowed to. Acts on single cards are of the kind `cards`, as changes of many are. */
export const HISTORY_KINDS = ['answers', ...ACTION_KINDS] as const
export type HistoryKind = (typeof HISTORY_KINDS)[number]

/** Something that was done: an entry of the log, or an action. */
export type HistoryItem = {
  readonly id: string
  readonly kind: HistoryKind
  readonly words: string
  /** Null where it is not known. */
  readonly via: Via | null
  readonly at: Instant
  /** Null where it is in effect. */
  readonly undoneAt: Instant | null
  /** Of an entry of the log. */
  readonly factId?: FactId
}

export const HISTORY_PAGE = 50

type Asked = { readonly kind: HistoryKind | null; readonly before: Cursor | null; readonly limit?: number }

const entriesOf = (kind: HistoryKind | null): EntriesOf | null => {
  if (kind === null) return 'all'
  if (kind === 'answers') return 'answers'
  return kind === 'cards' ? 'acts' : null
}

const actionsOf = (kind: HistoryKind | null): readonly ActionKind[] =>
  kind === null ? ACTION_KINDS : kind === 'answers' ? [] : [kind]

const isAfter = (one: Cursor, other: Cursor): boolean => one.at > other.at || (one.at === other.at && one.id > other.id)

const latest = (one: Cursor | null, other: Cursor | null): Cursor | null =>
  one && other ? (isAfter(one, other) ? one : other) : (one ?? other)

type Sides = { readonly form: CardForm; readonly deletion: number; readonly front: string; readonly back: string }

/** What an entry of the log did to a card, in words: Answered Good, “In which year …?”. */
export const entryWords = (
  entry: Exclude<LogEntry, { readonly kind: 'void' }>,
  card: Sides | undefined,
  dates: DateStyle,
): string => {
  const done = entry.kind === 'review' ? `Answered ${RATING_NAMES[entry.rating]}` : actWords(entry, dates)
  return card ? doneTo(done, questionText(card)) : done
}

/** What the actor did, from the last to the first, a page at a time. */
export const listHistory = async (ctx: Context, { kind, before, limit = HISTORY_PAGE }: Asked) => {
  const { engine, actor } = ctx
  const store = engine.read
  const { scheduling } = await learnerOf(store, actor.learnerId)
  const dates = await dateStyleOf(ctx)
  const of = entriesOf(kind)
  const log = of === null ? null : await entriesBefore(store, actor.learnerId, { before, of, limit })
  const actions = await actionsBefore(store, actor.learnerId, { before, kinds: actionsOf(kind), limit })
  const sides = await sidesOfCards(
    store,
    (log?.entries ?? []).map(({ entry }) => entry.cardId),
  )
  const entries = (log?.entries ?? []).map(({ entry, via, state }): HistoryItem => {
    const card = sides.get(entry.cardId)
    return {
      id: entry.id,
      kind: entry.kind === 'review' ? 'answers' : 'cards',
      words: entryWords(entry, card, dates),
      via,
      at: entry.at,
      undoneAt: state.undoneAt,
      ...(card ? { factId: card.factId } : {}),
    }
  })
  const lastAction = actions.length < limit ? null : (actions.at(-1) ?? null)
  // What lies before the end of either list may not be complete.
  const end = latest(log?.last ?? null, lastAction)
  const all = [...entries, ...actions].sort((a, b) => (isAfter(a, b) ? -1 : 1))
  const complete = all.filter((item) => end === null || !isAfter(end, item))
  const items = complete.slice(0, limit)
  const last = items.at(-1)
  const next = complete.length > limit && last ? { at: last.at, id: last.id } : end && { at: end.at, id: end.id }
  /** `next`: where the next page begins; null on the last. */
  return { items, next, timeZone: scheduling.timeZone }
}

/** Where a page begins, as an address holds it. */
export const cursorText = ({ at, id }: Cursor): string => `${at}.${id}`

/** The place that an address names; null if it names none. */
export const parseCursor = (text: string | null | undefined): Cursor | null => {
  const [, at, id] = /^(\d{1,16})\.([\w-]{1,200})$/.exec(text ?? '') ?? []
  return at && id ? { at: Number(at), id } : null
}
