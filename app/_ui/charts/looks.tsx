import type { ReactNode } from 'react'

type Shape = Readonly<Record<string, string | number>>

/** Fills that are told apart by their pattern; colour only helps. */
export const FILLS = ['solid', 'hatch', 'dots', 'outline'] as const
export type Fill = (typeof FILLS)[number]

/** The patterns of a drawing; `id` is unique on the page. */
export const patterns = (id: string): ReactNode => (
  <defs key="patterns">
    <pattern id={`${id}-hatch`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1="0" x2="0" y1="0" y2="5" className="stroke-accent" strokeWidth="2.5" />
    </pattern>
    <pattern id={`${id}-apart`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1="0" x2="0" y1="0" y2="6" className="stroke-hard" strokeWidth="3" />
    </pattern>
    <pattern id={`${id}-dots`} width="4" height="4" patternUnits="userSpaceOnUse">
      <circle cx="1.2" cy="1.2" r="1.1" className="fill-accent" />
    </pattern>
  </defs>
)

/** The attributes of a fill. */
export const fillOf = (id: string, fill: Fill | 'apart'): Shape => {
  switch (fill) {
    case 'solid':
      return { className: 'fill-accent' }
    case 'hatch':
      return { fill: `url(#${id}-hatch)`, className: 'stroke-accent' }
    case 'dots':
      return { fill: `url(#${id}-dots)`, className: 'stroke-accent' }
    case 'outline':
      return { className: 'fill-paper stroke-accent' }
    case 'apart':
      return { fill: `url(#${id}-apart)`, className: 'stroke-hard' }
  }
}

/** A small box with a fill, for legends. */
export const swatchOf = (id: string, fill: Fill | 'apart'): ReactNode => (
  <rect x="0.5" y="0.5" width="11" height="11" {...fillOf(id, fill)} />
)
