import type { Context } from '../context'
import { previewSync } from './sync-folder'

/** Cards of a synced folder that wait for the learner. */
export type Undecided = {
  /** Changed in the note and in the library. */
  readonly conflict: number
  /** No longer in any note. */
  readonly gone: number
}

/** How many cards of a folder wait for a choice; none if it cannot be read. */
export const countUndecided = async (ctx: Context, path: string): Promise<Undecided> => {
  const preview = await previewSync(ctx, { path })
  const of = (wanted: keyof Undecided) =>
    preview.ok ? preview.value.items.filter(({ kind }) => kind === wanted).length : 0
  return { conflict: of('conflict'), gone: of('gone') }
}
