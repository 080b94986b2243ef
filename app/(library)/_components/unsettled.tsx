import { requestContext } from '@/app/_server/request-context'
import { counted } from '@/lib/domain/format/words'
import { countChangedInBoth } from '@/lib/services/folder-sync/count-changed'

/** The cards of a synced folder that were changed in both and wait for a choice: read from its notes, so it comes later. */
export async function Unsettled({ path }: { readonly path: string }) {
  const cards = await countChangedInBoth(await requestContext(), path)
  if (cards === 0) return null
  return (
    <button type="submit" name="review" value={path} className="link inline-flex min-h-11 items-center font-medium">
      {counted(cards, 'card')} changed in both: choose
    </button>
  )
}
