import type { Tx } from '../../data/engine/engine'
import { saveChoices } from '../../data/mutations/learner'
import { saveDeckOptions, savePreset } from '../../data/mutations/presets'
import { workspaceOfDeck } from '../../data/queries/learner/deck-names'
import { learnerOf } from '../../data/queries/learner/learner'
import { choiceOfDeck, findPreset, openPresets } from '../../data/queries/learner/presets'
import {
  type ActionChange,
  type Columns,
  isStillChosen,
  settingsChange,
  settingsWith,
} from '../../domain/actions/action'
import type { SavedSearch } from '../../domain/cards/card-columns'
import { withSearchesChanged } from '../../domain/cards/saved-searches'
import { type StudyPause, withPausesChanged } from '../../domain/pausing/pause'
import { actingLearner } from '../authorise'
import { SAVED_SEARCHES, searchesAsValues, searchesIn } from '../cards/searches-of-change'
import type { Context } from '../context'
import { asValues, PAUSES, pausesIn } from '../pausing/pauses-of-change'
import { done, failed, type Result } from '../result'
import { setPresetState } from '../settings/change-presets'
import { putInForce } from '../settings/put-in-force'
import type { Direction } from './restore-rows'

type ChangeOf<Kind extends ActionChange['kind']> = Extract<ActionChange, { readonly kind: Kind }>

const CHANGED_SINCE = 'These settings were changed again since. Change them on the Settings page.'
const PRESET_GONE = 'The preset of these settings isn’t there now. Undo its deletion, or redo its creation, first.'
const PRESET_CHANGED = 'This preset was changed again since. Change it under Settings, Presets.'
const DECK_CHANGED = 'What you chose for this deck was changed again since. Change it under Settings, Presets.'

const sides = <Values>({ before, after }: { readonly before: Values; readonly after: Values }, direction: Direction) =>
  direction === 'undo' ? { expected: after, wanted: before } : { expected: before, wanted: after }

/**
 * A pause that was cancelled or planned since is no reason not to undo: of the pauses only the days change that the
 * action changed.
 */
const withPausesNow = (
  { expected, wanted }: ReturnType<typeof sides<Columns>>,
  current: readonly StudyPause[],
): ReturnType<typeof sides<Columns>> => {
  if (!(PAUSES in wanted)) return { expected, wanted }
  const pauses = withPausesChanged(current, { from: pausesIn(expected), to: pausesIn(wanted) })
  return { expected: { ...expected, ...asValues(current) }, wanted: { ...wanted, ...asValues(pauses) } }
}

/** So it is with saved searches: only those that the action changed have to be as it left them. */
const withSearchesNow = (
  { expected, wanted }: ReturnType<typeof sides<Columns>>,
  current: readonly SavedSearch[],
): ReturnType<typeof sides<Columns>> => {
  if (!(SAVED_SEARCHES in wanted)) return { expected, wanted }
  const searches = withSearchesChanged(current, { from: searchesIn(expected), to: searchesIn(wanted) })
  return searches === null
    ? { expected, wanted }
    : {
        expected: { ...expected, ...searchesAsValues(current) },
        wanted: { ...wanted, ...searchesAsValues(searches) },
      }
}

/** Gives settings back what an action met or left, to the preset that it changed and to no other. */
export const applySettings = async (
  tx: Tx,
  ctx: Context,
  change: ChangeOf<'settings'>,
  direction: Direction,
): Promise<Result<null>> => {
  const actor = actingLearner(ctx.actor)
  const learner = await learnerOf(tx, actor.learnerId)
  const presets = await openPresets(tx, learner, ctx.actor.workspaceIds)
  const preset = presets.all.find(({ id }) => id === (change.preset ?? null))
  if (!preset) return failed('conflict', PRESET_GONE)
  const { scheduling, queue } = preset
  const current = { scheduling, queue, preferences: learner.preferences }
  const { pauses, savedSearches } = learner.preferences
  const { expected, wanted } = withSearchesNow(withPausesNow(sides(change, direction), pauses), savedSearches)
  if (settingsChange(current, settingsWith(current, expected)) !== null) return failed('conflict', CHANGED_SINCE)
  const next = settingsWith(current, wanted)
  if (Object.keys(wanted).some((path) => path.startsWith('scheduling.')))
    await putInForce(tx, ctx, scheduling, next.scheduling)
  if (preset.id === null) await saveChoices(tx, actor, { queue: next.queue, preferences: next.preferences })
  else await savePreset(tx, actor, preset.id, { queue: next.queue })
  return done(null)
}

/** Gives a deck the preset or the limits back that an action met or left. */
export const applyDeckOptions = async (
  tx: Tx,
  { actor }: Context,
  change: ChangeOf<'deck-options'>,
  direction: Direction,
): Promise<Result<null>> => {
  const { deckId } = change
  const { presetId, limits } = await choiceOfDeck(tx, actor.learnerId, deckId)
  const own = { presetId, limits }
  const workspaceId = await workspaceOfDeck(tx, actor.workspaceIds, deckId)
  const { expected, wanted } = sides(change, direction)
  if (workspaceId === null || !isStillChosen(own, expected)) return failed('conflict', DECK_CHANGED)
  await saveDeckOptions(tx, actingLearner(actor), { workspaceId, deckId }, { ...own, ...wanted })
  return done(null)
}

/** Gives a preset the name back that it had, deletes it or restores it. */
export const applyPreset = async (
  tx: Tx,
  ctx: Context,
  change: ChangeOf<'preset'>,
  direction: Direction,
): Promise<Result<null>> => {
  const found = await findPreset(tx, ctx.actor.learnerId, change.preset)
  const { expected, wanted } = sides(change, direction)
  if (!found || found.name !== expected.name || found.isDeleted !== expected.isDeleted)
    return failed('conflict', PRESET_CHANGED)
  const set = await setPresetState(tx, ctx, found, wanted)
  return set.ok ? done(null) : set
}
