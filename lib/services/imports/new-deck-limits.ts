import type { Tx } from '../../data/engine/engine'
import { saveDeckOptions } from '../../data/mutations/learner'
import type { DeckId } from '../../domain/ids'
import type { ImportOptions } from '../../domain/imports/import-options'
import { namesAbove } from '../../domain/nested-names'
import { type DeckOptions, NO_DECK_OPTIONS } from '../../domain/scheduling/settings'
import { MOST_CARDS_A_DAY } from '../../domain/scheduling/validate'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import type { OpenedImport } from './plan-import'
import type { StagedPackage } from './staged-package'

const within = (limit: number | null): number | null => (limit === null ? null : Math.min(limit, MOST_CARDS_A_DAY))

/**
 * The limits that a package gives to decks which are not here yet, by name. Decks that are here keep theirs, and those
 * that are put together or under other names have none.
 */
const limitsOfDecks = (
  { summary }: StagedPackage,
  { withScheduling, deck, decks = {} }: ImportOptions,
  here: OpenedImport['here'],
): ReadonlyMap<string, DeckOptions> => {
  const keepsNames = deck === null && Object.values(decks).every(({ to }) => to === null)
  if (!withScheduling || !keepsNames) return new Map()
  return new Map(
    summary.decks.flatMap(({ name, limits }) => {
      if (limits === undefined || here.has(name)) return []
      const { newPerDay, reviewsPerDay } = limits
      return [
        [name, { ...NO_DECK_OPTIONS, newPerDay: within(newPerDay), reviewsPerDay: within(reviewsPerDay) }] as const,
      ]
    }),
  )
}

/** Gives decks that an import makes the limits that they have in its package. */
export class NewDeckLimits {
  readonly #ctx: Context
  readonly #learner: OpenedImport['learner']
  readonly #limits: ReadonlyMap<string, DeckOptions>

  constructor(ctx: Context, staged: StagedPackage, options: ImportOptions, opened: OpenedImport) {
    this.#ctx = ctx
    this.#learner = opened.learner
    this.#limits = limitsOfDecks(staged, options, opened.here)
  }

  /** The decks above one that need a row of their own, because the package gives them limits. */
  above(name: string): readonly string[] {
    return namesAbove(name).filter((above) => this.#limits.has(above))
  }

  async give(tx: Tx, deckId: DeckId, name: string): Promise<void> {
    const limits = this.#limits.get(name)
    if (limits === undefined) return
    const deck = { workspaceId: this.#ctx.actor.workspaceId, deckId }
    await saveDeckOptions(tx, actingLearner(this.#ctx.actor), deck, limits, this.#learner)
  }
}
