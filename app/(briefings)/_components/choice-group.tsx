import { useId } from 'react'
import { counted } from '@/lib/domain/format/words'

type Option = { readonly value: string; readonly label: string; readonly facts: number }

type ChoiceGroupProps = {
  readonly title: string
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  /** Words in lower case; only options with them are shown, and the group opens. */
  readonly filter: string
  readonly isOpen: boolean
  /** Names with “::” stand below the one that they are part of. */
  readonly isNested: boolean
  readonly onToggle: (value: string) => void
}

/** Articles, topics or names to choose from, under one heading that says how many are chosen. */
export function ChoiceGroup({ title, options, chosen, filter, isOpen, isNested, onToggle }: ChoiceGroupProps) {
  const id = useId()
  // What was chosen and is no longer there, a removed article say, can still be taken out.
  const lost = chosen.filter((value) => !options.some((option) => option.value === value))
  const all = [...options, ...lost.map((value) => ({ value, label: `${value} (no longer in the library)`, facts: 0 }))]
  const shown = filter === '' ? all : all.filter(({ label }) => label.toLowerCase().includes(filter))
  if (all.length === 0 || (filter !== '' && shown.length === 0)) return null
  return (
    <details open={isOpen || filter !== '' || lost.length > 0} className="group border-rule border-b">
      <summary className="flex min-h-11 list-none items-center justify-between gap-4 py-2 hover:text-ink [&::-webkit-details-marker]:hidden">
        <span className="font-medium">{title}</span>
        <span className="text-label text-quiet">{chosen.length > 0 ? `${chosen.length} chosen` : `${all.length}`}</span>
      </summary>
      <ul className="max-h-80 overflow-y-auto pb-3">
        {shown.map(({ value, label, facts }, index) => (
          <li key={value} className="flex min-h-11 items-center gap-3">
            <input
              id={`${id}-${index}`}
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) => {
                event.stopPropagation()
                onToggle(value)
              }}
              className="size-5 shrink-0 accent-accent"
            />
            <label htmlFor={`${id}-${index}`} className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-4 py-2">
              <span
                className="min-w-0 break-words"
                style={isNested ? { paddingInlineStart: `${label.split('::').length - 1}rem` } : undefined}
              >
                {label}
              </span>
              <span className="figures shrink-0 text-label text-quiet">{counted(facts, 'fact')}</span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}
