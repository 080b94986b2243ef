import type { Mention } from '@/lib/domain/finder/mention'
import type { SetName } from './articles'
import type { MeasuredArticle } from './measure'

/** Nobody tunes on the other sets, so nobody may see where the finder fails on them. */
export const MAY_BE_SHOWN: ReadonlySet<SetName> = new Set<SetName>(['tuning', 'open'])

const context = (text: string, start: number, end: number): string =>
  `…${text.slice(Math.max(0, start - 30), start)}[${text.slice(start, end)}]${text.slice(end, end + 30)}…`.replaceAll(
    '\n',
    ' ',
  )

const said = ({ value }: Mention): string => (value === null ? '' : ` as ${JSON.stringify(value)}`)

/** What was missed and what was found in vain in an article, a line each. Only for the tuning and open sets. */
export const missesOf = ({ article: { name, set, text }, mentions, drafts }: MeasuredArticle): readonly string[] => {
  if (!MAY_BE_SHOWN.has(set)) throw new Error(`The misses of the ${set} set are shown to nobody.`)
  const missed = mentions.missed.map((label) => ({
    start: label.start,
    line: `missed     ${label.kind.padEnd(8)} ${context(text, label.start, label.end)}`,
  }))
  const inVain = mentions.judged
    .filter(({ verdict }) => verdict !== 'right' && verdict !== 'ignored')
    .map(({ mention, verdict }) => ({
      start: mention.start,
      line: `${verdict.padEnd(10)} ${mention.kind.padEnd(8)} ${context(text, mention.start, mention.end)}${said(mention)}`,
    }))
  const mistold = mentions.judged.flatMap(({ mention, verdict, label }) => {
    if (verdict !== 'right' || !label) return []
    const isSpeaker = label.kind === 'quote' && mention.speaker !== (label.speaker ?? null)
    const isName = label.kind === 'person' && label.value !== undefined && mention.value !== label.value
    const isRole = label.role !== undefined && !(mention.role ?? '').toLowerCase().includes(label.role.toLowerCase())
    const lines = [
      ...(isSpeaker ? [`speaker    ${mention.speaker ?? 'nobody'} for ${label.speaker ?? 'nobody'}`] : []),
      ...(isName ? [`full name  ${JSON.stringify(mention.value)} for ${JSON.stringify(label.value)}`] : []),
      ...(isRole ? [`role       ${mention.role ?? 'none'} for ${label.role}`] : []),
    ]
    return lines.map((line) => ({
      start: mention.start,
      line: `${line}: ${context(text, mention.start, mention.end)}`,
    }))
  })
  const ordered = [...missed, ...inVain, ...mistold].sort((a, b) => a.start - b.start)
  return [
    `\n${name}`,
    ...ordered.map(({ line }) => line),
    ...drafts.missed.map(({ quote }) => `not offered: ${quote}`),
    ...drafts.inVain.map(({ mention }) => `offered in vain: ${context(text, mention.start, mention.end)}`),
  ]
}
