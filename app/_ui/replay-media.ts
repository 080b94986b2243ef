import { PLAYED_MEDIA } from './card-media'
import { toast } from './toast'

/**
 * Plays the sounds and videos of the card on the page again, one after another, from their beginnings. Without any, it
 * says so.
 */
export const replayMedia = (): void => {
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
  if (all.length === 0) toast('This card has no sound or video.')
  else playFrom(0)
}
