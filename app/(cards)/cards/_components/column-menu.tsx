'use client'

import { useTransition } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { toast } from '@/app/_ui/toast'
import type { CardColumn } from '@/lib/domain/cards/card-columns'
import { saveCardColumnsAction } from '../actions'
import { CHOOSABLE, COLUMNS } from './columns'
import { Panel } from './panel'

/** Which columns the table has. Each choice is remembered at once. */
export function ColumnMenu({ columns }: { readonly columns: readonly CardColumn[] }) {
  const [isPending, startTransition] = useTransition()
  const choose = (column: CardColumn, isChosen: boolean) =>
    startTransition(async () => {
      const wanted = isChosen ? [...columns, column] : columns.filter((other) => other !== column)
      const result = await saveCardColumnsAction(wanted).catch(() => null)
      if (!result?.ok) toast(result?.message ?? UNCHANGED)
    })
  return (
    <Panel label="Columns">
      <fieldset aria-busy={isPending}>
        <legend className="font-medium">Columns</legend>
        <div className="mt-1 grid grid-cols-2">
          {CHOOSABLE.map((column) => (
            <label key={column} className="flex min-h-9 items-center gap-2">
              <input
                type="checkbox"
                checked={columns.includes(column)}
                onChange={(event) => choose(column, event.target.checked)}
                className="size-4 accent-ink"
              />
              {COLUMNS[column].label}
            </label>
          ))}
        </div>
      </fieldset>
    </Panel>
  )
}
