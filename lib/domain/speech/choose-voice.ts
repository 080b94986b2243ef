/** A voice of the browser, as the Web Speech API describes it. */
export type SpeechVoice = {
  readonly name: string
  /** BCP 47, such as `en-GB`; some systems write `en_GB`. */
  readonly lang: string
  /** Whether it speaks on this device; any other sends the text to its provider. */
  readonly localService: boolean
  readonly default: boolean
}

/** A voice, or why there is none: no voice has the language, or those that have it send the text away. */
export type ChosenVoice<Voice extends SpeechVoice> =
  | { readonly kind: 'voice'; readonly voice: Voice }
  | { readonly kind: 'none'; readonly reason: 'no-voice' | 'only-online' }

const languageOf = ({ lang }: SpeechVoice): string => lang.split(/[-_]/)[0]?.toLowerCase() ?? ''

/**
 * The voice that reads a text of a language: one of this device before one that sends the text away, which is used only
 * if it is allowed; among equals the default one of the browser, then the first.
 */
export const chooseVoice = <Voice extends SpeechVoice>(
  voices: readonly Voice[],
  language: string,
  allowsOnline: boolean,
): ChosenVoice<Voice> => {
  const able = voices.filter((voice) => languageOf(voice) === language.toLowerCase())
  const local = able.filter((voice) => voice.localService)
  const usable = local.length > 0 ? local : allowsOnline ? able : []
  const voice = usable.find((one) => one.default) ?? usable[0]
  if (voice) return { kind: 'voice', voice }
  return { kind: 'none', reason: able.length > 0 ? 'only-online' : 'no-voice' }
}
