import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/checkbox'
import { counted } from '@/lib/domain/format/words'
import { type FileNoteType, likelySourceFields, type SourceFields } from '@/lib/domain/imports/import-options'
import { sourceFieldsWords } from '@/lib/domain/imports/import-words'

type ImportSourcesProps = {
  readonly noteTypes: readonly FileNoteType[]
  readonly chosen: SourceFields
  readonly onChange: (chosen: SourceFields) => void
}

/** Which fields of a package say where its notes come from: each card then shows it as its source. */
export function ImportSources({ noteTypes, chosen, onChange }: ImportSourcesProps) {
  const withFields = noteTypes.filter(({ fields }) => fields.length > 1)
  const likely = likelySourceFields(withFields)
  const isUsed = Object.values(chosen).some((names) => names.length > 0)
  const isOffered = Object.keys(likely).length > 0 && !isUsed
  const [isOpenAtFirst] = useState(isOffered || isUsed)
  if (withFields.length === 0) return null
  return (
    <details open={isOpenAtFirst}>
      <summary>Choose the field with the source</summary>
      <p className="mt-2 text-quiet text-small">
        Your cards then show it as their source. Web addresses become links. Without one, they say “No source”.
      </p>
      {isOffered ? (
        <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
          <span>Looks like a source: {sourceFieldsWords(likely)}.</span>
          <Button onClick={() => onChange({ ...chosen, ...likely })}>Use as source</Button>
        </p>
      ) : null}
      <ul className="mt-3 grid gap-4">
        {withFields.map(({ name, notes, fields }) => {
          const own = chosen[name] ?? []
          return (
            <li key={name}>
              <fieldset>
                <legend className="break-words font-medium">
                  {name} <span className="figures text-quiet text-small">{counted(notes, 'note')}</span>
                </legend>
                <ul className="mt-1 grid gap-x-6 sm:grid-cols-2">
                  {fields.map((field) => (
                    <li key={field.name} className="min-w-0">
                      <Checkbox
                        label={field.name}
                        hint={field.examples.join(' · ')}
                        isChecked={own.includes(field.name)}
                        onToggle={(isChosen) =>
                          onChange({
                            ...chosen,
                            // In the order of the note's fields, as they are joined.
                            [name]: fields
                              .map((one) => one.name)
                              .filter((one) => (one === field.name ? isChosen : own.includes(one))),
                          })
                        }
                      />
                    </li>
                  ))}
                </ul>
              </fieldset>
            </li>
          )
        })}
      </ul>
    </details>
  )
}
