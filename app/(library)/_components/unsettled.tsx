import { requestContext } from '@/app/_server/request-context'
import { counted } from '@/lib/domain/format/words'
import { countUndecided } from '@/lib/services/folder-sync/count-undecided'

/** The cards of a synced folder that wait for a choice: read from its notes, so it comes later. */
export async function Unsettled({ path }: { readonly path: string }) {
  const { conflict, gone } = await countUndecided(await requestContext(), path)
  const words = [
    ...(conflict > 0 ? [`${counted(conflict, 'card')} changed in both: choose`] : []),
    ...(gone > 0 ? [`${counted(gone, 'card')} gone from the folder: keep or retire`] : []),
  ]
  return words.map((said) => (
    <p key={said}>
      <button type="submit" name="review" value={path} className="link inline-flex min-h-11 items-center font-medium">
        {said}
      </button>
    </p>
  ))
}
