import type { Crib } from './crib'

const listed = (parts: readonly string[]): string => parts.join(' and ')

const leftOutWords = ({ should, nice }: Crib['counts']['withoutRoom']): string =>
  listed([
    ...(should > 0 ? [`${should} should-know${should === 1 ? '' : 's'}`] : []),
    ...(nice > 0 ? [`${nice} nice-to-know${nice === 1 ? '' : 's'}`] : []),
  ])

const mustWords = (mustKnows: number): string =>
  mustKnows === 0 ? '' : mustKnows === 1 ? ', with the only must-know' : `, with all ${mustKnows} must-knows`

const unstudiedWords = ({ unstudied, suspended, shown }: Crib['counts']): string => {
  if (unstudied > 0 && unstudied === shown) return ' Not studied yet.'
  const parts = [
    ...(unstudied > 0 ? [`${unstudied} not studied yet`] : []),
    ...(suspended > 0 ? [`${suspended} suspended`] : []),
  ]
  return parts.length === 0 ? '' : ` ${parts.join(', ')}.`
}

/** How many facts there are, and how many of which weight are left out: the last line of a crib before its sources. */
export function countCribWords({ counts }: Pick<Crib, 'counts'>): string {
  const { facts, shown, mustKnows, withoutRoom } = counts
  const unstudied = unstudiedWords(counts)
  if (shown === facts)
    return `${facts === 1 ? 'The only fact in this briefing.' : `All ${facts} facts in this briefing.`}${unstudied}`
  return `${shown} of ${facts} facts${mustWords(mustKnows)}. No room for ${leftOutWords(withoutRoom)}.${unstudied}`
}
