import { useEffect, useRef } from 'react'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import type { ReviewSession } from '@/lib/domain/session/review-session'

/** Says once, with a way to fix it, that an answer has made its card a leech. */
export function useLeechNotice({ state, cards }: ReviewSession, onEdit: (card: StudyCard) => void) {
  const noticed = useRef(new Set<string>())
  const last = state.answered.at(-1)
  const card = last?.isLeech && !noticed.current.has(last.entryId) ? cards.get(last.cardId) : undefined
  useEffect(() => {
    if (!card || !last) return
    noticed.current.add(last.entryId)
    const memory = state.memories.get(card.cardId)
    void import('./leech-notice').then((part) => part.tellLeech(card, memory, onEdit)).catch(() => undefined)
  }, [card, last, state, onEdit])
}
