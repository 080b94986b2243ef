import type { Crib, CribEntry } from './crib'

const leftOutWords = ({ should, nice }: Crib['counts']['leftOut']): string =>
  [
    ...(should > 0 ? [`${should} should-know${should === 1 ? '' : 's'}`] : []),
    ...(nice > 0 ? [`${nice} nice-to-know${nice === 1 ? '' : 's'}`] : []),
  ].join(' and ')

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
  const { facts, shown, mustKnows, leftOut } = counts
  const unstudied = unstudiedWords(counts)
  if (shown === facts)
    return `${facts === 1 ? 'The only fact in this briefing.' : `All ${facts} facts in this briefing.`}${unstudied}`
  return `${shown} of ${facts} facts${mustWords(mustKnows)}. Left out: ${leftOutWords(leftOut)}.${unstudied}`
}

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
  return words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

const entryLines = ({ isMust, isWeak, runs, asOf, sources, cautions }: CribEntry): readonly string[] => {
  const statement = runs.map(({ text }) => text).join('')
  const behind = `${asOf === null ? '' : ` (${asOf})`}${sources.map(({ number }) => ` [${number}]`).join('')}`
  return [
    `- ${isMust ? '• ' : ''}${isWeak ? '! ' : ''}${statement}${behind}`,
    ...cautions.map(({ sign, words }) => `  ${sign} ${words}`),
  ]
}

/** A crib as plain text: the same words in the same order as on the page, with the addresses of its sources. */
export function cribText(crib: Crib): string {
  const meta = [crib.when, crib.place, crib.audience].filter((part) => part !== null)
  const groups = crib.groups.flatMap(({ heading, entries }) => ['', heading, ...entries.flatMap(entryLines)])
  const legend = legendOf(crib)
  const sources = crib.sources.map(({ number, words, url }) => `${number}. ${words}${url === null ? '' : ` ${url}`}`)
  return [
    crib.title,
    meta.join(' · '),
    ...groups,
    '',
    countCribWords(crib),
    ...(legend === '' ? [] : [legend]),
    ...(sources.length === 0 ? [] : ['', 'Sources', ...sources]),
  ].join('\n')
}
