import { useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import { boxOf, type OcclusionShape, placeOfShape } from '@/lib/domain/cards/shape'
import { fittedTo, withCorner, withCornerAfter, withoutCorner } from '@/lib/domain/occlusion/edit-shapes'
import type { NamedShape } from '@/lib/domain/occlusion/occluded-text'
import { ControlLine } from '../controls'

const SHAPE_WORDS = { rect: 'rectangle', ellipse: 'ellipse', polygon: 'polygon' } as const

type ShapeFieldsProps = {
  readonly shape: NamedShape
  /** Counted from 1, as on the picture. */
  readonly at: number
  readonly isSelected: boolean
  readonly error: string | undefined
  readonly onSelect: () => void
  /** `about` says which of its fields it is. */
  readonly onChange: (change: Partial<NamedShape>, about: string) => void
  readonly onRemove: () => void
}

/** What a shape hides, and where it is in numbers: everything that the pointer does on the picture, by keyboard. */
export function ShapeFields({ shape: named, at, isSelected, error, onSelect, onChange, onRemove }: ShapeFieldsProps) {
  const { shape, name, hint } = named
  const title = `Shape ${at}, ${SHAPE_WORDS[shape.kind]}, ${placeOfShape(shape)}`
  return (
    <li data-shape={named.number} onFocus={onSelect}>
      <fieldset
        className={classNames('rounded-sheet border p-3', isSelected ? 'border-accent bg-paper' : 'border-rule')}
      >
        <legend className="-ml-1 px-1 font-medium text-label text-quiet">{title}</legend>
        <div className="flex items-end gap-2">
          <ControlLine
            label={`What shape ${at} hides`}
            value={name}
            error={error}
            onValue={(value) => onChange({ name: value }, 'name')}
            className="min-w-0 flex-1"
          />
          <Button look="quiet" className="px-2" aria-label={`Delete shape ${at}`} onClick={onRemove}>
            Delete
          </Button>
        </div>
        <details>
          <summary className="min-h-11 cursor-pointer py-3 text-quiet text-small">Position, size and hint</summary>
          <Numbers shape={shape} at={at} onShape={(next, about) => onChange({ shape: next }, about)} />
          <ControlLine
            label="Hint"
            hint="Optional. Shown with the question."
            value={hint ?? ''}
            onValue={(value) => onChange({ hint: value === '' ? null : value }, 'hint')}
            className="mt-3"
          />
        </details>
      </fieldset>
    </li>
  )
}

type NumbersProps = {
  readonly shape: OcclusionShape
  readonly at: number
  readonly onShape: (shape: OcclusionShape, about: string) => void
}

function Numbers({ shape, at, onShape }: NumbersProps) {
  const box = boxOf(shape)
  const side = (label: string, key: keyof typeof box) => (
    <Percent
      label={label}
      name={`${label} of shape ${at}, in percent`}
      value={box[key]}
      onValue={(value) => onShape(fittedTo(shape, { ...box, [key]: value }), key)}
    />
  )
  return (
    <>
      <div className="grid grid-cols-2 gap-2">
        {side('From left', 'x')}
        {side('From top', 'y')}
        {side('Width', 'width')}
        {side('Height', 'height')}
      </div>
      {shape.kind === 'polygon' ? (
        <ul className="mt-3 grid gap-2" aria-label={`Corners of shape ${at}`}>
          {shape.points.map((point, index) => {
            const corner = `corner ${index + 1} of shape ${at}`
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a corner is known by its place
              <li key={index} className="flex flex-wrap items-end gap-2">
                <Percent
                  label={`Corner ${index + 1}, left`}
                  name={`From left, ${corner}, in percent`}
                  value={point.x}
                  onValue={(x) => onShape(withCorner(shape, index, { ...point, x }), `${index} x`)}
                />
                <Percent
                  label="top"
                  name={`From top, ${corner}, in percent`}
                  value={point.y}
                  onValue={(y) => onShape(withCorner(shape, index, { ...point, y }), `${index} y`)}
                />
                <Button
                  look="quiet"
                  className="px-2 text-small"
                  aria-label={`Add a corner after ${corner}`}
                  onClick={() => onShape(withCornerAfter(shape, index), `after ${index} of ${shape.points.length}`)}
                >
                  Add
                </Button>
                <Button
                  look="quiet"
                  className="px-2 text-small"
                  aria-label={`Remove ${corner}`}
                  aria-disabled={shape.points.length <= 3}
                  onClick={() => onShape(withoutCorner(shape, index), `without ${index} of ${shape.points.length}`)}
                >
                  Remove
                </Button>
              </li>
            )
          })}
        </ul>
      ) : null}
    </>
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
  const input = useRef<HTMLInputElement>(null)
  return (
    <label className="block min-w-0 text-small">
      <span className="block text-quiet">{label} %</span>
      <input
        ref={input}
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
