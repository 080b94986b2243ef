'use client'

import { Suspense, useState, useTransition } from 'react'
import { ActButton } from '@/app/_client/act-button'
import { whenLoaded } from '@/app/_client/when-loaded'
import { Checkbox } from '@/app/_ui/checkbox'
import { Select, TextField } from '@/app/_ui/field'
import type { FileDeck, FileNoteType, ImportOptions, SourceFields, Winner } from '@/lib/domain/imports/import-options'
import type { ImportReport } from '@/lib/domain/imports/import-report'
import { failed, type Result } from '@/lib/services/result'
import { confirmImport, planImport, stopImport } from '../import-actions'
import { type DeckChoices, ImportDecks } from './import-decks'

/** What only packages have is loaded with the first one. */
const ImportSamples = whenLoaded(() => import('./import-samples').then((part) => part.ImportSamples), { tell: true })
const ImportSources = whenLoaded(() => import('./import-sources').then((part) => part.ImportSources), { tell: true })

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
      <Suspense>
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
      </Suspense>
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
