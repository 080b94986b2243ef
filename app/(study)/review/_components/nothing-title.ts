type Nothing = {
  /** Whether only an article, a deck or some cards were asked for. */
  readonly scoped: boolean
  /** Whether limits of the day left nothing of what was asked for. */
  readonly isLimited: boolean
  /** Why cards that were chosen one by one can't be asked; null where none was left out. */
  readonly leftOut: string | null
}

/** The heading of a session without any card. What was asked for may have none while others wait, so it says “here”. */
export const nothingTitle = ({ scoped, isLimited, leftOut }: Nothing): string => {
  if (leftOut !== null) return 'None of these cards can be studied now'
  if (scoped) return isLimited ? 'Nothing more to study here today' : 'Nothing to study here'
  return isLimited ? 'Done for today' : 'Nothing is due'
}
