import { useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import { Dialog } from '@/app/_ui/dialog'
import { type Box, insidePicture, type Point } from '@/lib/domain/cards/shape'
import { counted } from '@/lib/domain/format/words'
import { IN_THE_MIDDLE, movedBy } from '@/lib/domain/occlusion/edit-shapes'
import { MOST_SHAPES, type NamedShape, type OccludedPicture } from '@/lib/domain/occlusion/occluded-text'
import { ShapeCanvas } from './shape-canvas'
import { ShapeFields } from './shape-fields'

type OcclusionEditorProps = {
  readonly occluded: OccludedPicture
  /** No shape has or had this number or a higher one. */
  readonly firstFree: number
  readonly onApply: (shapes: readonly NamedShape[]) => void
  readonly onClose: () => void
}

const STEP = 100
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
}

const MODES = [
  { value: false, label: 'Only that part', hint: 'The other parts stay visible.' },
  { value: true, label: 'All parts', hint: 'The other parts can’t give it away.' },
] as const

/** Whether a key writes something that a name can begin with. */
const isLetter = ({ key, ctrlKey, metaKey, altKey }: React.KeyboardEvent): boolean =>
  [...key].length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey

/** Whether all shapes are always hidden, or none is; null for some of them, as another program may have it. */
const modeOf = (shapes: readonly NamedShape[]): boolean | null => {
  const always = shapes.filter((shape) => shape.hidesAlways).length
  return always === 0 ? false : always === shapes.length || null
}

/** Hides parts of a picture: each is a card that asks what is there. */
export function OcclusionEditor({ occluded, firstFree, onApply, onClose }: OcclusionEditorProps) {
  const [shapes, setShapes] = useState(occluded.shapes)
  const [selected, setSelected] = useState<number | null>(null)
  const [hidesAlways, setHidesAlways] = useState(() => modeOf(occluded.shapes))
  const [isChecked, setChecked] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const next = useRef(firstFree)
  const nameField = (number: number) => list.current?.querySelector<HTMLElement>(`[data-shape="${number}"] input`)
  const focusName = (number: number) => requestAnimationFrame(() => nameField(number)?.focus())
  const focusCanvas = () => box.current?.querySelector<HTMLElement>('[aria-describedby="shape-keys"]')?.focus()
  const add = (shape: Box) => {
    if (shapes.length >= MOST_SHAPES) return
    const number = next.current
    next.current += 1
    const added = { shape, hidesAlways: hidesAlways ?? true, number, name: '', hint: null }
    // For a finger: the picture would go out of sight, and the next shape would begin on a corner of this one.
    const isTouched = window.matchMedia('(pointer: coarse)').matches
    setShapes([...shapes, added])
    setSelected(isTouched ? null : number)
    // On the picture, so that the arrow keys move it; what is typed there names it.
    if (!isTouched) focusCanvas()
  }
  const change = (number: number, part: Partial<NamedShape>) => {
    setShapes(shapes.map((one) => (one.number === number ? { ...one, ...part } : one)))
    setSelected(number)
  }
  const remove = (number: number) => {
    const at = shapes.findIndex((one) => one.number === number)
    const left = shapes.toSpliced(at, 1)
    setShapes(left)
    setSelected(null)
    const beside = left[Math.min(at, left.length - 1)]
    if (beside) focusName(beside.number)
  }
  const pressed = (event: React.KeyboardEvent) => {
    const active = shapes.find(({ number }) => number === selected)
    const by = ARROWS[event.key]
    if (active && by) {
      const { x, y, width, height } = active.shape
      const shape = event.shiftKey
        ? insidePicture({ x, y, width: width + by.x, height: height + by.y })
        : movedBy(active.shape, by)
      change(active.number, { shape })
    } else if (active && (event.key === 'Delete' || event.key === 'Backspace')) remove(active.number)
    else if (active && event.key === 'Enter') nameField(active.number)?.focus()
    // The field takes what is typed.
    else if (active && isLetter(event)) return nameField(active.number)?.focus()
    else return
    event.preventDefault()
  }
  const apply = () => {
    setChecked(true)
    const nameless = shapes.find(({ name }) => name.trim() === '')
    if (nameless) return focusName(nameless.number)
    onApply(shapes.map((shape) => ({ ...shape, hidesAlways: hidesAlways ?? shape.hidesAlways })))
  }
  const isFull = shapes.length >= MOST_SHAPES
  return createPortal(
    <Dialog open onClose={onClose} title="Hide parts of the picture" closesBeside={false} actions={null} isWide>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the dialog is part of the form around it for events only */}
      <div ref={box} onKeyDown={(event) => event.stopPropagation()} onPaste={(event) => event.stopPropagation()}>
        <Button aria-disabled={isFull} onClick={() => add(IN_THE_MIDDLE)}>
          Add a shape
        </Button>
        <div className="mt-4 grid gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="min-w-0 lg:sticky lg:top-0 lg:self-start">
            <ShapeCanvas
              reference={occluded.picture.reference}
              shapes={shapes}
              selected={selected}
              onSelect={setSelected}
              onAdd={add}
              onShape={(number, shape) => change(number, { shape })}
              onKey={pressed}
            />
            <p id="shape-keys" className="mt-2 text-quiet text-small">
              Drag over what is to be hidden. Drag a shape to move it, a corner to resize it.{' '}
              <span className="max-sm:hidden">
                Arrow keys move the selected shape, with Shift they resize it; Delete removes it. Type to name it.
              </span>
            </p>
          </div>
          <div className="min-w-0">
            <fieldset className="mb-4">
              <legend className="font-medium">While one part is asked, cover</legend>
              {MODES.map((mode) => (
                <label key={mode.label} className="flex min-h-11 cursor-pointer items-start gap-2.5 py-2">
                  <input
                    type="radio"
                    name="shape-mode"
                    className="mt-1 size-4 shrink-0 accent-accent"
                    checked={hidesAlways === mode.value}
                    onChange={() => setHidesAlways(mode.value)}
                  />
                  <span>
                    {mode.label} <span className="block text-quiet text-small">{mode.hint}</span>
                  </span>
                </label>
              ))}
            </fieldset>
            {shapes.length === 0 ? (
              <p className="rounded-control border border-rule border-dashed px-3 py-3 text-quiet text-small">
                Nothing is hidden yet. Draw a shape on the picture, or choose “Add a shape”.
              </p>
            ) : (
              <ul ref={list} aria-label="Shapes" className="grid gap-3">
                {shapes.map((shape, at) => (
                  <ShapeFields
                    key={shape.number}
                    shape={shape}
                    at={at + 1}
                    isSelected={shape.number === selected}
                    error={isChecked && shape.name.trim() === '' ? 'Enter what the shape hides.' : undefined}
                    onSelect={() => setSelected(shape.number)}
                    onChange={(part) => change(shape.number, part)}
                    onRemove={() => remove(shape.number)}
                  />
                ))}
              </ul>
            )}
            <p role="status" className={classNames('mt-2 text-quiet text-small', !isFull && 'sr-only')}>
              {isFull
                ? `A picture has at most ${MOST_SHAPES} shapes.`
                : shapes.length === 0
                  ? 'No cards yet'
                  : counted(shapes.length, 'card')}
            </p>
          </div>
        </div>
        {/* In sight however large the picture is. */}
        <div className="sticky bottom-0 z-10 -mx-5 mt-6 -mb-5 flex flex-wrap justify-end gap-2 border-rule border-t bg-sheet px-5 py-3 sm:-mx-6 sm:-mb-6 sm:px-6 low:static">
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" onClick={apply}>
            Apply
          </Button>
        </div>
      </div>
    </Dialog>,
    document.body,
  )
}
