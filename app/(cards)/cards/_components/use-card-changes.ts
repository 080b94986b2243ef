import { useState, useTransition } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { toast } from '@/app/_ui/toast'
import type { CardSelection } from '@/lib/services/cards/card-selection'
import type { CardsChange } from '@/lib/services/cards/change-cards'
import type { Failure } from '@/lib/services/result'
import { changeCardsAction, undoCardChangeAction } from '../actions'
import { changedWords } from './words'

const UNREACHABLE: Failure = {
  ok: false,
  code: 'storage',
  message: UNCHANGED,
}

/** Changes cards and offers to undo each change. One at a time; what failed is kept until the next one. */
export function useCardChanges(flagNames: readonly string[]) {
  const [isPending, startTransition] = useTransition()
  const [failure, setFailure] = useState<Failure | null>(null)

  /** Undoes a change, or the latest one. */
  const undo = (changeId: string | null = null) =>
    startTransition(async () => {
      const result = await undoCardChangeAction(changeId).catch(() => UNREACHABLE)
      if (result.ok || result.code === 'not-found') {
        setFailure(null)
        toast(result.ok ? 'Undone.' : 'There is nothing to undo.')
      } else setFailure(result)
    })

  const change = (wanted: CardsChange, selection: CardSelection, then?: () => void) =>
    startTransition(async () => {
      const result = await changeCardsAction({ change: wanted, selection }).catch(() => UNREACHABLE)
      setFailure(result.ok ? null : result)
      if (!result.ok) return
      const { changeId } = result.value
      const words = changedWords(wanted, result.value, flagNames)
      toast(words, changeId === null ? undefined : { label: 'Undo', run: () => undo(changeId) })
      then?.()
    })

  return { change, undo, isPending, failure, forgive: () => setFailure(null) }
}
