'use client'

import { useEffect, useState } from 'react'
import { Select } from './field'
import { setTextSize, TEXT_SIZES, type TextSize, textSize } from './text-size'

const LABELS: Readonly<Record<TextSize, string>> = {
  small: 'Small',
  usual: 'Normal',
  large: 'Large',
  larger: 'Larger',
  largest: 'Largest',
}

/** The text size of sessions on this device. It is no part of the form: it holds at once, and on this device alone. */
export function TextSizeChoice() {
  const [size, setSize] = useState<TextSize | null>(null)
  useEffect(() => setSize(textSize()), [])
  return (
    <div
      className="mt-4 sm:w-1/2 sm:pr-2.5"
      onChange={(event) => {
        const chosen = TEXT_SIZES.find(
          (each) => event.target instanceof HTMLSelectElement && each === event.target.value,
        )
        if (chosen) setTextSize(chosen)
      }}
    >
      <Select
        key={size}
        label="Text size of cards, on this device"
        hint="Applies at once, without Save."
        defaultValue={size ?? 'usual'}
        options={TEXT_SIZES.map((value) => ({ value, label: LABELS[value] }))}
      />
    </div>
  )
}
