import type { FactId } from '../ids'

/** Of two facts the one that has the newer value of the same thing, and the one whose value it replaces. */
export type Update = { readonly newer: FactId; readonly older: FactId }

/** The facts that updates join to one, itself among them, however many updates lie between; in no particular order. */
export function chainOf(factId: FactId, updates: readonly Update[]): ReadonlySet<FactId> {
  const chain = new Set([factId])
  // A set that grows while it is gone through is gone through to its new end.
  for (const id of chain) {
    for (const { newer, older } of updates) {
      if (newer === id) chain.add(older)
      if (older === id) chain.add(newer)
    }
  }
  return chain
}

/** The latest fact that updates lead to from one, directly or through others; null where there is none that is live. */
export function latestOf(
  factId: FactId,
  updates: readonly Update[],
  isLive: (factId: FactId) => boolean,
): FactId | null {
  const seen = new Set([factId])
  let latest: FactId | null = null
  for (const id of seen) {
    for (const { newer, older } of updates) {
      if (older !== id || seen.has(newer)) continue
      seen.add(newer)
      if (isLive(newer)) latest = newer
    }
  }
  return latest
}
