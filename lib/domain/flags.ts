/** The flags of cards, as in Anki: a number, a colour, and a name that the learner may change. */
export const FLAG_COLOURS = ['red', 'orange', 'green', 'blue', 'pink', 'turquoise', 'purple'] as const
export type FlagColour = (typeof FLAG_COLOURS)[number]

/** Flags are 1 to this; 0 is none. */
export const HIGHEST_FLAG = FLAG_COLOURS.length

/** The longest name of a flag. */
export const LONGEST_FLAG_NAME = 30

export const FLAGS: readonly number[] = FLAG_COLOURS.map((_, index) => index + 1)

/** The fields in which a form holds the names of the flags, in their order. */
export const FLAG_FIELDS = ['flag1', 'flag2', 'flag3', 'flag4', 'flag5', 'flag6', 'flag7'] as const

/** The name of a flag: the learner's own, or its colour; “No flag” for 0. */
export const flagName = (flag: number, names: readonly string[]): string => {
  const colour = FLAG_COLOURS[flag - 1]
  if (colour === undefined) return 'No flag'
  return names[flag - 1]?.trim() || colour.charAt(0).toUpperCase() + colour.slice(1)
}
