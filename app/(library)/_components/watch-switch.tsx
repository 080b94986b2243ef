'use client'

import { useState } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { Checkbox } from '@/app/_ui/checkbox'
import { toast } from '@/app/_ui/toast'
import { watchFolderAction } from '../sync-actions'

/** Switches on that the server syncs a folder by itself; a switch that the server refused goes back. */
export function WatchSwitch({ path, isWatched }: { readonly path: string; readonly isWatched: boolean }) {
  const [refusals, setRefusals] = useState(0)
  const toggle = async (checked: boolean) => {
    const result = await watchFolderAction(path, checked).catch(() => null)
    if (result?.ok) return
    toast(result?.message ?? UNCHANGED)
    setRefusals((count) => count + 1)
  }
  return (
    <Checkbox
      key={refusals}
      label="Sync automatically"
      hint="While Aide-Mémoire runs, whenever a note or a card changes."
      defaultChecked={isWatched}
      onToggle={(checked) => void toggle(checked)}
    />
  )
}
