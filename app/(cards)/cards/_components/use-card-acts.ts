'use client'

import { useState, useTransition } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { toast } from '@/app/_ui/toast'
import type { CardId, ReviewId } from '@/lib/domain/ids'
import type { Failure } from '@/lib/services/result'
import type { CardAct } from '@/lib/services/study/act-on-cards'
import { actOnCardsAction, undoActsAction } from '../actions'
import { actedWords } from './words'

const UNREACHABLE: Failure = {
  ok: false,
  code: 'storage',
  message: UNCHANGED,
}

/** Acts on cards and offers to take each act back. One at a time; what failed is kept until the next one. */
export function useCardActs() {
  const [isPending, startTransition] = useTransition()
  const [failure, setFailure] = useState<Failure | null>(null)

  const undo = (entryIds: readonly ReviewId[]) =>
    startTransition(async () => {
      const result = await undoActsAction(entryIds).catch(() => UNREACHABLE)
      setFailure(result.ok ? null : result)
      if (result.ok) toast('Undone.')
    })

  const act = (wanted: CardAct, cardIds: readonly CardId[], then: () => void) =>
    startTransition(async () => {
      const result = await actOnCardsAction({ act: wanted, cardIds }).catch(() => UNREACHABLE)
      setFailure(result.ok ? null : result)
      if (!result.ok) return
      const { entryIds, unchanged } = result.value
      const words = actedWords(wanted, entryIds.length, unchanged)
      toast(words, entryIds.length > 0 ? { label: 'Undo', run: () => undo(entryIds) } : undefined)
      then()
    })

  return { act, isPending, failure, forgive: () => setFailure(null) }
}
