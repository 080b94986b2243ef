'use client'

import { UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import { restoreEntry, undoLastChangeOf } from '../../../check/actions'

type RestoreButtonProps = { readonly factId: string; readonly versionId: string; readonly label: string }

/** Brings a fact back to what it said before a change. */
export function RestoreButton({ factId, versionId, label }: RestoreButtonProps) {
  const takeBack = async () => {
    const result = await undoLastChangeOf(factId).catch(() => null)
    toast(result?.ok ? result.said : (result?.message ?? UNCHANGED))
  }
  const restore = async () => {
    const result = await restoreEntry(factId, versionId).catch(() => null)
    if (result?.ok) toast(result.said, { label: 'Undo', run: () => void takeBack() })
    else toast(result?.message ?? UNCHANGED)
  }
  return (
    <Button
      look="quiet"
      className="-ml-4 text-small"
      aria-label={`Restore the version before: ${label}`}
      onClick={() => void restore()}
    >
      Restore previous version
    </Button>
  )
}
