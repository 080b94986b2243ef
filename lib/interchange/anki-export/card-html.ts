import { type ClozeGap, segmentsInGaps } from '../../domain/cards/cloze'
import { inlineRuns } from '../../domain/cards/formula-runs'
import { type LayoutBlock, type ListBlock, layoutOf, type TableBlock } from '../../domain/cards/layout'
import type { CardMedia } from '../../domain/cards/look'
import { type Segment, withMarks } from '../../domain/cards/segments'
import { escapeHtml } from '../../domain/format/escape-html'
import { readMediaReference } from '../../domain/media/media-reference'
import { hasShapes } from '../../domain/occlusion/occluded-text'
import { withPictures } from '../../domain/occlusion/picture-runs'
import { packagedName } from './packaged-media'

/** A text of several lines as HTML. */
const linesHtml = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>')

/** The same inside a cloze field: braces and colons that are no marks, also with what follows, are written as entities. */
export const escapeClozeHtml = (text: string): string =>
  linesHtml(text)
    .replace(/\{(?=\{)|(?<=\{)\{/g, '&#123;')
    .replace(/\}(?=\}|$)/g, '&#125;')
    .replace(/:(?=:|$)/g, '&#58;')

const looked = ({ bold, hidden, italic, code, href }: Segment, html: string): string => {
  const inCode = code ? `<code>${html}</code>` : html
  const slanted = italic ? `<i>${inCode}</i>` : inCode
  const strong = bold || hidden ? `<b>${slanted}</b>` : slanted
  return href === undefined ? strong : `<a href="${escapeHtml(href)}">${strong}</a>`
}

/** A medium as Anki's fields name it. Anki plays videos with the same mark as sounds. */
const mediaHtml = ({ target, isUnnamed }: CardMedia, words: string): string => {
  const reference = readMediaReference(target)
  if (!reference) return words
  const name = packagedName(reference.digest, reference.extension)
  return reference.kind === 'image' ? `<img src="${name}" alt="${isUnnamed ? '' : words}">` : `[sound:${name}]`
}

/** How the text of one line becomes HTML. */
type Line = (segments: readonly Segment[]) => string

/** The HTML of a line: formulas between Anki's marks for MathJax. `gapsOf` says which deletions are around a segment. */
const lineWith =
  (gapsOf: (segment: Segment) => readonly ClozeGap[], textHtml: (text: string) => string): Line =>
  (segments) => {
    let html = ''
    let open: readonly ClozeGap[] = []
    const goTo = (gaps: readonly ClozeGap[]) => {
      const shared = gaps.findIndex((gap, at) => gap !== open[at])
      const kept = shared < 0 ? Math.min(gaps.length, open.length) : shared
      for (const gap of open.slice(kept).reverse()) html += gap.hint?.trim() ? `::${textHtml(gap.hint.trim())}}}` : '}}'
      for (const gap of gaps.slice(kept)) html += `{{c${gap.numbers.join(',')}::`
      open = gaps
    }
    for (const run of withPictures(inlineRuns(segments))) {
      if (run.kind === 'picture' || run.kind === 'shape') {
        // Without its shapes a picture would show what is asked for.
        const shapes =
          run.kind === 'picture' ? run.shapes.map(({ words }) => words).filter((words) => words !== '') : []
        goTo(gapsOf(run.segments[0] ?? { text: '' }))
        html += textHtml([run.segments.map(({ text }) => text).join(''), shapes.join(', ')].filter(Boolean).join(': '))
        continue
      }
      if (run.kind === 'text') {
        goTo(gapsOf(run.segment))
        html += looked(run.segment, textHtml(run.segment.text))
        continue
      }
      if (run.kind === 'media') {
        // A gap in its words is around it: fields of notes know no gap in an attribute.
        goTo(run.segments.map(gapsOf).reduce((most, gaps) => (gaps.length > most.length ? gaps : most)))
        html += mediaHtml(run.media, textHtml(run.segments.map(({ text }) => text).join('')))
        continue
      }
      const [first] = run.segments
      // A gap around the whole formula stands around its marks, any other inside them.
      const around = first && run.segments.every((one) => gapsOf(one) === gapsOf(first)) ? gapsOf(first) : []
      goTo(around)
      html += run.display ? '\\[' : '\\('
      for (const segment of run.segments) {
        goTo(gapsOf(segment))
        html += textHtml(segment.text)
      }
      goTo(around)
      html += run.display ? '\\]' : '\\)'
    }
    goTo([])
    return html
  }

const listHtml = ({ start, items }: ListBlock, line: Line): string => {
  const inner = items
    .map(({ segments, children }) => `<li>${line(segments)}${children.map((one) => listHtml(one, line)).join('')}</li>`)
    .join('')
  if (start === null) return `<ul>${inner}</ul>`
  return start === 1 ? `<ol>${inner}</ol>` : `<ol start="${start}">${inner}</ol>`
}

const tableHtml = ({ rows, aligns }: TableBlock, line: Line): string => {
  const rowHtml = (cells: TableBlock['rows'][number], tag: 'th' | 'td') =>
    `<tr>${cells
      .map((cell, column) => {
        const align = aligns[column] ?? null
        return `<${tag}${align === null ? '' : ` style="text-align: ${align}"`}>${line(cell)}</${tag}>`
      })
      .join('')}</tr>`
  const [head = [], ...body] = rows
  return `<table>${rowHtml(head, 'th')}${body.map((cells) => rowHtml(cells, 'td')).join('')}</table>`
}

const blockHtml = (block: LayoutBlock, line: Line): string => {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${line(block.segments)}</p>`
    case 'heading':
      return `<p class="heading">${line(block.segments)}</p>`
    case 'code':
      return `<pre>${line(block.segments.map(({ code: _, ...segment }) => segment))}</pre>`
    case 'quote':
      return `<blockquote>${block.blocks.map((inner) => blockHtml(inner, line)).join('')}</blockquote>`
    case 'list':
      return listHtml(block, line)
    case 'table':
      return tableHtml(block, line)
    default:
      return block satisfies never
  }
}

const sideHtml = (segments: readonly Segment[], line: Line): string => {
  const blocks = layoutOf(segments)
  return blocks === null ? line(segments) : blocks.map((block) => blockHtml(block, line)).join('')
}

const NO_GAPS: readonly ClozeGap[] = []
const plainLine = lineWith(() => NO_GAPS, linesHtml)

/** One side of a card, written in our Markdown, as HTML without scripts, styles or anything that is fetched. */
export const markdownHtml = (source: string): string => sideHtml(withMarks([{ text: source }]), plainLine)

/**
 * A cloze source as the HTML of Anki's cloze field. A deletion that goes across lines, items or cells is written in
 * each of them, with the same number.
 */
export const clozeHtml = (source: string): string => {
  // What no image occlusion can hold has the words of its pictures: uncovered they would show what is asked for.
  const parts = segmentsInGaps(source).map(({ segment: { media, ...words }, gaps }) => ({
    segment: media === undefined || hasShapes(source) ? words : { ...words, media },
    gaps,
  }))
  const gaps = new Map(parts.map((part) => [part.segment, part.gaps]))
  const line = lineWith((segment) => gaps.get(segment) ?? NO_GAPS, escapeClozeHtml)
  return sideHtml(
    parts.map(({ segment }) => segment),
    line,
  )
}
