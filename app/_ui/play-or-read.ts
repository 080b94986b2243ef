import type { StudyCard } from '@/lib/domain/queue/study-card'
import { PLAYED_MEDIA } from './card-media'
import { readAloud } from './read-aloud'
import { toast } from './toast'

/**
 * Plays the sounds and videos of the card on the page again, one after another, from their beginnings. Without any, the
 * side that is shown is read aloud; if it cannot be, a toast says why.
 */
export const playOrRead = async (card: StudyCard, isAnswer: boolean): Promise<void> => {
  const all = [...document.querySelectorAll<HTMLMediaElement>(`[${PLAYED_MEDIA}]`)]
  for (const one of all) one.pause()
  const playFrom = (at: number) => {
    const one = all[at]
    if (!one) return
    one.currentTime = 0
    one.addEventListener('ended', () => playFrom(at + 1), { once: true })
    // A file that is missing says so in its place.
    one.play().catch(() => undefined)
  }
  if (all.length > 0) return playFrom(0)
  const problem = await readAloud(card, isAnswer)
  if (problem !== null) toast(problem)
}
