import { and, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm'
import type { ActionChange, ActionKind, Via } from '../../../domain/actions/action'
import type { Instant, LearnerId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/** An action as it is listed: without what it changed. */
export type ListedAction = {
  readonly id: string
  readonly kind: ActionKind
  readonly words: string
  readonly via: Via
  readonly at: Instant
  readonly undoneAt: Instant | null
}

export type StoredAction = ListedAction & {
  readonly request: string | null
  readonly hasEntries: boolean
  readonly changes: readonly ActionChange[]
}

/** Things that were done, from the last to the first; what comes after this one. */
export type Cursor = { readonly at: Instant; readonly id: string }

const listed = ({ t: { actions: a } }: Store) => ({
  id: a.id,
  kind: a.kind,
  words: a.words,
  via: a.via,
  at: a.at,
  undoneAt: a.undoneAt,
})

const whole = (store: Store) => {
  const { actions: a } = store.t
  return { ...listed(store), request: a.request, hasEntries: a.hasEntries, changes: a.changes }
}

/** The learner's action of this id, or the one that a request of this id undid or redid; null if there is none. */
export const findAction = async (
  store: Store,
  learnerId: LearnerId,
  by: { readonly id: string } | { readonly request: string },
): Promise<StoredAction | null> => {
  const { actions: a } = store.t
  const [row] = await store.db
    .select(whole(store))
    .from(a)
    .where(and(eq(a.learnerId, learnerId), 'id' in by ? eq(a.id, by.id) : eq(a.request, by.request)))
  return row ?? null
}

const isBefore = (store: Store, before: Cursor | null): SQL | undefined => {
  const { actions: a } = store.t
  return before === null ? undefined : or(lt(a.at, before.at), and(eq(a.at, before.at), lt(a.id, before.id)))
}

/** The learner's actions before a place, the latest first. */
export const actionsBefore = async (
  store: Store,
  learnerId: LearnerId,
  {
    before,
    kinds,
    limit,
  }: { readonly before: Cursor | null; readonly kinds: readonly ActionKind[]; readonly limit: number },
): Promise<readonly ListedAction[]> => {
  const { actions: a } = store.t
  return store.db
    .select(listed(store))
    .from(a)
    .where(and(eq(a.learnerId, learnerId), isBefore(store, before), inArray(a.kind, [...kinds])))
    .orderBy(desc(a.at), desc(a.id))
    .limit(limit)
}

/** The latest action in effect; null if there is none. */
export const latestAction = async (store: Store, learnerId: LearnerId): Promise<ListedAction | null> => {
  const { actions: a } = store.t
  const [row] = await store.db
    .select(listed(store))
    .from(a)
    .where(and(eq(a.learnerId, learnerId), isNull(a.undoneAt)))
    .orderBy(desc(a.at), desc(a.id))
    .limit(1)
  return row ?? null
}

/** The action that was undone last and is still undone; null if there is none. Of those undone at once, the first done. */
export const lastUndoneAction = async (store: Store, learnerId: LearnerId): Promise<ListedAction | null> => {
  const { actions: a } = store.t
  const [row] = await store.db
    .select(listed(store))
    .from(a)
    .where(and(eq(a.learnerId, learnerId), isNotNull(a.undoneAt)))
    .orderBy(desc(a.undoneAt), a.at, a.id)
    .limit(1)
  return row ?? null
}

const LOOKED_THROUGH = 50

/** Later actions in effect with what they changed; the latest first, a few at a time. */
export async function* laterActions(store: Store, learnerId: LearnerId, { at, id }: Cursor) {
  const { actions: a } = store.t
  for (let before: Cursor | null = null; ; ) {
    const rows: StoredAction[] = await store.db
      .select(whole(store))
      .from(a)
      .where(and(eq(a.learnerId, learnerId), isNull(a.undoneAt), isBefore(store, before)))
      .orderBy(desc(a.at), desc(a.id))
      .limit(LOOKED_THROUGH)
    for (const row of rows) {
      if (row.at < at || (row.at === at && row.id <= id)) return
      yield row
    }
    before = rows.at(-1) ?? null
    if (rows.length < LOOKED_THROUGH || before === null) return
  }
}
