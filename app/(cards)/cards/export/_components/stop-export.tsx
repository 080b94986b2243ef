'use client'

import { useState, useTransition } from 'react'
import { reachServer, UNCHANGED } from '@/app/_client/reach-server'
import { stopExportAction } from '@/app/_export/actions'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { failed, type Result } from '@/lib/services/result'

/** Stops an export, or discards its file. */
export function StopExport({ doing, children }: { readonly doing: string; readonly children: string }) {
  const [isPending, startTransition] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const press = () =>
    startTransition(async () => {
      const result = await reachServer<Result<null>, Result<null>>(stopExportAction, () => failed('storage', UNCHANGED))
      setProblem(result.ok ? null : result.message)
    })
  return (
    <div>
      <Button onClick={press} disabled={isPending}>
        {isPending ? doing : children}
      </Button>
      {problem !== null && !isPending ? (
        <div className="mt-3">
          <ErrorNote title={problem} />
        </div>
      ) : null}
    </div>
  )
}
