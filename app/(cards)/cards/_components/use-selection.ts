'use client'

import { useState } from 'react'
import type { CardId } from '@/lib/domain/ids'

/** Which cards of a page are chosen. Cards that leave the page are no longer chosen. */
export function useSelection(ids: readonly CardId[]) {
  const [chosen, setChosen] = useState<ReadonlySet<CardId>>(new Set())
  const [last, setLast] = useState<CardId | null>(null)
  const selected = ids.filter((id) => chosen.has(id))

  const change = (some: readonly CardId[], isChosen: boolean) => {
    const next = new Set(selected)
    for (const id of some) {
      if (isChosen) next.add(id)
      else next.delete(id)
    }
    setChosen(next)
  }

  return {
    selected,
    isSelected: (id: CardId) => chosen.has(id),
    /** With `upTo` everything between the card chosen before and this one. */
    toggle(id: CardId, isChosen: boolean, upTo: boolean) {
      const [from, to] = [last === null ? -1 : ids.indexOf(last), ids.indexOf(id)]
      const isRange = upTo && from >= 0
      change(isRange ? ids.slice(Math.min(from, to), Math.max(from, to) + 1) : [id], isChosen)
      setLast(id)
    },
    toggleAll: (isChosen: boolean) => change(ids, isChosen),
    clear: () => setChosen(new Set()),
  }
}
