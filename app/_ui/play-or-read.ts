import type { StudyCard } from '@/lib/domain/queue/study-card'
import { chooseVoice } from '@/lib/domain/speech/choose-voice'
import { spokenLanguage } from '@/lib/domain/speech/spoken-language'
import { spokenAnswer, spokenQuestion } from '@/lib/domain/speech/spoken-words'
import { PLAYED_MEDIA } from './card-media'
import { toast } from './toast'

/** Browsers list their voices only some time after they are first asked. */
const VOICES_LIMIT_MS = 2000

const loadedVoices = (): Promise<readonly SpeechSynthesisVoice[]> => {
  const { speechSynthesis } = window
  const voices = speechSynthesis.getVoices()
  if (voices.length > 0) return Promise.resolve(voices)
  return new Promise((resolve) => {
    const done = () => resolve(speechSynthesis.getVoices())
    speechSynthesis.addEventListener('voiceschanged', done, { once: true })
    setTimeout(done, VOICES_LIMIT_MS)
  })
}

const nameOf = (language: string): string =>
  new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language

/**
 * Reads a side of a card with a voice of this device; no text is sent away.
 * @returns why nothing is heard; null if it is read, or was stopped
 */
const readAloud = async (card: StudyCard, isAnswer: boolean): Promise<string | null> => {
  if (!('speechSynthesis' in window)) return 'This browser can’t read aloud.'
  const text = isAnswer ? spokenAnswer(card) : spokenQuestion(card)
  if (text === '') return 'This card has no words to read aloud.'
  const language = spokenLanguage(text)
  if (language === null) return 'It isn’t clear which language this is in, so it isn’t read aloud.'
  const voice = chooseVoice(await loadedVoices(), language)
  if (voice === null) {
    return `This device has no voice of its own for ${nameOf(language)}. You can add voices in its settings.`
  }
  const { speechSynthesis } = window
  speechSynthesis.cancel()
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(text)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.onend = () => resolve(null)
    utterance.onerror = ({ error }) => {
      if (error === 'canceled' || error === 'interrupted') resolve(null)
      else if (error === 'not-allowed') resolve('The browser reads aloud only after you press a key or a button.')
      else resolve('The voice failed. Try again, or choose another voice in the settings of this device.')
    }
    speechSynthesis.speak(utterance)
  })
}

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
