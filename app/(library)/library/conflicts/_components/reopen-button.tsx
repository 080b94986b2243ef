'use client'

import { UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import { type PairForm, reopen } from '../actions'

/** Takes a decision back and says so. */
export async function reopenWithNotice(pair: PairForm): Promise<void> {
  const result = await reopen(pair).catch(() => null)
  toast(result?.ok ? 'Undone. You can decide on these two facts again.' : (result?.message ?? UNCHANGED))
}

export function ReopenButton({ pair, of }: { readonly pair: PairForm; readonly of: string }) {
  return (
    <Button look="quiet" className="text-small" aria-label={`Undo: ${of}`} onClick={() => void reopenWithNotice(pair)}>
      Undo
    </Button>
  )
}
