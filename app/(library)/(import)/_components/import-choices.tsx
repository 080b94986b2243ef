'use client'

import { Suspense, useState, useTransition } from 'react'
import { ActButton } from '@/app/_client/act-button'
import { whenLoaded } from '@/app/_client/lazy-part'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/checkbox'
import { Select, TextField } from '@/app/_ui/field'
import { counted } from '@/lib/domain/format/words'
import {
  type FileDeck,
  type FileNoteType,
  type ImportedDeck,
  type ImportOptions,
  likelySourceFields,
  type SourceFields,
  type Winner,
} from '@/lib/domain/imports/import-options'
import type { ImportReport } from '@/lib/domain/imports/import-report'
import { sourceFieldsWords } from '@/lib/domain/imports/import-words'
import type { ColumnRole, Markup, TextPreview } from '@/lib/domain/imports/text-preview'
import { failed, type Result } from '@/lib/services/result'
import { confirmImport, planImport, readImportAgain, stopImport } from '../import-actions'

/** What draws cards is heavy, and only packages have them here. */
const ImportSamples = whenLoaded(() => import('./import-samples').then((part) => part.ImportSamples))

type ImportChoicesProps = {
  readonly fileName: string
  readonly options: ImportOptions
  readonly report: ImportReport
  /** Whether the file can say when cards are due. */
  readonly hasSchedules: boolean
  /** Whether its cards can go into another deck. */
  readonly hasDecks: boolean
  /** The decks of the file. */
  readonly decks: readonly FileDeck[]
  /** The note types of a package. */
  readonly noteTypes: readonly FileNoteType[]
}

/** Choices as the action takes them: an empty name is that of the file. */
const sent = (choices: DeckChoices) =>
  Object.fromEntries(Object.entries(choices).map(([name, choice]) => [name, { ...choice, to: choice.to ?? '' }]))

/** Lists as the action takes them, which may change its own. */
const asSent = (fields: SourceFields) =>
  Object.fromEntries(Object.entries(fields).map(([type, names]) => [type, [...names]]))

/** What a blank name of a deck means: a file without decks goes into one that is called as it is. */
const blankWords = (fileName: string, decks: readonly FileDeck[]): string => {
  const [only] = decks
  return decks.length === 1 && only && fileName.startsWith(`${only.name}.`)
    ? `Leave blank for “${only.name}”, the file’s name.`
    : 'Leave blank to keep the file’s decks.'
}

const SIDES = [
  { value: 'here', label: 'Keep what I wrote here' },
  { value: 'file', label: 'Take what the file says' },
] as const

/** How a file is imported, and the buttons that do it or give it up. */
export function ImportChoices({
  fileName,
  options,
  report,
  hasSchedules,
  hasDecks,
  decks,
  noteTypes,
}: ImportChoicesProps) {
  const [withScheduling, setWithScheduling] = useState(options.withScheduling)
  const [deck, setDeck] = useState(options.deck ?? '')
  const [choices, setChoices] = useState<DeckChoices>(options.decks ?? {})
  const [winner, setWinner] = useState<Winner>(options.winner ?? 'here')
  // A type that is missing has the fields that were chosen when its notes came in before.
  const [sources, setSources] = useState<SourceFields>({ ...report.sources?.fields, ...options.sourceFields })
  const [isPlanning, startPlanning] = useTransition()
  const all = { withScheduling, deck, decks: sent(choices), winner, sourceFields: asSent(sources) }
  const plan = (changed: Partial<typeof all>) =>
    startPlanning(async () => {
      await planImport({ ...all, ...changed }).catch(() => failed('storage', ''))
    })
  const isNothing = report.notes.new + report.notes.changed + report.reviews === 0
  const confirm = async (): Promise<Result<null>> => {
    const planned = await planImport(all)
    return planned.ok ? await confirmImport() : planned
  }
  return (
    <div className="grid gap-5">
      <Suspense>{noteTypes.length > 0 ? <ImportSamples noteTypes={noteTypes} sources={sources} /> : null}</Suspense>
      {hasSchedules ? (
        <Checkbox
          label="Import reviews and scheduling"
          hint="If off, all cards are imported as new."
          defaultChecked={withScheduling}
          onToggle={(checked) => {
            setWithScheduling(checked)
            plan({ withScheduling: checked })
          }}
        />
      ) : null}
      {hasDecks ? (
        <TextField label="Deck" hint={blankWords(fileName, decks)} maxLength={200} value={deck} onValue={setDeck} />
      ) : null}
      {hasDecks && decks.length > 1 && deck.trim() === '' ? (
        <ImportDecks
          decks={decks}
          choices={choices}
          hasSchedules={hasSchedules && withScheduling}
          onChange={(changed) => {
            setChoices(changed)
            plan({ decks: sent(changed) })
          }}
        />
      ) : null}
      {noteTypes.length > 0 ? (
        <ImportSources
          noteTypes={noteTypes}
          chosen={sources}
          onChange={(changed) => {
            setSources(changed)
            plan({ sourceFields: asSent(changed) })
          }}
        />
      ) : null}
      {hasDecks && report.notes.changed + report.notes.same > 0 ? (
        <Select
          label="If a note was edited here and also changed in the file"
          defaultValue={winner}
          options={SIDES}
          onValue={(side) => {
            setWinner(side)
            plan({ winner: side })
          }}
        />
      ) : null}
      {isNothing ? <p role="status">There is nothing new to import.</p> : null}
      <div className="flex flex-wrap gap-3">
        {isNothing || isPlanning ? null : (
          <ActButton act={confirm} look="primary" doing="Starting …">
            Import
          </ActButton>
        )}
        <ActButton act={stopImport} doing="Cancelling …">
          Cancel
        </ActButton>
      </div>
    </div>
  )
}

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

type Choice<Value extends string = string> = { readonly value: Value; readonly label: string }

/** What can be chosen; the words come with the page, not with its script. */
type TableChoicesOffered = {
  readonly roles: readonly Choice<ColumnRole>[]
  readonly markups: readonly Choice<Markup>[]
  readonly encodings: readonly Choice[]
}

type TableProps = {
  readonly table: NonNullable<TextPreview['table']>
  readonly encoding: string
  readonly offered: TableChoicesOffered
}

/** What the columns of a table are, as it was guessed; each can be set, and the file is then read again. */
export function TableChoices({ table, encoding, offered }: TableProps) {
  const [columns, setColumns] = useState<readonly ColumnRole[]>(table.columns.map(({ role }) => role))
  const [markup, setMarkup] = useState<Markup>(table.markup)
  const [hasHeader, setHasHeader] = useState(table.hasHeader)
  const [chosenEncoding, setEncoding] = useState(encoding)
  const again = () =>
    readImportAgain({ columns: [...columns], markup, hasHeader, encoding: chosenEncoding, separator: table.separator })
  return (
    <details>
      <summary>Columns and encoding</summary>
      <div className="mt-3 grid gap-4">
        {table.columns.map(({ name, role, examples }, at) => (
          <Select
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name that is sure to be their own
            key={at}
            label={`Column ${at + 1}${name === null || name.trim() === '' ? '' : `: ${name}`}`}
            hint={examples.length === 0 ? 'Empty in the first rows.' : examples.join(' · ')}
            defaultValue={role}
            options={offered.roles}
            onValue={(chosen) => setColumns(columns.map((one, other) => (other === at ? chosen : one)))}
          />
        ))}
        <Checkbox label="First row contains column names" defaultChecked={hasHeader} onToggle={setHasHeader} />
        <Select label="Text format" defaultValue={markup} options={offered.markups} onValue={setMarkup} />
        <Select
          label="Encoding"
          hint="If accented letters look wrong above, choose another encoding."
          defaultValue={encoding}
          options={offered.encodings}
          onValue={setEncoding}
        />
        <ActButton act={again} doing="Reading …">
          Read the file again
        </ActButton>
      </div>
    </details>
  )
}
