import type { Context } from '../context'
import { previewSync } from './sync-folder'

/** How many cards of a folder differ from the library because both were changed; 0 if it cannot be read. */
export const countChangedInBoth = async (ctx: Context, path: string): Promise<number> => {
  const preview = await previewSync(ctx, { path })
  return preview.ok ? preview.value.items.filter(({ kind }) => kind === 'conflict').length : 0
}
