'use client'

import { useState, useTransition } from 'react'
import { Checkbox } from '@/app/_ui/checkbox'
import { Field } from '@/app/_ui/field'
import type { ImportReport } from '@/lib/domain/imports/import-report'
import { failed, type Result } from '@/lib/services/result'
import { confirmImport, planImport, stopImport } from '../import-actions'
import { ImportButton } from './import-button'

type ImportChoicesProps = {
  readonly options: { readonly withScheduling: boolean; readonly deck: string | null }
  readonly report: ImportReport
  /** Whether the file can say when cards are due. */
  readonly hasSchedules: boolean
  /** Whether its cards can go into another deck. */
  readonly hasDecks: boolean
}

/** How a file is imported, and the buttons that do it or give it up. */
export function ImportChoices({ options, report, hasSchedules, hasDecks }: ImportChoicesProps) {
  const [withScheduling, setWithScheduling] = useState(options.withScheduling)
  const [deck, setDeck] = useState(options.deck ?? '')
  const [isPlanning, startPlanning] = useTransition()
  const plan = (choices: { readonly withScheduling: boolean; readonly deck: string }) =>
    startPlanning(async () => {
      await planImport(choices).catch(() => failed('storage', ''))
    })
  const isNothing = report.notes.new + report.notes.changed + report.reviews === 0
  const confirm = async (): Promise<Result<null>> => {
    const planned = await planImport({ withScheduling, deck })
    return planned.ok ? await confirmImport() : planned
  }
  return (
    <div className="grid gap-5">
      {hasSchedules ? (
        <Checkbox
          label="With reviews and scheduling"
          hint="Otherwise all cards are new."
          defaultChecked={withScheduling}
          onToggle={(checked) => {
            setWithScheduling(checked)
            plan({ withScheduling: checked, deck })
          }}
        />
      ) : null}
      {hasDecks ? (
        <Field label="Deck" hint="Leave it empty to keep the decks of the file.">
          {(control) => (
            <input
              {...control}
              type="text"
              maxLength={200}
              value={deck}
              onChange={({ target }) => setDeck(target.value)}
              className="min-h-11 w-full rounded-control border border-edge bg-sheet px-3"
            />
          )}
        </Field>
      ) : null}
      {isNothing ? <p role="status">There is nothing new to import.</p> : null}
      <div className="flex flex-wrap gap-3">
        {isNothing || isPlanning ? null : (
          <ImportButton act={confirm} look="primary" doing="Starting …">
            Import
          </ImportButton>
        )}
        <ImportButton act={stopImport} doing="Closing …">
          Cancel
        </ImportButton>
      </div>
    </div>
  )
}
