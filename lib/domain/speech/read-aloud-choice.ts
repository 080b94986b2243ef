/** What is read aloud in a review: nothing, what is asked for, or sides as they appear. */
export const READ_ALOUD_TIMES = ['off', 'asked', 'question', 'answer', 'both'] as const
export type ReadAloudTime = (typeof READ_ALOUD_TIMES)[number]

/** How a learner who wants it has cards read aloud. */
export type ReadAloudChoice = {
  readonly when: Exclude<ReadAloudTime, 'off'>
  /** Whether voices may be used that send the text to their provider. */
  readonly onlineVoices: boolean
}

/** The choice of some preferences; null if nothing is read aloud. */
export const readAloudChoice = (
  preferences: { readonly readAloud: ReadAloudTime; readonly onlineVoices: boolean } | undefined,
): ReadAloudChoice | null =>
  preferences === undefined || preferences.readAloud === 'off'
    ? null
    : { when: preferences.readAloud, onlineVoices: preferences.onlineVoices }
