import { useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '@/app/_ui/button'
import { Radio } from '@/app/_ui/checkbox'
import { classNames } from '@/app/_ui/class-names'
import { Dialog } from '@/app/_ui/dialog'
import { TextField } from '@/app/_ui/field'
import { type Box, insidePicture, type Point, placeOfShape } from '@/lib/domain/cards/shape'
import { counted } from '@/lib/domain/format/words'
import { IN_THE_MIDDLE, movedBy } from '@/lib/domain/occlusion/edit-shapes'
import { MOST_SHAPES, type NamedShape, type OccludedPicture } from '@/lib/domain/occlusion/occluded-text'
import { ShapeCanvas } from './shape-canvas'

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
                <Radio
                  key={mode.label}
                  name="shape-mode"
                  checked={hidesAlways === mode.value}
                  onChange={() => setHidesAlways(mode.value)}
                >
                  {mode.label} <span className="block text-quiet text-small">{mode.hint}</span>
                </Radio>
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

type ShapeFieldsProps = {
  readonly shape: NamedShape
  /** Counted from 1, as on the picture. */
  readonly at: number
  readonly isSelected: boolean
  readonly error: string | undefined
  readonly onSelect: () => void
  readonly onChange: (change: Partial<NamedShape>) => void
  readonly onRemove: () => void
}

/** What a shape hides, and where it is in numbers: everything that the pointer does on the picture, by keyboard. */
export function ShapeFields({ shape: named, at, isSelected, error, onSelect, onChange, onRemove }: ShapeFieldsProps) {
  const { shape, name, hint } = named
  const title = `Shape ${at}, ${placeOfShape(shape)}`
  return (
    <li data-shape={named.number} onFocus={onSelect}>
      <fieldset
        className={classNames('rounded-sheet border p-3', isSelected ? 'border-accent bg-paper' : 'border-rule')}
      >
        <legend className="-ml-1 px-1 font-medium text-label text-quiet">{title}</legend>
        <div className="flex items-end gap-2">
          <TextField
            label={`What shape ${at} hides`}
            value={name}
            error={error}
            onValue={(value) => onChange({ name: value })}
            className="min-w-0 flex-1"
          />
          <Button look="quiet" className="px-2" aria-label={`Delete shape ${at}`} onClick={onRemove}>
            Delete
          </Button>
        </div>
        <details>
          <summary className="min-h-11 cursor-pointer py-3 text-quiet text-small">Position, size and hint</summary>
          <Numbers shape={shape} at={at} onShape={(next) => onChange({ shape: next })} />
          <TextField
            label="Hint"
            hint="Optional. Shown with the question."
            value={hint ?? ''}
            onValue={(value) => onChange({ hint: value === '' ? null : value })}
            className="mt-3"
          />
        </details>
      </fieldset>
    </li>
  )
}

type NumbersProps = {
  readonly shape: Box
  readonly at: number
  readonly onShape: (shape: Box) => void
}

function Numbers({ shape, at, onShape }: NumbersProps) {
  const { x, y, width, height } = shape
  const box: Box = { x, y, width, height }
  const side = (label: string, key: keyof Box) => (
    <Percent
      label={label}
      name={`${label} of shape ${at}, in percent`}
      value={box[key]}
      onValue={(value) => onShape(insidePicture({ ...box, [key]: value }))}
    />
  )
  return (
    <div className="grid grid-cols-2 gap-2">
      {side('From left', 'x')}
      {side('From top', 'y')}
      {side('Width', 'width')}
      {side('Height', 'height')}
    </div>
  )
}

type PercentProps = {
  readonly label: string
  readonly name: string
  /** In ten-thousandths. */
  readonly value: number
  readonly onValue: (value: number) => void
}

/** A number that is typed stays as it is typed until the field is left, even if it had to be changed to fit. */
function Percent({ label, name, value, onValue }: PercentProps) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <label className="block min-w-0 text-small">
      <span className="block text-quiet">{label} %</span>
      <input
        type="number"
        inputMode="decimal"
        min={0}
        max={100}
        step={0.5}
        aria-label={name}
        value={typed ?? String(Math.round(value) / 100)}
        onChange={({ target }) => {
          setTyped(target.value)
          if (target.value !== '' && Number.isFinite(target.valueAsNumber)) onValue(target.valueAsNumber * 100)
        }}
        onBlur={() => setTyped(null)}
        className="min-h-11 w-full min-w-20 rounded-control border border-edge bg-sheet px-2 text-base hover:border-ink"
      />
    </label>
  )
}
