import { useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import { Dialog } from '@/app/_ui/dialog'
import { boxOf, type OcclusionShape, type Point, type ShapeKind } from '@/lib/domain/cards/shape'
import { counted } from '@/lib/domain/format/words'
import { fittedTo, movedBy, shapeInTheMiddle } from '@/lib/domain/occlusion/edit-shapes'
import { MOST_SHAPES, type NamedShape, type OccludedPicture } from '@/lib/domain/occlusion/occluded-text'
import { ShapeCanvas } from './shape-canvas'
import { ShapeFields } from './shape-fields'
import { useShapeHistory } from './use-shape-history'

type OcclusionEditorProps = {
  readonly occluded: OccludedPicture
  /** No shape has or had this number or a higher one. */
  readonly firstFree: number
  readonly onApply: (shapes: readonly NamedShape[]) => void
  readonly onClose: () => void
}

const TOOLS: readonly ShapeKind[] = ['rect', 'ellipse', 'polygon']
const TOOL_WORDS = { rect: 'Rectangle', ellipse: 'Ellipse', polygon: 'Polygon' } as const
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
  const history = useShapeHistory(occluded.shapes)
  const { shapes, selected } = history
  const [tool, setTool] = useState<ShapeKind>('rect')
  const [corners, setCorners] = useState<readonly Point[]>([])
  const [hidesAlways, setHidesAlways] = useState(() => modeOf(occluded.shapes))
  const [isChecked, setChecked] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const next = useRef(firstFree)
  const nameField = (number: number) => list.current?.querySelector<HTMLElement>(`[data-shape="${number}"] input`)
  const focusName = (number: number) => requestAnimationFrame(() => nameField(number)?.focus())
  const focusCanvas = () => box.current?.querySelector<HTMLElement>('[aria-describedby="shape-keys"]')?.focus()
  const add = (shape: OcclusionShape) => {
    setCorners([])
    if (shapes.length >= MOST_SHAPES) return
    const number = next.current
    next.current += 1
    const added = { shape, hidesAlways: hidesAlways ?? true, number, name: '', hint: null }
    // For a finger: the picture would go out of sight, and the next shape would begin on a corner of this one.
    const isTouched = window.matchMedia('(pointer: coarse)').matches
    history.set({ shapes: [...shapes, added], selected: isTouched ? null : number }, `add ${number}`)
    // On the picture, so that the arrow keys move it; what is typed there names it.
    if (!isTouched) focusCanvas()
  }
  const finish = (drawn: readonly Point[]) => {
    if (drawn.length >= 3) add({ kind: 'polygon', points: drawn })
  }
  const change = (number: number, part: Partial<NamedShape>, about: string) =>
    history.set(
      { shapes: shapes.map((one) => (one.number === number ? { ...one, ...part } : one)), selected: number },
      `${number} ${about}`,
    )
  const remove = (number: number) => {
    const at = shapes.findIndex((one) => one.number === number)
    const left = shapes.toSpliced(at, 1)
    history.set({ shapes: left, selected: null }, `remove ${number}`)
    const beside = left[Math.min(at, left.length - 1)]
    if (beside) focusName(beside.number)
  }
  const pressed = (event: React.KeyboardEvent) => {
    const active = shapes.find(({ number }) => number === selected)
    const by = ARROWS[event.key]
    if (event.key === 'Escape' && corners.length > 0) setCorners([])
    else if (event.key === 'Enter' && corners.length > 0) finish(corners)
    else if (active && by) {
      const box = boxOf(active.shape)
      const shape = event.shiftKey
        ? fittedTo(active.shape, { ...box, width: box.width + by.x, height: box.height + by.y })
        : movedBy(active.shape, by)
      change(active.number, { shape }, 'arrows')
    } else if (active && (event.key === 'Delete' || event.key === 'Backspace')) remove(active.number)
    else if (active && event.key === 'Enter') nameField(active.number)?.focus()
    // The field takes what is typed.
    else if (active && isLetter(event)) return nameField(active.number)?.focus()
    else return
    event.preventDefault()
  }
  const reverse = (event: React.KeyboardEvent) => {
    // The dialog is part of the form around it for events only.
    event.stopPropagation()
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target instanceof HTMLInputElement) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return
    event.preventDefault()
    if (key === 'y' || event.shiftKey) history.redo()
    else history.undo()
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
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys undo what is done in it */}
      <div ref={box} onKeyDown={reverse} onPaste={(event) => event.stopPropagation()}>
        <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
          <fieldset>
            <legend className="font-medium">Draw</legend>
            <div className="mt-1.5 flex">
              {TOOLS.map((kind) => (
                <label
                  key={kind}
                  className="flex min-h-11 cursor-pointer items-center border border-edge px-3 text-base first-of-type:rounded-l-control last-of-type:rounded-r-control has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2"
                >
                  <input
                    type="radio"
                    name="shape-tool"
                    className="sr-only"
                    checked={tool === kind}
                    onChange={() => {
                      setTool(kind)
                      setCorners([])
                    }}
                  />
                  {TOOL_WORDS[kind]}
                </label>
              ))}
            </div>
          </fieldset>
          <Button aria-disabled={isFull} onClick={() => add(shapeInTheMiddle(tool))}>
            Add a shape
          </Button>
          <div className="flex">
            <Button look="quiet" className="px-3" aria-disabled={!history.canUndo} onClick={history.undo}>
              Undo
            </Button>
            <Button look="quiet" className="px-3" aria-disabled={!history.canRedo} onClick={history.redo}>
              Redo
            </Button>
          </div>
        </div>
        <div className="mt-4 grid gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="min-w-0 lg:sticky lg:top-0 lg:self-start">
            <ShapeCanvas
              reference={occluded.picture.reference}
              shapes={shapes}
              selected={selected}
              tool={tool}
              corners={corners}
              onCorners={setCorners}
              onFinish={finish}
              onSelect={history.select}
              onAdd={add}
              onShape={(number, shape, drag) => change(number, { shape }, drag)}
              onKey={pressed}
            />
            {corners.length > 0 ? (
              <div className="mt-2 flex flex-wrap gap-2">
                <Button aria-disabled={corners.length < 3} onClick={() => finish(corners)}>
                  Finish the polygon
                </Button>
                <Button look="quiet" onClick={() => setCorners([])}>
                  Cancel
                </Button>
              </div>
            ) : null}
            <p id="shape-keys" className="mt-2 text-quiet text-small">
              {tool === 'polygon' ? (
                <>
                  <span className="pointer-coarse:hidden">Click</span>
                  <span className="not-pointer-coarse:hidden">Tap</span> each corner, then finish the polygon.
                </>
              ) : (
                'Drag over what is to be hidden. Drag a shape to move it, a corner to resize it.'
              )}{' '}
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
                    onSelect={() => selected !== shape.number && history.select(shape.number)}
                    onChange={(part, about) => change(shape.number, part, about)}
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
