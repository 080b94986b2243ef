import { useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import { TextField } from '@/app/_ui/field'
import { type Box, insidePicture, placeOfShape } from '@/lib/domain/cards/shape'
import type { NamedShape } from '@/lib/domain/occlusion/occluded-text'

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
