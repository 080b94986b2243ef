import { allDecks } from '../../data/queries/learner/deck-names'
import { learnerOf } from '../../data/queries/learner/learner'
import { openPresets } from '../../data/queries/learner/presets'
import { withDecksAbove } from '../../domain/cards/deck-tree'
import type { PresetId, StudyDay } from '../../domain/ids'
import { type LimitsInForce, limitsInForce } from '../../domain/queue/limits-in-force'
import type { Preset } from '../../domain/scheduling/presets'
import { type DeckLimits, NO_DECK_LIMITS } from '../../domain/scheduling/settings'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'
import { done, failed, type Result } from '../result'

/** What holds for a deck, and what the learner chose for it. */
export type LoadedDeckOptions = {
  readonly name: string
  readonly day: StudyDay
  /** The preset that it has: its own, that of a deck above it, or the default one. */
  readonly preset: Preset
  /** The preset that was chosen for the deck itself. */
  readonly ownPreset: PresetId | null
  readonly presets: readonly Pick<Preset, 'id' | 'name'>[]
  readonly limits: DeckLimits
  readonly inForce: LimitsInForce
}

const opened = async ({ engine, actor }: Context) =>
  openPresets(engine.read, await learnerOf(engine.read, actor.learnerId), actor.workspaceIds)

const namesOf = async ({ engine, actor }: Context) => withDecksAbove(await allDecks(engine.read, actor.workspaceIds))

/**
 * The options of a deck of the actor's library by its name, also of one that only holds nested decks; `not-found` if
 * there is none.
 */
export const loadDeckOptions = async (ctx: Context, name: string): Promise<Result<LoadedDeckOptions>> => {
  const names = await namesOf(ctx)
  if (!names.includes(name)) return failed('not-found', `There is no deck called “${name}”.`)
  const { all, choices, ofDeck } = await opened(ctx)
  const { day } = await studyDayOf(ctx)
  const own = choices.find((choice) => choice.name === name)
  const preset = ofDeck(name)
  const chosen = new Map(choices.map((choice) => [choice.name, choice.limits]))
  return done({
    name,
    day,
    preset,
    ownPreset: all.some(({ id }) => id !== null && id === own?.presetId) ? (own?.presetId ?? null) : null,
    presets: all.map((each) => ({ id: each.id, name: each.name })),
    limits: own?.limits ?? NO_DECK_LIMITS,
    inForce: limitsInForce(name, preset, chosen, day),
  })
}

/** A deck for which a preset or limits were chosen. */
export type ListedDeck = {
  readonly name: string
  readonly preset: string
  readonly limits: DeckLimits
}

/** All names of decks, also of those that only hold nested decks, and the decks for which something was chosen. */
export const listDecks = async (
  ctx: Context,
): Promise<{ readonly day: StudyDay; readonly names: readonly string[]; readonly chosen: readonly ListedDeck[] }> => {
  const names = await namesOf(ctx)
  const { choices, ofDeck } = await opened(ctx)
  const { day } = await studyDayOf(ctx)
  const chosen = choices.flatMap(({ name, presetId, limits }) => {
    const hasLimits = limits.newPerDay !== null || limits.reviewsPerDay !== null || limits.today?.day === day
    return presetId === null && !hasLimits ? [] : [{ name, preset: ofDeck(name).name, limits }]
  })
  return { day, names, chosen }
}
