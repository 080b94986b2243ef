import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { DeckId, FactId, LearnerId, PresetId, WorkspaceId } from '../../../domain/ids'
import { namesAbove } from '../../../domain/nested-names'
import { DEFAULT_PRESET_NAME, type Preset, presetOfDeck } from '../../../domain/scheduling/presets'
import { type DeckLimits, NO_DECK_LIMITS } from '../../../domain/scheduling/settings'
import type { Store } from '../../engine/engine'
import { type MainDeck, mainDecks, type PresetDecks } from '../study/card-places'
import type { Learner } from './learner'
import { settingsOfLog } from './settings-versions'

/** What a learner chose for a deck. */
export type DeckOptions = {
  readonly deckId: DeckId
  readonly name: string
  readonly presetId: PresetId | null
  readonly limits: DeckLimits
}

/** The options of a fact: those of the preset that its main deck has, and the limits of that deck and those above it. */
export type FactOptions = { readonly preset: Preset; readonly limited: readonly DeckOptions[] }

/** A learner's presets, read once for a request. */
export type Presets = {
  /** The default one first, then by name. */
  readonly all: readonly Preset[]
  readonly standard: Preset
  /** The presets that some deck has, the default one first. */
  readonly used: readonly { readonly preset: Preset; readonly decks: PresetDecks | null }[]
  readonly choices: readonly DeckOptions[]
  readonly byId: (id: PresetId | null) => Preset
  /** The preset of a deck by its name; the default one for a deck that is not known. */
  readonly ofDeck: (name: string) => Preset
  /** The options of facts: of any other fact they are the default ones. */
  readonly ofFacts: (factIds: readonly FactId[]) => Promise<(factId: FactId) => FactOptions>
}

/** The default preset: the learner's own settings. */
export const standardPreset = ({ settingsId, scheduling, queue }: Learner): Preset => ({
  id: null,
  name: DEFAULT_PRESET_NAME,
  settingsId,
  scheduling,
  queue,
})

const presetRows = async (store: Store, learnerId: LearnerId): Promise<readonly Preset[]> => {
  const { presets: p } = store.t
  const rows = await store.db
    .select()
    .from(p)
    .where(and(eq(p.learnerId, learnerId), isNull(p.retiredAt)))
    .orderBy(asc(p.name), asc(p.id))
  const ids = rows.map(({ settingsId }) => settingsId)
  const settings = await settingsOfLog(store, learnerId, ids)
  return rows.flatMap(({ id, name, settingsId, queue }) => {
    const scheduling = settings.get(settingsId)
    return scheduling ? [{ id, name, settingsId, scheduling: { ...scheduling, preset: id }, queue }] : []
  })
}

const deckChoices = async (store: Store, learnerId: LearnerId): Promise<readonly DeckOptions[]> => {
  const { deckOptions: o, decks: d } = store.t
  return await store.db
    .select({ deckId: o.deckId, name: d.name, presetId: o.presetId, limits: o.limits })
    .from(o)
    .innerJoin(d, and(eq(d.workspaceId, o.workspaceId), eq(d.id, o.deckId)))
    .where(eq(o.learnerId, learnerId))
    .orderBy(asc(d.name), asc(d.id))
}

const deckNames = async (store: Store, workspaceIds: readonly WorkspaceId[]): Promise<readonly MainDeck[]> => {
  const { decks: d } = store.t
  return await store.db
    .select({ id: d.id, name: d.name })
    .from(d)
    .where(inArray(d.workspaceId, [...workspaceIds]))
}

const hasLimits = ({ limits }: DeckOptions): boolean =>
  limits.newPerDay !== null || limits.reviewsPerDay !== null || limits.today !== null

/** Reads a learner's presets and what they chose for decks. Of a learner who chose nothing it reads nothing. */
export const openPresets = async (
  store: Store,
  learner: Learner,
  workspaceIds: readonly WorkspaceId[],
): Promise<Presets> => {
  const standard = standardPreset(learner)
  const all = learner.hasDeckChoices ? [standard, ...(await presetRows(store, learner.id))] : [standard]
  const choices = learner.hasDeckChoices ? await deckChoices(store, learner.id) : []
  const byId = new Map(all.map((preset) => [preset.id, preset]))
  const chosen = new Map(
    choices.flatMap(({ name, presetId }) => (presetId !== null && byId.has(presetId) ? [[name, presetId]] : [])),
  )
  const ofDeck = (name: string): Preset => byId.get(presetOfDeck(name, chosen)) ?? standard
  const decksOf = new Map<PresetId, DeckId[]>()
  if (chosen.size > 0) {
    for (const { id, name } of await deckNames(store, workspaceIds)) {
      const preset = presetOfDeck(name, chosen)
      if (preset !== null) decksOf.set(preset, [...(decksOf.get(preset) ?? []), id])
    }
  }
  const decksWithPreset = [...decksOf.values()].flat()
  const used = [
    { preset: standard, decks: decksWithPreset.length === 0 ? null : { isIn: false, deckIds: decksWithPreset } },
    ...all.flatMap((preset) => {
      const deckIds = preset.id === null ? undefined : decksOf.get(preset.id)
      return deckIds ? [{ preset, decks: { isIn: true, deckIds } }] : []
    }),
  ]
  const limited = new Map(choices.filter(hasLimits).map((choice) => [choice.name, choice]))
  const usual: FactOptions = { preset: standard, limited: [] }
  return {
    all,
    standard,
    used,
    choices,
    byId: (id) => byId.get(id) ?? standard,
    ofDeck,
    ofFacts: async (factIds) => {
      if (decksWithPreset.length === 0 && limited.size === 0) return () => usual
      const decks = await mainDecks(store, workspaceIds, factIds)
      const options = new Map<string, FactOptions>()
      return (factId) => {
        const name = decks.get(factId)?.name
        if (name === undefined) return usual
        const cached = options.get(name)
        if (cached) return cached
        const own = [name, ...namesAbove(name)].flatMap((deck) => limited.get(deck) ?? [])
        const made = { preset: ofDeck(name), limited: own }
        options.set(name, made)
        return made
      }
    },
  }
}

/** A preset of the learner, also a deleted one; null if there is none of that id. */
export const findPreset = async (
  store: Store,
  learnerId: LearnerId,
  id: PresetId,
): Promise<{ readonly id: PresetId; readonly name: string; readonly isDeleted: boolean } | null> => {
  const { presets: p } = store.t
  const [row] = await store.db
    .select({ id: p.id, name: p.name, retiredAt: p.retiredAt })
    .from(p)
    .where(and(eq(p.learnerId, learnerId), eq(p.id, id)))
  return row ? { id: row.id, name: row.name, isDeleted: row.retiredAt !== null } : null
}

/** What a learner chose for a deck; nothing, and no workspace, where they chose none. */
export const choiceOfDeck = async (
  store: Store,
  learnerId: LearnerId,
  deckId: DeckId,
): Promise<Pick<DeckOptions, 'presetId' | 'limits'> & { readonly workspaceId: WorkspaceId | null }> => {
  const { deckOptions: o } = store.t
  const [row] = await store.db
    .select({ presetId: o.presetId, limits: o.limits, workspaceId: o.workspaceId })
    .from(o)
    .where(and(eq(o.learnerId, learnerId), eq(o.deckId, deckId)))
  return row ?? { presetId: null, limits: NO_DECK_LIMITS, workspaceId: null }
}

/** Whether a learner has or had a preset beside the default one. */
export const hasHadPresets = async (store: Store, learnerId: LearnerId): Promise<boolean> => {
  const { presets: p } = store.t
  const rows = await store.db.select({ id: p.id }).from(p).where(eq(p.learnerId, learnerId)).limit(1)
  return rows.length > 0
}
