import { UNCHANGED } from '@/app/_client/reach-server'
import { toast } from '@/app/_ui/toast'
import { remove, restoreArticleEntry } from '../article-entry-actions'

/** Takes an article out of the library, or brings it back, and says so with the way to take it back. */
export async function retireArticleWithUndo(key: string, out: boolean): Promise<boolean> {
  const result = await (out ? remove(key) : restoreArticleEntry(key)).catch(() => null)
  if (!result?.ok) {
    toast(result?.message ?? UNCHANGED)
    return false
  }
  const { title, cards, kept } = result.value
  const asked = cards === 0 ? '' : out ? ' Its cards are no longer reviewed.' : ' Its cards are reviewed again.'
  const stays = kept === 1 ? '1 fact stays' : `${kept} facts stay`
  const elsewhere = kept === 0 ? '' : ` ${stays}: another article has a passage for ${kept === 1 ? 'it' : 'them'}.`
  toast(`“${title}” ${out ? 'removed' : 'restored'}.${asked}${elsewhere}`, {
    label: 'Undo',
    run: () => void retireArticleWithUndo(key, !out),
  })
  return true
}
