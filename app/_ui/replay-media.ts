import { PLAYED_MEDIA } from './card-media'
import { toast } from './toast'

/** Asks the page to read the card aloud; cancelled by what does. */
export const READ_AGAIN = 'aide-read-again'

/**
 * Plays the sounds and videos of the card on the page again, one after another, from their beginnings. Without any, its
 * text is read aloud, if the learner wants that; otherwise it says that there are none.
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
  if (all.length > 0) playFrom(0)
  else if (document.dispatchEvent(new Event(READ_AGAIN, { cancelable: true })))
    toast('This card has no sound or video. You can turn on reading aloud in the settings.')
}
