/** The flags of cards, as in Anki: a number with a colour. */
export const FLAG_COLOURS = ['red', 'orange', 'green', 'blue', 'pink', 'turquoise', 'purple'] as const
export type FlagColour = (typeof FLAG_COLOURS)[number]

/** Flags are 1 to this; 0 is none. */
export const HIGHEST_FLAG = FLAG_COLOURS.length

export const FLAGS: readonly number[] = FLAG_COLOURS.map((_, index) => index + 1)

/** The colour of a flag; “No flag” for 0. */
export const flagName = (flag: number): string => {
  const colour = FLAG_COLOURS[flag - 1]
  return colour === undefined ? 'No flag' : colour.charAt(0).toUpperCase() + colour.slice(1)
}
