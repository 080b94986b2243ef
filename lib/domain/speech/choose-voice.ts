/** A voice of the browser, as the Web Speech API describes it. */
export type SpeechVoice = {
  readonly name: string
  /** BCP 47, such as `en-GB`; some systems write `en_GB`. */
  readonly lang: string
  /** Whether it speaks on this device; any other sends the text to its provider. */
  readonly localService: boolean
  readonly default: boolean
}

const languageOf = ({ lang }: SpeechVoice): string => lang.split(/[-_]/)[0]?.toLowerCase() ?? ''

/**
 * The voice that reads a text of a language: one of this device, the default one of the browser first. Null if there is
 * none; a voice that sends the text away is never used.
 */
export const chooseVoice = <Voice extends SpeechVoice>(voices: readonly Voice[], language: string): Voice | null => {
  const usable = voices.filter((voice) => voice.localService && languageOf(voice) === language.toLowerCase())
  return usable.find((one) => one.default) ?? usable[0] ?? null
}
