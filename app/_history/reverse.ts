import { v7 as uuidv7 } from 'uuid'
import { outbox } from '@/app/_client/outbox'
import { UNCHANGED } from '@/app/_client/reach-server'
import { toast } from '@/app/_ui/toast'
import { insideSentence } from '@/lib/domain/actions/action-words'
import { reverseAction } from './actions'

type Reversing = 'undo' | 'redo'

const DONE = { undo: 'Undone', redo: 'Redone' } as const
const BACK = {
  undo: { label: 'Redo', direction: 'redo' },
  redo: { label: 'Undo', direction: 'undo' },
} as const

/** One id for one wish: pressed again after a lost answer, it undoes nothing more. */
const wishes = new Map<string, string>()
let isRunning = false

/**
 * Undoes or redoes the last thing that was done, or one of the history, and says what it was with the way back. What
 * waits in the outbox is sent first: it may be what was done last. @returns whether it was done
 */
export async function reverse(direction: Reversing, id: string | null = null): Promise<boolean> {
  if (isRunning) return false
  isRunning = true
  const wish = `${direction} ${id ?? ''}`
  const request = wishes.get(wish) ?? uuidv7()
  wishes.set(wish, request)
  try {
    await outbox.flush()
    const result = await reverseAction({ direction, request, id }).catch(() => null)
    // What was not answered may have been done.
    if (result) wishes.delete(wish)
    if (!result?.ok) {
      toast(result?.message ?? UNCHANGED)
      return false
    }
    const { words, id: done } = result.value
    const { label, direction: back } = BACK[direction]
    toast(`${DONE[direction]}: ${insideSentence(words)}`, { label, run: () => void reverse(back, done) })
    return true
  } finally {
    isRunning = false
  }
}
