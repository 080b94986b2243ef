import type { Column } from 'drizzle-orm'
import { type SQL, sql } from 'drizzle-orm'
import type { FactId, WorkspaceId } from '../../../domain/ids'
import { type RecallCurve, recallCurve } from '../../../domain/scheduling/fsrs'
import type { Store } from '../../engine/engine'
import { hasMainDeck, type PresetDecks } from '../study/card-places'
import type { Learner } from './learner'
import { openPresets } from './presets'

/** A forgetting curve with the facts that it is of, by their main deck; null = all facts. */
export type CurvePart = { readonly curve: RecallCurve; readonly decks: PresetDecks | null }

/** The forgetting curves of a learner's facts: each has that of its preset. */
export type RecallCurves = {
  /** Every fact is in one of them. One part, of all facts, where the presets in use have the same curve. */
  readonly parts: readonly CurvePart[]
  readonly ofFacts: (factIds: readonly FactId[]) => Promise<(factId: FactId | undefined) => RecallCurve>
}

/** Reads the curves of a learner's presets. */
export const recallCurves = async (
  store: Store,
  learner: Learner,
  workspaceIds: readonly WorkspaceId[],
): Promise<RecallCurves> => {
  const presets = await openPresets(store, learner, workspaceIds)
  const parts = presets.used.map(({ preset, decks }) => ({ curve: recallCurve(preset.scheduling.weights), decks }))
  const usual = recallCurve(presets.standard.scheduling.weights)
  // The decay alone makes a curve.
  if (parts.every(({ curve }) => curve.decay === usual.decay)) {
    return { parts: [{ curve: usual, decks: null }], ofFacts: async () => () => usual }
  }
  const curves = new Map(presets.all.map(({ id, scheduling }) => [id, recallCurve(scheduling.weights)]))
  return {
    parts,
    ofFacts: async (factIds) => {
      const optionsOf = await presets.ofFacts([...new Set(factIds)])
      return (factId) => (factId === undefined ? usual : (curves.get(optionsOf(factId).preset.id) ?? usual))
    },
  }
}

/** Whether a row's fact is in a part, as a condition; nothing where the part is of all facts. */
export const isInPart = (
  store: Pick<Store, 't'>,
  row: { readonly workspaceId: Column; readonly factId: Column },
  { decks }: CurvePart,
): SQL | undefined => (decks === null ? undefined : hasMainDeck(store, row, decks))

/** What is asked of a curve, as a condition: for each row with the curve of its fact. */
export const byPart = (
  store: Pick<Store, 't'>,
  row: { readonly workspaceId: Column; readonly factId: Column },
  parts: readonly CurvePart[],
  of: (curve: RecallCurve) => SQL,
): SQL => {
  const each = parts.map((part) => {
    const isIn = isInPart(store, row, part)
    return isIn ? sql`(${isIn} and ${of(part.curve)})` : of(part.curve)
  })
  return each.length === 1 ? sql`${each[0]}` : sql`(${sql.join(each, sql` or `)})`
}
