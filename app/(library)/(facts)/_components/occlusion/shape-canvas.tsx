import { type PointerEvent, useRef, useState } from 'react'
import { classNames } from '@/app/_ui/class-names'
import { drawnSizeOf, ShapeDrawing } from '@/app/_ui/shape-drawing'
import { type Box, type Point, WHOLE } from '@/lib/domain/cards/shape'
import { type MediaReference, mediaAddress } from '@/lib/domain/media/media-reference'
import { cornersOf, drawnShape, isInShape, movedBy, withCorner } from '@/lib/domain/occlusion/edit-shapes'
import type { NamedShape } from '@/lib/domain/occlusion/occluded-text'

type ShapeCanvasProps = {
  readonly reference: MediaReference
  readonly shapes: readonly NamedShape[]
  readonly selected: number | null
  readonly onSelect: (number: number | null) => void
  readonly onAdd: (shape: Box) => void
  readonly onShape: (number: number, shape: Box) => void
  readonly onKey: (event: React.KeyboardEvent) => void
}

type Drag =
  | { readonly kind: 'draw'; readonly from: Point; readonly to: Point }
  | { readonly kind: 'move'; readonly number: number; readonly from: Point; readonly shape: Box }
  | { readonly kind: 'corner'; readonly number: number; readonly at: number; readonly shape: Box }

/** A shorter drag is a tap that slipped. */
const LEAST_DRAG_PX = 8
const BOX_CORNERS = ['nw', 'ne', 'se', 'sw'] as const

const inPercent = (value: number): string => `${(value / WHOLE) * 100}%`

/** The picture with its shapes: a drag draws, moves or resizes. The list beside it does the same by keyboard. */
export function ShapeCanvas(props: ShapeCanvasProps) {
  const { reference, shapes, selected } = props
  const canvas = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<Drag | null>(null)
  const size = drawnSizeOf(reference.width, reference.height)
  const pointAt = ({ clientX, clientY }: PointerEvent): Point => {
    const box = canvas.current?.getBoundingClientRect()
    if (!box || box.width === 0 || box.height === 0) return { x: 0, y: 0 }
    const within = (value: number) => Math.round(Math.min(Math.max(value, 0), 1) * WHOLE)
    return { x: within((clientX - box.left) / box.width), y: within((clientY - box.top) / box.height) }
  }
  const pixelsBetween = (a: Point, b: Point): number => {
    const box = canvas.current?.getBoundingClientRect()
    return box ? Math.hypot(((a.x - b.x) / WHOLE) * box.width, ((a.y - b.y) / WHOLE) * box.height) : 0
  }
  const begins = (event: PointerEvent): Drag => {
    const point = pointAt(event)
    const corner = event.target instanceof Element ? event.target.getAttribute('data-corner') : null
    const active = shapes.find(({ number }) => number === selected)
    if (corner !== null && active)
      return { kind: 'corner', number: active.number, at: Number(corner), shape: active.shape }
    const hit =
      active && isInShape(active.shape, point) ? active : shapes.findLast(({ shape }) => isInShape(shape, point))
    if (hit) {
      props.onSelect(hit.number)
      return { kind: 'move', number: hit.number, from: point, shape: hit.shape }
    }
    props.onSelect(null)
    return { kind: 'draw', from: point, to: point }
  }
  const moves = (event: PointerEvent) => {
    if (!drag) return
    const point = pointAt(event)
    if (drag.kind === 'draw') setDrag({ ...drag, to: point })
    else if (drag.kind === 'corner') props.onShape(drag.number, withCorner(drag.shape, drag.at, point))
    else {
      const by = { x: point.x - drag.from.x, y: point.y - drag.from.y }
      if (pixelsBetween(point, drag.from) > 2) props.onShape(drag.number, movedBy(drag.shape, by))
    }
  }
  const ends = () => {
    if (drag?.kind === 'draw' && pixelsBetween(drag.from, drag.to) >= LEAST_DRAG_PX)
      props.onAdd(drawnShape(drag.from, drag.to))
    setDrag(null)
  }
  const drawing = drag?.kind === 'draw' ? drawnShape(drag.from, drag.to) : null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be as wide as its picture
    <div
      ref={canvas}
      role="group"
      aria-label="Picture with its shapes"
      aria-describedby="shape-keys"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the selected shape
      tabIndex={0}
      className="relative w-fit max-w-full touch-none select-none rounded-mark border border-rule"
      onKeyDown={props.onKey}
      onPointerDown={(event) => {
        if (event.button !== 0 || drag) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrag(begins(event))
      }}
      onPointerMove={moves}
      onPointerUp={ends}
      onPointerCancel={() => setDrag(null)}
    >
      {/* biome-ignore lint/performance/noImgElement: a file of the library, shown as large as there is room */}
      <img
        src={mediaAddress(reference.digest)}
        alt=""
        draggable={false}
        {...(reference.width === null || reference.height === null
          ? {}
          : { width: reference.width, height: reference.height })}
        className="block h-auto max-h-[70dvh] w-auto max-w-full"
      />
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        className="card-shapes pointer-events-none"
      >
        {shapes.map(({ number, shape }) => (
          <ShapeDrawing
            key={number}
            shape={shape}
            size={size}
            className={classNames('card-shape-drawn', number === selected && 'card-shape-selected')}
          />
        ))}
        {drawing ? <ShapeDrawing shape={drawing} size={size} className="card-shape-drawn card-shape-selected" /> : null}
      </svg>
      {shapes.map(({ number, shape }, at) => (
        <ShapeNumber key={number} shape={shape} number={at + 1} />
      ))}
      {shapes.flatMap(({ number, shape }) =>
        number === selected
          ? cornersOf(shape).map((point, at) => {
              const corner = BOX_CORNERS[at]
              return corner ? <Handle key={corner} at={at} point={point} corner={corner} /> : null
            })
          : [],
      )}
    </div>
  )
}

function ShapeNumber({ shape, number }: { readonly shape: Box; readonly number: number }) {
  const { x, y, width, height } = shape
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute grid size-6 -translate-x-1/2 -translate-y-1/2 place-items-center rounded-full bg-ink font-medium text-label text-paper"
      style={{ left: inPercent(x + width / 2), top: inPercent(y + height / 2) }}
    >
      {number}
    </span>
  )
}

/** To be touched, the target of a box's corner is outside the box, so that a small one can still be moved. */
const OUTSIDE: Record<(typeof BOX_CORNERS)[number], string> = {
  nw: 'pointer-coarse:-translate-x-[80%] pointer-coarse:-translate-y-[80%]',
  ne: 'pointer-coarse:-translate-x-[20%] pointer-coarse:-translate-y-[80%]',
  se: 'pointer-coarse:-translate-x-[20%] pointer-coarse:-translate-y-[20%]',
  sw: 'pointer-coarse:-translate-x-[80%] pointer-coarse:-translate-y-[20%]',
}
const SIGN: Record<(typeof BOX_CORNERS)[number], string> = {
  nw: 'pointer-coarse:left-[80%] pointer-coarse:top-[80%]',
  ne: 'pointer-coarse:left-[20%] pointer-coarse:top-[80%]',
  se: 'pointer-coarse:left-[20%] pointer-coarse:top-[20%]',
  sw: 'pointer-coarse:left-[80%] pointer-coarse:top-[20%]',
}

type HandleProps = {
  readonly at: number
  readonly point: Point
  readonly corner: (typeof BOX_CORNERS)[number]
}

/** A small square with 44 px around it to touch; for a mouse less, so that the next shape can begin beside it. */
function Handle({ at, point, corner }: HandleProps) {
  return (
    <span
      aria-hidden="true"
      data-corner={at}
      className={classNames(
        'absolute size-6 -translate-x-1/2 -translate-y-1/2 pointer-coarse:size-11',
        OUTSIDE[corner],
      )}
      style={{ left: inPercent(point.x), top: inPercent(point.y) }}
    >
      <span
        className={classNames(
          'pointer-events-none absolute top-1/2 left-1/2 size-3 -translate-x-1/2 -translate-y-1/2 border-2 border-accent bg-sheet',
          SIGN[corner],
        )}
      />
    </span>
  )
}
