import type { ExportedCard } from '../../data/queries/export/exported-cards'
import { CONTENT_DATES } from '../../domain/format/date-style'
import { hasNoSource, NO_SOURCE } from '../../domain/no-source'
import { titledCitation } from '../../domain/titled-citation'

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** A text as an item of a list, or below one: its further lines are indented. */
const item = (text: string): string => `- ${text.trim().replace(/\n/gu, '\n  ')}`

const headOf = ({ source }: ExportedCard): string => {
  if (hasNoSource(source)) return source.title === NO_SOURCE ? '# No source' : `# ${oneLine(source.title)}`
  const link = source.url === null ? [] : [`<${source.url}>`]
  return [`# ${oneLine(source.title)}`, '', [oneLine(titledCitation(source, CONTENT_DATES)), ...link].join(' ')].join(
    '\n',
  )
}

const factOf = ({ statement, source, passage, asOf, tags }: ExportedCard): string => {
  const names = [...tags.topic, ...tags.person, ...tags.place]
  const quote = hasNoSource(source) || passage.exact === '' ? [] : [`> ${oneLine(passage.exact)}`]
  const below = [...(asOf === null ? [] : [`As of ${asOf}.`]), ...(names.length === 0 ? [] : [names.join(', ')])]
  return [`## ${oneLine(statement)}`, ...quote, ...(below.length === 0 ? [] : [below.join(' ')])].join('\n\n')
}

const cardOf = ({ form, front, back, hint, extra }: ExportedCard): string => {
  const sides = form === 'cloze' ? [front] : [front, back]
  const more = [...(hint === null ? [] : [`Hint: ${hint}`]), ...(extra === null ? [] : [extra])]
  return item([...sides, ...more].join('\n\n'))
}

/**
 * Cards as Markdown to be read, in pieces: a heading for each article with its citation, one for each fact with its
 * passage, and the cards as a list, as they were written. A sentence with gaps is written once.
 */
export const cardMarkdown = () => {
  let last: ExportedCard | null = null
  return (cards: readonly ExportedCard[]): string =>
    cards
      .map((card) => {
        const before = last
        last = card
        const isSameFact = before?.factId === card.factId
        if (isSameFact && card.form === 'cloze' && before.front === card.front) return ''
        const heads = [
          ...(before !== null && headOf(before) === headOf(card) ? [] : [headOf(card)]),
          ...(isSameFact ? [] : [factOf(card)]),
        ]
        return [...heads, cardOf(card)].map((part) => `${part}\n\n`).join('')
      })
      .join('')
}
