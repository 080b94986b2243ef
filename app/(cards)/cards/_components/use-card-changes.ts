import { useState, useTransition } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { reverse } from '@/app/_history/reverse'
import { toast } from '@/app/_ui/toast'
import type { CardSelection } from '@/lib/services/cards/card-selection'
import type { CardsChange } from '@/lib/services/cards/change-cards'
import type { Failure } from '@/lib/services/result'
import { changeCardsAction } from '../actions'
import { changedWords } from './words'

const UNREACHABLE: Failure = {
  ok: false,
  code: 'storage',
  message: UNCHANGED,
}

/** Changes cards and offers to undo each change. One at a time; what failed is kept until the next one. */
export function useCardChanges() {
  const [isPending, startTransition] = useTransition()
  const [failure, setFailure] = useState<Failure | null>(null)

  /** Undoes a change. */
  const undo = (changeId: string) =>
    startTransition(async () => {
      setFailure(null)
      await reverse('undo', changeId)
    })

  const change = (wanted: CardsChange, selection: CardSelection, then?: () => void) =>
    startTransition(async () => {
      const result = await changeCardsAction({ change: wanted, selection }).catch(() => UNREACHABLE)
      setFailure(result.ok ? null : result)
      if (!result.ok) return
      const { changeId } = result.value
      const words = changedWords(wanted, result.value)
      toast(words, changeId === null ? undefined : { label: 'Undo', run: () => undo(changeId) })
      then?.()
    })

  return { change, isPending, failure, forgive: () => setFailure(null) }
}
