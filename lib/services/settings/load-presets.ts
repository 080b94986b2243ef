import { allDecks } from '../../data/queries/learner/deck-names'
import { learnerOf } from '../../data/queries/learner/learner'
import { openPresets } from '../../data/queries/learner/presets'
import type { StudyDay } from '../../domain/ids'
import type { Preset } from '../../domain/scheduling/presets'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'

/** A preset with the names of the decks that have it of their own. */
export type ListedPreset = { readonly preset: Preset; readonly decks: readonly string[] }

/** The actor's presets, the default one first, with their decks. */
export const listPresets = async (
  ctx: Context,
): Promise<{ readonly day: StudyDay; readonly presets: readonly ListedPreset[] }> => {
  const { engine, actor } = ctx
  const { all, choices } = await openPresets(
    engine.read,
    await learnerOf(engine.read, actor.learnerId),
    actor.workspaceIds,
  )
  const { day } = await studyDayOf(ctx)
  const presets = all.map((preset) => ({
    preset,
    decks: choices.flatMap(({ name, presetId }) => (presetId !== null && presetId === preset.id ? [name] : [])),
  }))
  return { day, presets }
}

/** The names of all decks of the actor's library, in order. */
export const listDeckNames = ({ engine, actor }: Context): Promise<readonly string[]> =>
  allDecks(engine.read, actor.workspaceIds)
