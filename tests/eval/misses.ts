import type { Finding } from '@/lib/domain/extraction/finding'
import type { MeasuredArticle } from './measure'

const context = (text: string, start: number, end: number): string =>
  `…${text.slice(Math.max(0, start - 30), start)}[${text.slice(start, end)}]${text.slice(end, end + 30)}…`.replaceAll(
    '\n',
    ' ',
  )

const said = ({ value }: Finding): string => (value === null ? '' : ` as ${JSON.stringify(value)}`)

/** What was missed and what was found in vain in an article, a line each. Only for the tuning set. */
export const missesOf = ({ article: { name, set, text }, findings, offers }: MeasuredArticle): readonly string[] => {
  if (set !== 'tuning') throw new Error('The misses of the held-out set are shown to nobody.')
  const missed = findings.missed.map((label) => ({
    start: label.start,
    line: `missed     ${label.kind.padEnd(8)} ${context(text, label.start, label.end)}`,
  }))
  const inVain = findings.judged
    .filter(({ verdict }) => verdict !== 'right' && verdict !== 'ignored')
    .map(({ finding, verdict }) => ({
      start: finding.start,
      line: `${verdict.padEnd(10)} ${finding.kind.padEnd(8)} ${context(text, finding.start, finding.end)}${said(finding)}`,
    }))
  const mistold = findings.judged.flatMap(({ finding, verdict, label }) => {
    if (verdict !== 'right' || !label) return []
    const isSpeaker = label.kind === 'quote' && finding.speaker !== (label.speaker ?? null)
    const isName = label.kind === 'person' && label.value !== undefined && finding.value !== label.value
    const isRole = label.role !== undefined && !(finding.role ?? '').toLowerCase().includes(label.role.toLowerCase())
    const lines = [
      ...(isSpeaker ? [`speaker    ${finding.speaker ?? 'nobody'} for ${label.speaker ?? 'nobody'}`] : []),
      ...(isName ? [`full name  ${JSON.stringify(finding.value)} for ${JSON.stringify(label.value)}`] : []),
      ...(isRole ? [`role       ${finding.role ?? 'none'} for ${label.role}`] : []),
    ]
    return lines.map((line) => ({
      start: finding.start,
      line: `${line}: ${context(text, finding.start, finding.end)}`,
    }))
  })
  const ordered = [...missed, ...inVain, ...mistold].sort((a, b) => a.start - b.start)
  return [
    `\n${name}`,
    ...ordered.map(({ line }) => line),
    ...offers.missed.map(({ quote }) => `not offered: ${quote}`),
    ...offers.inVain.map(({ finding }) => `offered in vain: ${context(text, finding.start, finding.end)}`),
  ]
}
