import type { Drawing, LegendEntry } from './drawing'
import { attribute, escaped, svgMarkup } from './svg-markup'

/** The light palette of globals.css: a file is looked at on white paper. */
const COLOURS = {
  paper: '#f8f5ee',
  ink: '#1d1b17',
  quiet: '#625b50',
  rule: '#e3dccd',
  edge: '#8c8474',
  accent: '#8a2c26',
  hard: '#865a0c',
  good: '#28644a',
} as const

const SANS = "Inter, 'Helvetica Neue', Arial, sans-serif"
const SERIF = "'Source Serif 4', Georgia, 'Times New Roman', serif"

/** What each class of a drawing says, as attributes. */
const LOOKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...Object.fromEntries(
    Object.entries(COLOURS).flatMap(([name, colour]) => [
      [`fill-${name}`, { fill: colour }],
      [`stroke-${name}`, { stroke: colour }],
    ]),
  ),
  'fill-none': { fill: 'none' },
  'text-label': { 'font-size': '12.5' },
  'text-small': { 'font-size': '13.5' },
  figures: { 'font-variant-numeric': 'tabular-nums' },
}

/** @throws where a drawing has a class that no look is known of, so that none is ever lost */
const withLooks = (className: string): string =>
  className
    .split(' ')
    .flatMap((name) => {
      const look = LOOKS[name]
      if (!look) throw new Error(`a drawing has the class ${name}, which has no style in files`)
      return Object.entries(look).map(([key, value]) => attribute(key, value))
    })
    .join('')

const [WIDTH, MARGIN] = [760, 28] as const
const INNER = WIDTH - 2 * MARGIN
/** Mean widths of a letter, a little too wide, so that no line runs over the edge. */
const [TITLE_LETTER, TEXT_LETTER, LABEL_LETTER] = [10, 7.6, 6.6] as const
/** A swatch and the gap after it. */
const SWATCH = 20
const [TITLE_LINE, TEXT_LINE, LEGEND_LINE] = [26, 22, 20] as const

/** Words in lines of at most `most` letters. */
const lines = (text: string, most: number): readonly string[] => {
  const done: string[] = []
  for (const word of text.split(' ')) {
    const last = done.at(-1)
    if (last === undefined || last.length + 1 + word.length > most) done.push(word)
    else done[done.length - 1] = `${last} ${word}`
  }
  return done
}

const legendMarkup = (legend: readonly LegendEntry[], top: number): { text: string; height: number } => {
  let [x, y, text] = [0, 0, '']
  for (const { name, swatch } of legend) {
    const width = SWATCH + name.length * LABEL_LETTER + 18
    if (x > 0 && x + width > INNER) [x, y] = [0, y + LEGEND_LINE]
    const at = (dx: number, dy: number) => `x="${MARGIN + x + dx}" y="${top + y + dy}"`
    text += `<svg ${at(0, 0)} width="12" height="12" overflow="visible">${svgMarkup(swatch, withLooks)}</svg>`
    text += `<text ${at(SWATCH, 10.5)} fill="${COLOURS.quiet}" font-size="12.5">${escaped(name)}</text>`
    x += width
  }
  return { text, height: legend.length === 0 ? 0 : y + LEGEND_LINE + 6 }
}

type Words = { readonly title: string; readonly headline: string; readonly source: string }

/** A drawing as a file that needs nothing beside it: title, headline and legend with it, colours and sizes as they are. */
export const svgFile = ({ label, size, legend, body }: Drawing, { title, headline, source }: Words): string => {
  let y = MARGIN + 18
  const parts: string[] = []
  const write = (text: string, most: number, step: number, look: string) => {
    for (const line of lines(text, most)) {
      parts.push(`<text x="${MARGIN}" y="${y}" ${look}>${escaped(line)}</text>`)
      y += step
    }
  }
  const serif = `font-family="${SERIF}" fill="${COLOURS.ink}"`
  write(title, INNER / TITLE_LETTER, TITLE_LINE, `${serif} font-size="19" font-weight="600"`)
  write(headline, INNER / TEXT_LETTER, TEXT_LINE, `${serif} font-size="15.5"`)
  const explained = legendMarkup(legend, y)
  y += explained.height
  const width = size.kind === 'fixed' ? size.widthPx : INNER
  const height = size.kind === 'scaled' ? (size.height * INNER) / size.width : size.heightPx
  const box = size.kind === 'scaled' ? ` viewBox="0 0 ${size.width} ${size.height}"` : ''
  parts.push(
    explained.text,
    `<svg x="${MARGIN}" y="${y}" width="${width}" height="${height}"${box} overflow="visible">${svgMarkup(body, withLooks)}</svg>`,
  )
  y += height + 24
  parts.push(`<text x="${MARGIN}" y="${y}" fill="${COLOURS.quiet}" font-size="11.5">${escaped(source)}</text>`)
  const whole = y + MARGIN - 6
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${whole}" viewBox="0 0 ${WIDTH} ${whole}"`,
    ` font-family="${SANS}" role="img" aria-label="${escaped(label)}">`,
    `<rect width="${WIDTH}" height="${whole}" fill="${COLOURS.paper}"/>`,
    ...parts,
    '</svg>\n',
  ].join('')
}
