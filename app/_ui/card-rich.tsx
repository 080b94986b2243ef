import type { ReactNode } from 'react'
import { inlineRuns, latexOf, plainLatexOf } from '@/lib/domain/cards/formula-runs'
import { layoutOf } from '@/lib/domain/cards/layout'
import { withPictures } from '@/lib/domain/occlusion/picture-runs'
import { CardBlocks } from './card-blocks'
import { CardFormula } from './card-formula'
import { CardLink } from './card-link'
import { ShownMedia } from './card-media'
import { AskedCard, CardRun, type CardTextProps, Gap } from './card-run'
import { PictureWithShapes } from './picture-with-shapes'

export { fetchFormulas } from './card-formula'

/** A side with lists, tables, links, formulas, media or shapes on a picture. */
export default function CardRich({ segments, side }: CardTextProps): ReactNode {
  const blocks = layoutOf(segments)
  const line = (part: CardTextProps['segments']) => <RichLine segments={part} side={side} />
  return blocks ? <CardBlocks blocks={blocks} line={line} /> : line(segments)
}

/** The text of one place. Keys are places: a side never changes its order. */
function RichLine({ segments, side }: CardTextProps): ReactNode {
  let offset = 0
  return withPictures(inlineRuns(segments)).map((run) => {
    const key = offset
    if (run.kind === 'text') {
      const { text, href, code } = run.segment
      offset += text.length
      const words =
        href === undefined ? undefined : <CardLink key={key} href={href} text={text} isCode={code === true} />
      return <CardRun key={key} segment={run.segment} side={side} words={words} />
    }
    offset += run.segments.reduce((sum, { text }) => sum + text.length, 0)
    if (run.kind === 'picture') {
      const asked = run.shapes.findIndex((shape) => shape.isAsked)
      return <PictureWithShapes key={`${key} ${run.media.target} ${asked}`} run={run} side={side} />
    }
    if (run.kind === 'shape') {
      const text = run.segments.map((segment) => segment.text).join('')
      if (!run.segments.some(({ hidden }) => hidden)) return null
      return side === 'question' ? <Gap key={key} hint={text.slice(1, -1)} /> : <AskedCard key={key}>{text}</AskedCard>
    }
    const isAsked = run.segments.every(({ hidden }) => hidden)
    if (isAsked && side === 'question') return <Gap key={key} hint={run.segments[0]?.hint} />
    if (run.kind === 'media') {
      const shown = <ShownMedia key={key} media={run.media} segments={run.segments} side={side} />
      return isAsked ? <AskedCard key={key}>{shown}</AskedCard> : shown
    }
    const source = plainLatexOf(run.segments)
    const latex = isAsked ? source : latexOf(run.segments, side)
    const formula = <CardFormula key={key} latex={latex} source={source} display={run.display} />
    return isAsked ? <AskedCard key={key}>{formula}</AskedCard> : formula
  })
}
