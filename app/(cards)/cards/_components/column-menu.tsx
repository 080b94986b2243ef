'use client'

import { useOptimistic, useTransition } from 'react'
import { resultOfServer } from '@/app/_client/reach-server'
import { toast } from '@/app/_ui/toast'
import type { CardColumn } from '@/lib/domain/cards/card-columns'
import { saveCardColumnsAction } from '../actions'
import { CHOOSABLE, COLUMNS } from './columns'
import { Panel } from './panel'

/** Which columns the table has; each choice is remembered at once. A phone has the same three for everybody. */
export function ColumnMenu({ columns }: { readonly columns: readonly CardColumn[] }) {
  const [isPending, startTransition] = useTransition()
  const [shown, setShown] = useOptimistic(columns)
  const choose = (column: CardColumn, isChosen: boolean) =>
    startTransition(async () => {
      const wanted = isChosen ? [...shown, column] : shown.filter((other) => other !== column)
      setShown(wanted)
      const result = await resultOfServer(() => saveCardColumnsAction(wanted))
      if (!result.ok) toast(result.message)
    })
  return (
    <div className="max-sm:hidden">
      <Panel label="Columns">
        <fieldset aria-busy={isPending}>
          <legend className="font-medium">Columns</legend>
          <div className="mt-1 grid grid-cols-2">
            {CHOOSABLE.map((column) => (
              <label key={column} className="flex min-h-9 items-center gap-2">
                <input
                  type="checkbox"
                  checked={shown.includes(column)}
                  onChange={(event) => choose(column, event.target.checked)}
                  className="size-4 accent-ink"
                />
                {COLUMNS[column].label}
              </label>
            ))}
          </div>
        </fieldset>
      </Panel>
    </div>
  )
}
