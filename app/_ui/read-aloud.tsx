'use client'

import { useEffect, useState } from 'react'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import { type ChosenVoice, chooseVoice } from '@/lib/domain/speech/choose-voice'
import type { ReadAloudChoice } from '@/lib/domain/speech/read-aloud-choice'
import { spokenLanguage } from '@/lib/domain/speech/spoken-language'
import { spokenAnswer, spokenQuestion } from '@/lib/domain/speech/spoken-words'
import { Button } from './button'
import { READ_AGAIN } from './replay-media'

type ReadAloudProps = {
  readonly card: StudyCard
  readonly isAnswer: boolean
  readonly choice: ReadAloudChoice
}

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

const reasonOf = (chosen: Extract<ChosenVoice<never>, { kind: 'none' }>, language: string): string =>
  chosen.reason === 'no-voice'
    ? `This device has no voice for ${nameOf(language)}. You can add voices in its settings.`
    : `The only voices for ${nameOf(language)} send the text to their provider. You can allow them in your settings here.`

/**
 * Reads a text with a voice of the browser. A voice that sends the text away is used only if that is allowed.
 * @returns why nothing is heard; null if it is read, or was stopped
 */
const read = async (text: string, onlineVoices: boolean, isWanted: () => boolean): Promise<string | null> => {
  if (!('speechSynthesis' in window)) return 'This browser can’t read aloud.'
  const language = spokenLanguage(text)
  if (language === null) return 'It isn’t clear which language this is in, so it isn’t read aloud.'
  const chosen = chooseVoice(await loadedVoices(), language, onlineVoices)
  if (!isWanted() || text === '') return null
  if (chosen.kind === 'none') return reasonOf(chosen, language)
  const { voice } = chosen
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

/** Reads the side that is shown: when it appears, if that was chosen, and on request. Says why if it cannot. */
export function ReadAloud({ card, isAnswer, choice: { when, onlineVoices } }: ReadAloudProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const text = isAnswer ? spokenAnswer(card) : spokenQuestion(card)
  const isAutomatic = when === 'both' || when === (isAnswer ? 'answer' : 'question')
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    const again = (event: Event) => {
      event.preventDefault()
      setAsked((times) => times + 1)
    }
    document.addEventListener(READ_AGAIN, again)
    return () => document.removeEventListener(READ_AGAIN, again)
  }, [])
  useEffect(() => {
    if (!isAutomatic && asked === 0) return
    let isWanted = true
    void read(text, onlineVoices, () => isWanted).then((reason) => isWanted && setProblem(reason))
    return () => {
      isWanted = false
      if ('speechSynthesis' in window) window.speechSynthesis.cancel()
    }
  }, [text, isAutomatic, onlineVoices, asked])
  return (
    <div className="mb-6 flex flex-wrap items-center gap-x-3">
      <Button look="quiet" className="-ml-4 text-small" onClick={() => setAsked((times) => times + 1)}>
        Read aloud
      </Button>
      <p role="status" className="text-quiet text-small">
        {problem}
      </p>
    </div>
  )
}
