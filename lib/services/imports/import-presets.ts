import { isDeepStrictEqual } from 'node:util'
import type { Store, Tx } from '../../data/engine/engine'
import { importedPresetIdOf } from '../../data/library-ids'
import { addSettingsVersion } from '../../data/mutations/learner'
import { addPreset, saveDeckOptions, savePreset } from '../../data/mutations/presets'
import type { StoredImport } from '../../data/queries/imports/imports'
import { allDecks } from '../../data/queries/learner/deck-names'
import { type Learner, learnerOf } from '../../data/queries/learner/learner'
import { findPreset, openPresets, type Presets } from '../../data/queries/learner/presets'
import { beginningOf } from '../../domain/beginning-of'
import type { DeckId, PresetId, SettingsId } from '../../domain/ids'
import type { GivenDeckOptions, ImportReport } from '../../domain/imports/import-report'
import { namesAbove } from '../../domain/nested-names'
import { DEFAULT_PRESET_NAME, type Preset } from '../../domain/scheduling/presets'
import { type DeckLimits, NO_DECK_LIMITS, type SchedulingSettings } from '../../domain/scheduling/settings'
import type { AnkiPreset } from '../../interchange/anki/anki-package'
import { isAsAnkiStarts, optionsOfPreset } from '../../interchange/anki/preset-options'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { newSettingsId } from '../home'
import { putBackInForce } from '../settings/put-back-in-force'
import { limitsOfDecks } from './import-deck-limits'
import type { PlannedNote } from './plan-notes'
import type { StagedPackage } from './staged-package'

/** A preset that the import gives to decks. */
type GivenPreset = Preset & {
  readonly id: PresetId
  /** Not in force yet: it is new, or was deleted. */
  readonly isFresh: boolean
  readonly isDeleted: boolean
  readonly left: readonly string[]
  /** Nobody chose its options: it is as Anki starts it. */
  readonly isUntouched: boolean
}

const LONGEST_NAME = 80
/** The id of Anki's default preset. */
const STANDARD_PRESET = 1

const withoutExtension = (fileName: string): string => fileName.replace(/\.[a-z0-9]{1,7}$/iu, '')

/** A name that no other preset has. Anki's default preset is called by the file. */
const freeName = (name: string, fileName: string, taken: ReadonlySet<string>): string => {
  const own = name.trim().toLowerCase() === DEFAULT_PRESET_NAME.toLowerCase()
  const wanted = beginningOf(own ? `${DEFAULT_PRESET_NAME} (${withoutExtension(fileName)})` : name.trim(), LONGEST_NAME)
  const names = [wanted || 'Anki', ...Array.from({ length: taken.size + 1 }, (_, at) => `${wanted} ${at + 2}`)]
  return names.find((each) => !taken.has(each.toLowerCase())) ?? wanted
}

const givenPreset = async (
  store: Store,
  learner: Learner,
  presets: Presets,
  preset: AnkiPreset,
  { name, createdAt }: { readonly name: string; readonly createdAt: number },
): Promise<GivenPreset> => {
  // Every collection has one of this id: it is the same only in packages of the same collection.
  const said = preset.id === STANDARD_PRESET ? { ...preset, createdAt } : preset
  const id = importedPresetIdOf(learner.id, JSON.stringify(said))
  const known = await findPreset(store, learner.id, id)
  // What the learner changed here since stays.
  if (known && !known.isDeleted) {
    const live = presets.byId(id)
    return { ...live, id, isFresh: false, isDeleted: false, left: [], isUntouched: false }
  }
  const { scheduling, queue, left } = optionsOfPreset(preset, presets.standard)
  const settings = { ...scheduling, preset: id }
  const settingsId = newSettingsId()
  const isDeleted = known !== null
  const isUntouched = isAsAnkiStarts(preset)
  return { id, name, settingsId, scheduling: settings, queue, left, isFresh: true, isDeleted, isUntouched }
}

/** Whether a preset says what the learner's own settings say. Anki has no order by weight, so it says nothing about it. */
const isAsUsual = ({ scheduling, queue }: GivenPreset, standard: Preset): boolean => {
  const { newOrder, reviewOrder } = standard.queue
  const orders = {
    newOrder: newOrder === 'weight' ? newOrder : queue.newOrder,
    reviewOrder: reviewOrder === 'weight' ? reviewOrder : queue.reviewOrder,
  }
  return (
    isDeepStrictEqual({ ...scheduling, preset: null }, standard.scheduling) &&
    isDeepStrictEqual({ ...queue, ...orders, today: null }, { ...standard.queue, today: null })
  )
}

/**
 * The presets that new decks of a package get, by deck. One that nobody chose, or that says what the learner's settings
 * say, is needed only where a deck would otherwise have that of a deck above it.
 */
const givenPresets = async (
  store: Store,
  ctx: Context,
  { fileName, summary }: StagedPackage,
  learner: Learner,
  presets: Presets,
): Promise<ReadonlyMap<string, GivenPreset>> => {
  const here = new Set(await allDecks(store, [ctx.actor.workspaceId]))
  const wanted = summary.presets.ofDecks.filter(([deck]) => !here.has(deck))
  const taken = new Set(presets.all.map(({ name }) => name.toLowerCase()))
  const given = new Map<number, GivenPreset>()
  for (const preset of summary.presets.all) {
    if (!wanted.some(([, id]) => id === preset.id)) continue
    const name = freeName(preset.name, fileName, taken)
    const made = await givenPreset(store, learner, presets, preset, { name, createdAt: summary.createdAt })
    taken.add(made.name.toLowerCase())
    given.set(preset.id, made)
  }
  const isNeedless = (one: GivenPreset): boolean => one.isUntouched || isAsUsual(one, presets.standard)
  const ofDecks = new Map(
    wanted.flatMap(([deck, id]) => {
      const preset = given.get(id)
      return preset ? [[deck, preset] as const] : []
    }),
  )
  const chosen = new Set([...ofDecks].flatMap(([deck, preset]) => (isNeedless(preset) ? [] : [deck])))
  const isBelow = (deck: string): boolean =>
    namesAbove(deck).some((above) => chosen.has(above)) || presets.ofDeck(deck).id !== null
  return new Map([...ofDecks].filter(([deck]) => chosen.has(deck) || isBelow(deck)))
}

/** The presets of an import: which decks get one, and under which one answers count. */
export type ImportPresets = {
  /** Under which preset the answers of a note count: that of the deck which its fact has or gets. */
  readonly ofNotes: (notes: readonly PlannedNote[]) => Promise<(note: PlannedNote) => Preset>
  /** Scheduling settings by their id, of all presets there are. */
  readonly settings: () => ReadonlyMap<SettingsId, SchedulingSettings>
  /** The decks above one that need a row of their own, because the package gives them limits. */
  readonly limitedAbove: (name: string) => readonly string[]
  /** Gives a deck that was just made its preset and its limits. */
  readonly give: (tx: Tx, deckId: DeckId, name: string) => Promise<void>
  /** Told of a deck that gets a note; what it says about presets is in the report. */
  readonly noteDeck: (name: string) => void
  readonly report: () => { readonly presets: ImportReport['presets']; readonly left: readonly string[] }
  /** What decks were given so far. */
  readonly given: () => readonly GivenDeckOptions[]
}

/** @param isGiving whether presets of the package come along; otherwise decks have those that they have here */
export const openImportPresets = async (
  store: Store,
  ctx: Context,
  staged: StagedPackage,
  learner: Learner,
  isGiving: boolean,
): Promise<ImportPresets> => {
  const presets = await openPresets(store, learner, ctx.actor.workspaceIds)
  const given = isGiving ? await givenPresets(store, ctx, staged, learner, presets) : new Map<string, GivenPreset>()
  const limits = isGiving ? await limitsOfDecks(store, ctx, staged, learner) : new Map<string, DeckLimits>()
  const inForce = new Set<PresetId>()
  const used = new Map<PresetId, GivenPreset>()
  const ofDecks: GivenDeckOptions[] = []
  const actor = actingLearner(ctx.actor)

  const ofDeck = (name: string): Preset => {
    const near = [name, ...namesAbove(name)].map((deck) => given.get(deck)).find((preset) => preset !== undefined)
    return near ?? presets.ofDeck(name)
  }

  const putInForce = async (tx: Tx, { id, name, settingsId, queue, scheduling, isDeleted }: GivenPreset) => {
    if (inForce.has(id)) return
    inForce.add(id)
    if (isDeleted) await savePreset(tx, actor, id, { name, queue, retiredAt: null })
    else await addPreset(tx, actor, { id, name, settingsId, queue, createdAt: ctx.now })
    await addSettingsVersion(tx, actor, settingsId, scheduling, ctx.now)
  }

  return {
    ofNotes: async (notes) => {
      const known = notes.filter(({ kind }) => kind !== 'new')
      const optionsOf = await presets.ofFacts(known.map(({ factId }) => factId))
      return ({ kind, factId, deck }) => (kind === 'new' ? ofDeck(deck) : optionsOf(factId).preset)
    },
    settings: () =>
      new Map([...presets.all, ...given.values()].map(({ settingsId, scheduling }) => [settingsId, scheduling])),
    limitedAbove: (name) => namesAbove(name).filter((above) => limits.has(above)),
    give: async (tx, deckId, name) => {
      const [preset, own] = [given.get(name), limits.get(name)]
      if (!preset && !own) return
      if (preset?.isFresh) await putInForce(tx, preset)
      const deck = { workspaceId: ctx.actor.workspaceId, deckId }
      const options = { presetId: preset?.id ?? null, limits: own ?? NO_DECK_LIMITS }
      await saveDeckOptions(tx, actor, deck, options)
      ofDecks.push({ deckId, ...options })
    },
    noteDeck: (name) => {
      const preset = given.get(name)
      if (preset) used.set(preset.id, preset)
    },
    report: () => ({
      presets: [...used.values()].map(({ id, name, isFresh }) => ({ id, name, ...(isFresh ? {} : { isHere: true }) })),
      left: [...used.values()].flatMap(({ name, left }) => left.map((option) => `${name}: ${option}`)),
    }),
    given: () => ofDecks,
  }
}

/** The presets that an import made: not those that were here. */
const madePresets = (report: StoredImport['report']) => report.presets.filter(({ isHere }) => !isHere)

/** Deletes the presets that an import made, unless decks of the learner's own have them by now. */
export const retirePresets = async (
  tx: Tx,
  ctx: Context,
  { deckIds, report }: Pick<StoredImport, 'deckIds' | 'report'>,
): Promise<void> => {
  const own = madePresets(report)
  if (own.length === 0) return
  const presets = await openPresets(tx, await learnerOf(tx, ctx.actor.learnerId), ctx.actor.workspaceIds)
  const made = new Set<string>(deckIds)
  for (const { id } of own) {
    const isTaken = presets.choices.some(({ presetId, deckId }) => presetId === id && !made.has(deckId))
    if (!isTaken) await savePreset(tx, actingLearner(ctx.actor), id, { retiredAt: ctx.now })
  }
}

/** Puts the presets of an import in force again that its undo deleted. */
export const restorePresets = async (tx: Tx, ctx: Context, report: StoredImport['report']): Promise<void> => {
  for (const { id } of madePresets(report)) {
    const found = await findPreset(tx, ctx.actor.learnerId, id)
    if (found?.isDeleted) await putBackInForce(tx, ctx, id)
  }
}
