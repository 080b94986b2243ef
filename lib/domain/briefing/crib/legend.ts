import type { Crib } from './crib'

/** What the signs of a crib mean, as far as it has them, and whose words its sources are; empty where there is nothing to say. */
export const legendOf = (crib: Crib): string => {
  const entries = crib.groups.flatMap((group) => group.entries)
  const has = (mark: string) => entries.some(({ cautions }) => cautions.some((caution) => caution.sign === mark))
  const marks = [
    entries.some(({ isMust }) => isMust) ? '• must know' : null,
    crib.weakBelow === null
      ? null
      : `! least likely to be recalled: predicted below ${Math.max(1, Math.round(crib.weakBelow * 100))}% on the day`,
    has('†') ? '† check before you say it' : null,
    has('‡') ? '‡ sources differ' : null,
    crib.isNotesOnly ? 'sources are our notes on these articles' : null,
  ]
  const words = marks.filter((mark) => mark !== null).join('; ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
