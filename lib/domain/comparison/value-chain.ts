import { edtfEnd, parseEdtf } from '../content/edtf'
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

type Dated = {
  readonly factId: FactId
  /** EDTF. */
  readonly asOf: string | null
}

/** Facts without a date are put where their updates want them, and else last. */
const UNDATED = '9999-99-99'
const endOf = ({ asOf }: Dated): string => (asOf !== null && parseEdtf(asOf) !== null ? edtfEnd(asOf) : UNDATED)

/**
 * Facts from the oldest value to the newest: none before one that it updates, and among those that no update orders by
 * date. Updates that go round in a circle order nothing.
 */
export function inOrderOfValue<F extends Dated>(facts: readonly F[], updates: readonly Update[]): readonly F[] {
  const left = new Map(
    [...facts]
      .sort((a, b) => (endOf(a) < endOf(b) ? -1 : endOf(a) > endOf(b) ? 1 : a.factId < b.factId ? -1 : 1))
      .map((fact) => [fact.factId, fact]),
  )
  const ordered: F[] = []
  const waits = ({ factId }: F) => updates.some(({ newer, older }) => newer === factId && left.has(older))
  while (left.size > 0) {
    const waiting = [...left.values()]
    const next = waiting.find((fact) => !waits(fact)) ?? waiting[0]
    if (next === undefined) break
    left.delete(next.factId)
    ordered.push(next)
  }
  return ordered
}
