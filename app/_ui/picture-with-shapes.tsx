'use client'

import { useState } from 'react'
import { WHOLE } from '@/lib/domain/cards/shape'
import { readMediaReference } from '@/lib/domain/media/media-reference'
import type { PictureRun, SideShape } from '@/lib/domain/occlusion/picture-runs'
import { Button } from './button'
import { ShownMedia } from './card-media'
import { AskedCard, Gap, type Side } from './card-run'
import { type DrawnSize, drawnSizeOf, ShapeDrawing } from './shape-drawing'

type PictureWithShapesProps = { readonly run: PictureRun; readonly side: Side }

/** The words of a gap without its brackets. */
const bare = (words: string): string => words.replace(/^\[|\]$/g, '')

/** What the picture shows, for who cannot see it: what is asked for by its place, and how many others are hidden. */
const alternativeOf = ({ segments, media, shapes }: PictureRun, side: Side, isOpen: boolean): string => {
  const words = media.isUnnamed ? 'Picture' : segments.map(({ text }) => text).join('')
  const asked = shapes.filter(({ isAsked }) => isAsked).map((shape) => bare(shape.words))
  const others = isOpen ? 0 : shapes.filter(({ isAsked, hidesAlways }) => hidesAlways && !isAsked).length
  return [
    words,
    ...(side === 'question' && asked.length > 0 ? [`asked: ${asked.join(' and ')}`] : []),
    ...(others > 0 ? [`${others} ${others === 1 ? 'other is' : 'others are'} hidden`] : []),
  ].join('; ')
}

/**
 * A picture of which a part is asked for. The question side covers and marks it, the answer side uncovers and names it;
 * parts that are always hidden stay covered until the learner uncovers them.
 */
export function PictureWithShapes({ run, side }: PictureWithShapesProps) {
  const [isOpen, setOpen] = useState(false)
  const { media, segments, shapes } = run
  const reference = readMediaReference(media.target)
  const size = drawnSizeOf(reference?.width ?? null, reference?.height ?? null)
  const asked = shapes.filter(({ isAsked }) => isAsked)
  const others = shapes.filter(({ isAsked, hidesAlways }) => hidesAlways && !isAsked)
  const overlay = (
    <svg
      viewBox={`0 0 ${size.width} ${size.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="card-shapes"
    >
      {(isOpen ? [] : others).map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the shapes of a side never change their order
        <ShapeDrawing key={at} shape={one.shape} size={size} className="card-shape" />
      ))}
      {asked.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <AskedShape key={at} asked={one} size={size} side={side} />
      ))}
    </svg>
  )
  return (
    <>
      <ShownMedia media={media} segments={segments} overlay={overlay} alternative={alternativeOf(run, side, isOpen)} />
      <OfShapes asked={asked} side={side} />
      {side === 'answer' && others.length > 0 ? (
        <span className="mt-1 block font-sans tracking-normal">
          <Button look="quiet" className="-ml-4 text-small" onClick={() => setOpen(!isOpen)}>
            {isOpen
              ? 'Cover the others'
              : `Uncover ${others.length === 1 ? 'the other' : `the other ${others.length}`}`}
          </Button>
        </span>
      ) : null}
    </>
  )
}

function AskedShape({
  asked,
  size,
  side,
}: {
  readonly asked: SideShape
  readonly size: DrawnSize
  readonly side: Side
}) {
  const box = asked.shape
  const [width, height] = [(box.width / WHOLE) * size.width, (box.height / WHOLE) * size.height]
  return (
    <g>
      <ShapeDrawing
        shape={asked.shape}
        size={size}
        className={side === 'question' ? 'card-shape card-shape-asked' : 'card-shape-answered'}
      />
      {side === 'question' ? (
        <text
          x={(box.x / WHOLE) * size.width + width / 2}
          y={(box.y / WHOLE) * size.height + height / 2}
          fontSize={Math.min(64, width * 0.7, height * 0.7)}
          className="card-shape-sign"
        >
          ?
        </text>
      ) : null}
    </g>
  )
}

/** The hint on the question side, the name on the answer side. */
function OfShapes({ asked, side }: { readonly asked: readonly SideShape[]; readonly side: Side }) {
  if (side === 'question') {
    const hints = asked.flatMap(({ hint }) => (hint === null ? [] : [hint]))
    return hints.length === 0 ? null : <Gap hint={hints.join(', ')} />
  }
  return asked.length === 0 ? null : <AskedCard>{asked.map(({ words }) => words).join(', ')}</AskedCard>
}
