'use client'

import { UNCHANGED } from '@/app/_client/reach-server'
import { useFormAction } from '@/app/_client/use-form-action'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { failed, type Result } from '@/lib/services/result'
import { startExportAction } from './actions'
import { ExportFields, type ExportFieldsProps } from './export-fields'

type ExportFormProps = Pick<ExportFieldsProps, 'ofPackages'> & {
  /** The filters of Cards, as in its address; all cards without any. */
  readonly query?: string
}

const unsent = (): Result<null> => failed('storage', UNCHANGED)

/** Exports the cards that filters find; a page of its own shows the progress. */
export function ExportForm({ query = '', ...known }: ExportFormProps) {
  const { state, isPending, form } = useFormAction<Result<null> | null>(startExportAction, null, unsent)
  return (
    <form {...form} className="grid gap-4">
      {state === null || state.ok || isPending ? null : <ErrorNote title={state.message} />}
      <input type="hidden" name="query" value={query} />
      <ExportFields
        {...known}
        selection={{ kind: 'all', query, except: [] }}
        actions={
          <div>
            <Button type="submit" aria-disabled={isPending}>
              {isPending ? 'Exporting …' : 'Export'}
            </Button>
          </div>
        }
      />
    </form>
  )
}
