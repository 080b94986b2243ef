'use client'

import { Select, TextField } from '@/app/_ui/field'
import { counted } from '@/lib/domain/format/words'
import type { FileDeck, ImportedDeck } from '@/lib/domain/imports/import-options'

export type DeckChoices = Readonly<Record<string, ImportedDeck>>

const AS_IT_IS: ImportedDeck = { to: null, withScheduling: true, isLeftOut: false }

const WAYS = [
  { value: 'all', label: 'Import with reviews' },
  { value: 'new', label: 'Import as new cards' },
  { value: 'none', label: 'Leave out' },
] as const

const wayOf = ({ withScheduling, isLeftOut }: ImportedDeck): (typeof WAYS)[number]['value'] =>
  isLeftOut ? 'none' : withScheduling ? 'all' : 'new'

const withWay = (choice: ImportedDeck, way: string): ImportedDeck => ({
  ...choice,
  withScheduling: way === 'all',
  isLeftOut: way === 'none',
})

type ImportDecksProps = {
  readonly decks: readonly FileDeck[]
  readonly choices: DeckChoices
  /** Whether the file can say when cards are due. */
  readonly hasSchedules: boolean
  readonly onChange: (choices: DeckChoices) => void
}

/** What becomes of each deck of a file. */
export function ImportDecks({ decks, choices, hasSchedules, onChange }: ImportDecksProps) {
  const ways = hasSchedules ? WAYS : [{ value: 'all', label: 'Import' }, WAYS[2]]
  return (
    <details>
      <summary>Choose for each deck</summary>
      <ul className="mt-3 grid gap-5">
        {decks.map(({ name, notes }) => {
          const choice = choices[name] ?? AS_IT_IS
          const choose = (changed: ImportedDeck) => onChange({ ...choices, [name]: changed })
          return (
            <li key={name}>
              <fieldset>
                <legend className="break-words font-medium">
                  {name} <span className="figures text-quiet text-small">{counted(notes, 'note')}</span>
                </legend>
                <div className="mt-2 grid gap-3 sm:grid-cols-2">
                  <Select
                    label="What to import"
                    defaultValue={wayOf(choice)}
                    options={ways}
                    onValue={(way) => choose(withWay(choice, way))}
                  />
                  {choice.isLeftOut ? null : (
                    <TextField
                      label="Into deck"
                      placeholder={name}
                      maxLength={200}
                      defaultValue={choice.to ?? ''}
                      onBlur={({ currentTarget }) => {
                        const to = currentTarget.value.trim() || null
                        if (to !== choice.to) choose({ ...choice, to })
                      }}
                    />
                  )}
                </div>
              </fieldset>
            </li>
          )
        })}
      </ul>
    </details>
  )
}
