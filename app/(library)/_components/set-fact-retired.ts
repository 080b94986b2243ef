import { UNCHANGED } from '@/app/_client/reach-server'
import { toast } from '@/app/_ui/toast'
import { restoreFactAction, retire } from '../fact-actions'

/** Takes a fact out of the library, or brings it back, and says so with the way to take it back. */
export async function setFactRetired(factId: string, out: boolean): Promise<void> {
  const result = await (out ? retire(factId) : restoreFactAction(factId)).catch(() => null)
  if (!result?.ok) return toast(result?.message ?? UNCHANGED)
  toast(out ? 'Fact retired. Its cards are no longer reviewed.' : 'Fact restored.', {
    label: 'Undo',
    run: () => void setFactRetired(factId, !out),
  })
}
