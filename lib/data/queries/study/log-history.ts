import {
  and,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  notInArray,
  or,
  type Placeholder,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { CardId, Instant, LearnerId, ReviewId, StudyDay } from '../../../domain/ids'
import type { LogEntry } from '../../../domain/scheduling/log'
import type { Store } from '../../engine/engine'
import { amongIds, listValue, ownRowsByIds, prepared } from '../../engine/prepared'
import { redatedIdOf } from '../../library-ids'
import { entryColumns, readLogEntry } from '../../rows'
import type { Cursor } from '../actions/actions'
import { storedEntries } from './log'

/** An entry of the log as something that was done, with what became of it. */
export type DoneEntry = {
  readonly entry: Exclude<LogEntry, { readonly kind: 'void' }>
  readonly via: Store['t']['reviews']['$inferSelect']['via']
  readonly state: EntryState
}

/**
 * Entries that a person made one by one: not those of an import or of an action, nor those that restate others, nor those
 * that say which preset a card follows, as its deck decides.
 */
const isSingle = ({ db, t }: Store, learnerId: LearnerId | Placeholder): SQL | undefined => {
  const { reviews: r, imports: i, actions: a } = t
  const imported = db.select({ at: i.at }).from(i).where(eq(i.learnerId, learnerId))
  const ofActions = db
    .select({ at: a.at })
    .from(a)
    .where(and(eq(a.learnerId, learnerId), eq(a.hasEntries, true)))
  return and(
    eq(r.learnerId, learnerId),
    ne(r.kind, 'void'),
    isNull(r.redoes),
    notInArray(r.receivedAt, imported),
    // What cards were graded with at once took no time; an answer that came in the same millisecond did.
    or(gt(r.questionMs, 0), gt(r.answerMs, 0), notInArray(r.receivedAt, ofActions)),
  )
}

/** What a single entry is made of: without the memory that it met, which costs as much to read as the rest. */
const columnsOf = (store: Store) => ({ ...entryColumns(store.t), via: store.t.reviews.via })

type SingleRow = Parameters<typeof readLogEntry>[0] & Pick<DoneEntry, 'via'>

const withStates = async (store: Store, learnerId: LearnerId, rows: readonly SingleRow[]) => {
  const states = await entryStates(store, learnerId, rows)
  const undone = rows.flatMap(({ id }) => (states.get(id)?.undoneAt === null ? [] : [id]))
  const replacing = await storedEntries(store, learnerId, undone.map(redatedIdOf))
  return rows.flatMap((row): DoneEntry[] => {
    const entry = readLogEntry(row)
    const state = states.get(row.id)
    if (entry.kind === 'void' || !state) return []
    // An entry whose date was corrected was not undone: another stands for it.
    return replacing.has(redatedIdOf(row.id)) ? [] : [{ entry, via: row.via, state }]
  })
}

/** Which entries of the log are listed: all, answers alone, or acts alone. */
export type EntriesOf = 'all' | 'answers' | 'acts'

/** The learner's single entries before a place, the latest first. `last` says where the next ones begin. */
export const entriesBefore = async (
  store: Store,
  learnerId: LearnerId,
  { before, of, limit }: { readonly before: Cursor | null; readonly of: EntriesOf; readonly limit: number },
): Promise<{ readonly entries: readonly DoneEntry[]; readonly last: Cursor | null }> => {
  const { reviews: r } = store.t
  const isKind = of === 'all' ? undefined : of === 'answers' ? eq(r.kind, 'review') : ne(r.kind, 'review')
  const query = prepared(store, `entries_before_${before === null ? 'now' : 'place'}_${of}`, () => {
    const [at, id] = [sql.placeholder('at'), sql.placeholder('id')]
    const isEarlier = before === null ? undefined : or(lt(r.at, at), and(eq(r.at, at), lt(r.id, id)))
    return store.db
      .select(columnsOf(store))
      .from(r)
      .where(and(isSingle(store, sql.placeholder('learnerId')), isEarlier, isKind))
      .orderBy(desc(r.at), desc(r.id))
      .limit(sql.placeholder('limit'))
  })
  const rows = await query.execute({ learnerId, limit, ...before })
  const end = rows.length < limit ? undefined : rows.at(-1)
  return { entries: await withStates(store, learnerId, rows), last: end ? { at: end.at, id: end.id } : null }
}

/** A single entry of the learner's by its id, or by the id of one that restates it; null if there is none. */
export const findDoneEntry = async (store: Store, learnerId: LearnerId, id: string): Promise<DoneEntry | null> => {
  const { reviews: r } = store.t
  const [row] = await store.db
    .select({ id: r.id, redoes: r.redoes })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), eq(r.id, id as ReviewId))) // compared only
  if (!row) return null
  const rows = await store.db
    .select(columnsOf(store))
    .from(r)
    .where(and(isSingle(store, learnerId), eq(r.id, row.redoes ?? row.id)))
  const [found] = await withStates(store, learnerId, rows)
  return found ?? null
}

const PAGE = 50
/** Mostly the last thing that was done is the latest entry, or a few before it were undone. */
const FIRST_PAGE = 8

/** The learner's latest single entry that counts; null if there is none. */
export const latestDoneEntry = async (store: Store, learnerId: LearnerId): Promise<DoneEntry | null> => {
  for (let before: Cursor | null = null; ; ) {
    const page: Awaited<ReturnType<typeof entriesBefore>> = await entriesBefore(store, learnerId, {
      before,
      of: 'all',
      limit: before === null ? FIRST_PAGE : PAGE,
    })
    const latest = page.entries.find(({ state }) => state.undoneAt === null)
    if (latest) return latest
    before = page.last
    if (before === null) return null
  }
}

/** The learner's single entry that was undone last and is still undone; null if there is none. */
export const lastUndoneEntry = async (store: Store, learnerId: LearnerId): Promise<DoneEntry | null> => {
  const { reviews: r } = store.t
  for (let before: Cursor | null = null; ; ) {
    const isEarlier: SQL | undefined =
      before === null ? undefined : or(lt(r.at, before.at), and(eq(r.at, before.at), lt(r.id, before.id as ReviewId))) // compared only
    const voids = await store.db
      .select({ id: r.id, at: r.at, value: r.value })
      .from(r)
      .where(and(eq(r.learnerId, learnerId), eq(r.kind, 'void'), isEarlier))
      .orderBy(desc(r.at), desc(r.id))
      .limit(PAGE)
    const targets = voids.flatMap(({ value }) => (typeof value === 'string' ? [value as ReviewId] : [])) // of a void in the log
    const found = await store.db
      .select({ id: r.id, redoes: r.redoes })
      .from(r)
      .where(and(eq(r.learnerId, learnerId), inArray(r.id, targets)))
    const firsts = new Map(found.map(({ id, redoes }) => [id, redoes ?? id]))
    const rows = await store.db
      .select(columnsOf(store))
      .from(r)
      .where(and(isSingle(store, learnerId), inArray(r.id, [...new Set(firsts.values())])))
    const undone = new Map((await withStates(store, learnerId, rows)).map((one) => [one.entry.id, one]))
    for (const target of targets) {
      const one = undone.get(firsts.get(target) ?? target)
      if (one && one.state.undoneAt !== null) return one
    }
    const end = voids.at(-1)
    if (voids.length < PAGE || !end) return null
    before = end
  }
}

/** The single entry that the latest entry of the log undid on a study day; null if anything else was logged since. */
export const justUndone = async (store: Store, learnerId: LearnerId, day: StudyDay): Promise<DoneEntry | null> => {
  const { reviews: r } = store.t
  const query = prepared(store, 'latest_log_entry', () =>
    store.db
      .select({ kind: r.kind, day: r.day, value: r.value })
      .from(r)
      .where(eq(r.learnerId, sql.placeholder('learnerId')))
      .orderBy(desc(r.at), desc(r.id))
      .limit(1),
  )
  const [latest] = await query.execute({ learnerId })
  if (latest?.kind !== 'void' || latest.day !== day || typeof latest.value !== 'string') return null
  const found = await findDoneEntry(store, learnerId, latest.value)
  return found === null || found.state.undoneAt === null ? null : found
}

/** The fronts and backs of cards by id, retired ones too: what the history names them by. */
export const sidesOfCards = async (store: Store, ids: readonly CardId[]) => {
  const { cards: c } = store.t
  const query = prepared(store, 'sides_of_cards', () =>
    store.db
      .select({ id: c.id, factId: c.factId, form: c.form, deletion: c.deletion, front: c.front, back: c.back })
      .from(c)
      .where(amongIds(store, c.id)),
  )
  const rows = await query.execute({ ids: listValue(store, [...new Set(ids)]) })
  return new Map(rows.map((row) => [row.id, row]))
}

/** What became of an entry of the log: whether it counts, and under which id. */
export type EntryState = {
  /** The entry that counts, or the last that did. */
  readonly currentId: ReviewId
  /** When it was undone; null where it counts. */
  readonly undoneAt: Instant | null
  /** The ids of the entry and of those that restate it, in order. */
  readonly ids: readonly ReviewId[]
}

/** What became of entries of a learner's log, by their ids: those that were made first, not those that restate others. */
export const entryStates = async (
  store: Store,
  learnerId: LearnerId,
  entries: readonly { readonly id: ReviewId; readonly cardId: CardId }[],
): Promise<ReadonlyMap<ReviewId, EntryState>> => {
  const voidedAt = new Map<unknown, Instant>()
  const versions = new Map<ReviewId, ReviewId[]>(entries.map(({ id }) => [id, [id]]))
  const { reviews: r } = store.t
  const cardIds = [...new Set(entries.map(({ cardId }) => cardId))]
  const rows = await ownRowsByIds(store, 'entry_states', learnerId, cardIds, ({ isOwn, isAmong }) => {
    const ofCards = (is: SQL) => and(isOwn(r.learnerId), isAmong(r.cardId), is)
    return (
      store.db
        .select({ id: r.id, kind: r.kind, at: r.at, value: r.value, redoes: r.redoes })
        .from(r)
        // Each of the two has an index of its own, of few entries.
        .where(or(ofCards(eq(r.kind, 'void')), ofCards(isNotNull(r.redoes))))
        .orderBy(r.receivedAt, r.id)
    )
  })
  for (const { id, kind, at, value, redoes } of rows) {
    if (kind === 'void') voidedAt.set(value, at)
    else if (redoes !== null) versions.get(redoes)?.push(id)
  }
  return new Map(
    [...versions].map(([first, ids]) => {
      const inEffect = ids.find((id) => !voidedAt.has(id))
      const currentId = inEffect ?? ids.at(-1) ?? first
      const undoneAt = inEffect === undefined ? Math.max(...ids.map((id) => voidedAt.get(id) ?? 0)) : null
      return [first, { currentId, undoneAt, ids }]
    }),
  )
}
