import type { ReactNode } from 'react'
import { svgMarkup, withClasses } from './svg-markup'

/** What one look stands for. `swatch` is drawn in a box of 12 by 12. */
export type LegendEntry = { readonly name: string; readonly swatch: ReactNode }

/**
 * `fluid`: as wide as there is room, places across in per cent, so that type keeps its size. `fixed`: always as wide as
 * told. `scaled`: all grows alike.
 */
export type DrawingSize =
  | { readonly kind: 'fluid'; readonly heightPx: number }
  | { readonly kind: 'fixed'; readonly widthPx: number; readonly heightPx: number }
  | { readonly kind: 'scaled'; readonly width: number; readonly height: number }

/**
 * A chart of figures as SVG elements without components, so that the same drawing stands on a page and in a file. Its
 * looks are the class names that `svg-text.ts` knows the colours of.
 */
export type Drawing = {
  /** What is seen, for those who do not see it. */
  readonly label: string
  readonly size: DrawingSize
  readonly legend: readonly LegendEntry[]
  readonly body: ReactNode
  /** The same in parts that stand side by side on a page, and below each other on a phone. */
  readonly parts?: readonly Drawing[]
}

/** A place across, in per cent. */
export const across = (percent: number): string => `${percent.toFixed(2)}%`

/** A drawing on a page, with its legend above it. */
export function ChartSvg({ drawing }: { readonly drawing: Drawing }) {
  const { legend, parts } = drawing
  return (
    <div>
      {legend.length > 0 ? (
        <ul aria-hidden className="figures mb-2 flex flex-wrap gap-x-5 gap-y-1 text-label text-quiet">
          {legend.map(({ name, swatch }) => (
            <li key={name} className="flex items-center gap-2">
              <svg width="12" height="12" aria-hidden className="overflow-visible">
                {swatch}
              </svg>
              {name}
            </li>
          ))}
        </ul>
      ) : null}
      {parts ? (
        <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
          {parts.map((part) => (
            <Svg key={part.label} {...part} />
          ))}
        </div>
      ) : (
        <Svg {...drawing} />
      )}
    </div>
  )
}

/** The attributes by which a drawing takes its room on a page. */
const roomOf = (size: DrawingSize) => {
  switch (size.kind) {
    case 'fluid':
      return { width: '100%', height: size.heightPx, className: 'block overflow-visible' }
    case 'fixed':
      return { width: size.widthPx, height: size.heightPx, className: 'block overflow-visible' }
    case 'scaled':
      return { viewBox: `0 0 ${size.width} ${size.height}`, className: 'block w-full overflow-visible' }
  }
}

function Svg({ label, size, body }: Drawing) {
  return (
    <svg
      role="img"
      aria-label={label}
      {...roomOf(size)}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made of our own elements, every text in it escaped
      dangerouslySetInnerHTML={{ __html: svgMarkup(body, withClasses) }}
    />
  )
}
