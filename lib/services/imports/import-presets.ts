import { isDeepStrictEqual } from 'node:util'
import type { Store, Tx } from '../../data/engine/engine'
import { removeDeckOptions, saveDeckOptions } from '../../data/mutations/deck-options'
import type { StoredImport } from '../../data/queries/imports/imports'
import { allDecks } from '../../data/queries/learner/deck-names'
import { type CardSettings, openDeckOptions, optionsOfDeck, settingsIn } from '../../data/queries/learner/deck-options'
import type { Learner } from '../../data/queries/learner/learner'
import type { DeckId, SettingsId } from '../../domain/ids'
import type { GivenDeckOptions } from '../../domain/imports/import-report'
import { namesAbove } from '../../domain/nested-names'
import {
  DEFAULT_QUEUE,
  DEFAULT_SCHEDULING,
  type DeckOptions,
  type SchedulingSettings,
} from '../../domain/scheduling/settings'
import { deckOptionsSchema } from '../../domain/scheduling/validate'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import type { PlannedNote } from './plan-notes'
import type { StagedPackage } from './staged-package'

/** The options of new decks: what the presets and limits of a package say beside what Anki or the learner has anyway. */
const givenOptions = async (
  store: Store,
  { actor }: Context,
  { summary: { presets } }: StagedPackage,
  { scheduling, queue }: Learner,
): Promise<ReadonlyMap<string, DeckOptions>> => {
  const here = new Set(await allDecks(store, [actor.workspaceId]))
  const ofDeck = new Map(presets.ofDecks)
  const limits = new Map(presets.limits)
  const chosen = (name: keyof DeckOptions, value: number | null | undefined, usual: readonly number[]) => {
    const read = deckOptionsSchema.shape[name].safeParse(value ?? null)
    return !read.success || read.data === null || usual.includes(read.data) ? null : read.data
  }
  const given = new Map<string, DeckOptions>()
  for (const name of new Set([...ofDeck.keys(), ...limits.keys()])) {
    if (here.has(name)) continue
    const preset = presets.all.find(({ id }) => id === ofDeck.get(name))
    const own = limits.get(name)
    const limit = (kind: 'newPerDay' | 'reviewsPerDay') =>
      chosen(kind, own?.[kind], []) ?? chosen(kind, preset?.[kind], [queue[kind], DEFAULT_QUEUE[kind]])
    const options: DeckOptions = {
      desiredRetention: chosen('desiredRetention', preset?.desiredRetention, [
        scheduling.desiredRetention,
        DEFAULT_SCHEDULING.desiredRetention,
      ]),
      newPerDay: limit('newPerDay'),
      reviewsPerDay: limit('reviewsPerDay'),
    }
    if (Object.values(options).some((option) => option !== null)) given.set(name, options)
  }
  return given
}

/** The options that an import gives to decks, and under which settings its answers count. */
export type ImportPresets = {
  /** Under which settings the answers of a note count: those of the deck which its fact has or gets. */
  readonly ofNotes: (notes: readonly PlannedNote[]) => Promise<(note: PlannedNote) => CardSettings>
  /** Scheduling settings by their id, of all decks there are. */
  readonly settings: () => ReadonlyMap<SettingsId, SchedulingSettings>
  /** The decks above one that need a row of their own, because the package gives them options. */
  readonly limitedAbove: (name: string) => readonly string[]
  /** Gives a deck that was just made its options. */
  readonly give: (tx: Tx, deckId: DeckId, name: string) => Promise<void>
  /** What decks were given so far. */
  readonly given: () => readonly GivenDeckOptions[]
}

/** @param isGiving whether presets of the package come along; otherwise decks have the options that they have here */
export const openImportPresets = async (
  store: Store,
  ctx: Context,
  staged: StagedPackage,
  learner: Learner,
  isGiving: boolean,
): Promise<ImportPresets> => {
  const options = await openDeckOptions(store, learner, ctx.actor.workspaceIds)
  const given = isGiving ? await givenOptions(store, ctx, staged, learner) : new Map<string, DeckOptions>()
  const chosen = new Map<string, DeckOptions>([...options.choices.map((one) => [one.name, one] as const), ...given])
  const ofDecks: GivenDeckOptions[] = []
  return {
    ofNotes: async (notes) => {
      const known = notes.filter(({ kind }) => kind !== 'new')
      const optionsOf = await options.ofFacts(known.map(({ factId }) => factId))
      return ({ kind, factId, deck }) => (kind === 'new' ? settingsIn(deck, chosen, learner) : optionsOf(factId))
    },
    settings: () =>
      new Map(
        [learner, ...[...chosen.keys()].map((name) => settingsIn(name, chosen, learner))].map(
          ({ settingsId, scheduling }) => [settingsId, scheduling],
        ),
      ),
    limitedAbove: (name) => namesAbove(name).filter((above) => given.has(above)),
    give: async (tx, deckId, name) => {
      const own = given.get(name)
      if (!own) return
      const deck = { workspaceId: ctx.actor.workspaceId, deckId }
      await saveDeckOptions(tx, actingLearner(ctx.actor), deck, own, learner)
      ofDecks.push({ deckId, ...own })
    },
    given: () => ofDecks,
  }
}

/**
 * Forgets the options that an import gave to decks in which nothing is left, so that these decks can go. What the
 * learner chose for such a deck since then stays, and with it the deck.
 */
export const takeBackDeckOptions = async (
  tx: Tx,
  ctx: Context,
  report: StoredImport['report'],
  unused: readonly DeckId[],
): Promise<void> => {
  const isUnused = new Set(unused)
  const unchanged: DeckId[] = []
  for (const { deckId, ...given } of report?.deckOptions ?? []) {
    if (isUnused.has(deckId) && isDeepStrictEqual(await optionsOfDeck(tx, ctx.actor.learnerId, deckId), given))
      unchanged.push(deckId)
  }
  await removeDeckOptions(tx, actingLearner(ctx.actor), unchanged)
}
