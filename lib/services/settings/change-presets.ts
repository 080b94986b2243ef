import { z } from 'zod'
import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/lock-learner'
import { newKey, orderedId } from '../../data/library-ids'
import { addAction } from '../../data/mutations/actions'
import { addSettingsVersion } from '../../data/mutations/learner'
import { addPreset, savePreset } from '../../data/mutations/presets'
import { learnerOf } from '../../data/queries/learner/learner'
import { findPreset, openPresets, type Presets } from '../../data/queries/learner/presets'
import type { NamedPreset } from '../../domain/actions/action'
import { doneTo, named } from '../../domain/actions/action-words'
import type { PresetId } from '../../domain/ids'
import { DEFAULT_PRESET_NAME } from '../../domain/scheduling/presets'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { publish } from '../events'
import { newSettingsId } from '../home'
import { done, failed, type Result } from '../result'
import { followPresets } from './follow-presets'
import { putBackInForce } from './put-back-in-force'

const LONGEST_NAME = 100

const nameSchema = z
  .string()
  .trim()
  .min(1, 'Enter a name for the preset.')
  .max(LONGEST_NAME, `Use at most ${LONGEST_NAME} characters.`)

const NOT_FOUND = 'There is no such preset.'

type Change<T> = (tx: Tx, presets: Presets) => Promise<Result<T>>

/** Changes presets of the actor; what the change refuses is not written. */
const changing = <T>(ctx: Context, change: Change<T>): Promise<Result<T>> =>
  ctx.engine.write(async (tx) => {
    await lockLearner(tx, ctx.actor.learnerId)
    const learner = await learnerOf(tx, ctx.actor.learnerId)
    return change(tx, await openPresets(tx, learner, ctx.actor.workspaceIds))
  })

/** The name if it can be given: not empty, and no other preset's. */
const freeName = ({ all }: Presets, name: string, own: PresetId | null): Result<string> => {
  const read = nameSchema.safeParse(name)
  if (!read.success) return failed('invalid', read.error.issues[0]?.message ?? '', 'name')
  const isTaken = all.some((preset) => preset.id !== own && preset.name.toLowerCase() === read.data.toLowerCase())
  if (isTaken || read.data.toLowerCase() === DEFAULT_PRESET_NAME.toLowerCase()) {
    return failed('conflict', `There is already a preset called “${read.data}”. Choose another name.`, 'name')
  }
  return done(read.data)
}

/** The preset of that id among the actor's; null is the default one. */
export const presetToUse = ({ all }: Presets, id: string | null): Result<Presets['standard']> => {
  const found = all.find((preset) => preset.id === id)
  return found ? done(found) : failed('not-found', NOT_FOUND)
}

/**
 * Makes a preset with the options of another one (null = the default one). No deck has it yet.
 * @returns its id
 */
export const createPreset = (ctx: Context, name: string, copyOf: string | null): Promise<Result<PresetId>> =>
  changing(ctx, async (tx, presets) => {
    const free = freeName(presets, name, null)
    if (!free.ok) return free
    const source = presetToUse(presets, copyOf)
    if (!source.ok) return source
    const actor = actingLearner(ctx.actor)
    const [id, settingsId] = [newKey<PresetId>(), newSettingsId()]
    const { scheduling, queue } = source.value
    await addPreset(tx, actor, {
      id,
      name: free.value,
      settingsId,
      queue: { ...queue, today: null },
      createdAt: ctx.now,
    })
    await addSettingsVersion(tx, actor, settingsId, { ...scheduling, preset: id }, ctx.now)
    const made = { name: free.value, isDeleted: false }
    await record(tx, ctx, doneTo('Preset added', free.value), id, { ...made, isDeleted: true }, made)
    return done(id)
  })

/** Gives a preset another name. The default one keeps its own. */
export const renamePreset = (ctx: Context, id: string, name: string): Promise<Result<null>> =>
  changing(ctx, async (tx, presets) => {
    const found = presetToUse(presets, id)
    if (!found.ok) return found
    if (found.value.id === null) return failed('invalid', 'The default preset cannot be renamed.')
    const free = freeName(presets, name, found.value.id)
    if (!free.ok) return free
    const { id: presetId, name: before } = found.value
    if (before === free.value) return done(null)
    await savePreset(tx, actingLearner(ctx.actor), presetId, { name: free.value })
    const words = `${doneTo('Preset renamed', before)} to ${named(free.value)}`
    await record(tx, ctx, words, presetId, { name: before, isDeleted: false }, { name: free.value, isDeleted: false })
    return done(null)
  })

/** What the history says of a preset that was made, renamed, deleted or restored. */
const record = async (
  tx: Tx,
  ctx: Context,
  words: string,
  preset: PresetId,
  before: NamedPreset,
  after: NamedPreset,
): Promise<void> => {
  const changes = [{ kind: 'preset' as const, preset, before, after }]
  const via = ctx.via ?? 'browser'
  await addAction(tx, actingLearner(ctx.actor), {
    id: orderedId(ctx.now),
    kind: 'settings',
    words,
    via,
    at: ctx.now,
    changes,
  })
}

/**
 * Deletes or restores a preset, and gives it a name, inside a transaction; cards follow the presets that their decks then
 * have. Fails if another preset has the name. Needs the learner's lock.
 * @returns how many entries the log has more
 */
export const setPresetState = async (
  tx: Tx,
  ctx: Context,
  found: { readonly id: PresetId } & NamedPreset,
  { name, isDeleted }: NamedPreset,
): Promise<Result<number>> => {
  const actor = actingLearner(ctx.actor)
  const open = async () => openPresets(tx, await learnerOf(tx, actor.learnerId), ctx.actor.workspaceIds)
  if (!isDeleted) {
    const free = freeName(await open(), name, found.id)
    if (!free.ok) return free
  }
  await savePreset(tx, actor, found.id, { name, retiredAt: isDeleted ? ctx.now : null })
  if (found.isDeleted === isDeleted) return done(0)
  if (!isDeleted) await putBackInForce(tx, ctx, found.id)
  return done((await followPresets(tx, ctx)).length)
}

const setDeleted = async (ctx: Context, id: string, isDeleted: boolean): Promise<Result<null>> => {
  const result = await ctx.engine.write(async (tx): Promise<Result<number>> => {
    const { learnerId } = ctx.actor
    await lockLearner(tx, learnerId)
    const found = await findPreset(tx, learnerId, id as PresetId) // edge: looked for, not trusted
    if (!found) return failed('not-found', NOT_FOUND)
    if (found.isDeleted === isDeleted) return done(0)
    const { name } = found
    const set = await setPresetState(tx, ctx, found, { name, isDeleted })
    if (!set.ok) return set
    const words = doneTo(isDeleted ? 'Preset deleted' : 'Preset restored', name)
    await record(tx, ctx, words, found.id, { name, isDeleted: !isDeleted }, { name, isDeleted })
    return set
  })
  if (!result.ok) return result
  if (result.value > 0) publish(ctx.engine, 'log-appended', ctx.actor)
  return done(null)
}

/**
 * Deletes a preset: its decks have that of the deck above them, or the default one. Answers that name its settings keep
 * them, and it can be restored with its decks.
 */
export const deletePreset = (ctx: Context, id: string): Promise<Result<null>> => setDeleted(ctx, id, true)

/** Brings a deleted preset back to the decks that had it. */
export const restorePreset = (ctx: Context, id: string): Promise<Result<null>> => setDeleted(ctx, id, false)
