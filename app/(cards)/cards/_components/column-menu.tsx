'use client'

import { useOptimistic, useTransition } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { toast } from '@/app/_ui/toast'
import { type CardColumn, MOST_PHONE_COLUMNS } from '@/lib/domain/cards/card-columns'
import { saveCardColumnsAction, savePhoneColumnsAction } from '../actions'
import { CHOOSABLE, COLUMNS } from './columns'
import { Panel } from './panel'

type ColumnMenuProps = {
  readonly columns: readonly CardColumn[]
  /** What a row shows below the question on a phone. */
  readonly onPhone: readonly CardColumn[]
}

/** Which columns the table has; on a phone, what a row shows below the question. Each choice is remembered at once. */
export function ColumnMenu({ columns, onPhone }: ColumnMenuProps) {
  return (
    <Panel label="Columns">
      <div className="max-sm:hidden">
        <Choices legend="Columns" chosen={columns} save={saveCardColumnsAction} />
      </div>
      <div className="sm:hidden">
        <Choices
          legend={`Below the question (at most ${MOST_PHONE_COLUMNS})`}
          chosen={onPhone}
          most={MOST_PHONE_COLUMNS}
          save={savePhoneColumnsAction}
        />
      </div>
    </Panel>
  )
}

type ChoicesProps = {
  readonly legend: string
  readonly chosen: readonly CardColumn[]
  readonly most?: number
  readonly save: typeof saveCardColumnsAction
}

function Choices({ legend, chosen, most, save }: ChoicesProps) {
  const [isPending, startTransition] = useTransition()
  const [shown, setShown] = useOptimistic(chosen)
  const isFull = most !== undefined && shown.length >= most
  const choose = (column: CardColumn, isChosen: boolean) =>
    startTransition(async () => {
      const wanted = isChosen ? [...shown, column] : shown.filter((other) => other !== column)
      setShown(wanted)
      const result = await save(wanted).catch(() => null)
      if (!result?.ok) toast(result?.message ?? UNCHANGED)
    })
  return (
    <fieldset aria-busy={isPending}>
      <legend className="font-medium">{legend}</legend>
      <div className="mt-1 grid grid-cols-2">
        {CHOOSABLE.map((column) => (
          <label key={column} className="flex min-h-11 items-center gap-2 has-disabled:text-quiet sm:min-h-9">
            <input
              type="checkbox"
              checked={shown.includes(column)}
              disabled={isFull && !shown.includes(column)}
              onChange={(event) => choose(column, event.target.checked)}
              className="size-4 accent-ink"
            />
            {COLUMNS[column].label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
