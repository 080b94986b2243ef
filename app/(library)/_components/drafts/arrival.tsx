'use client'

import { use, useEffect } from 'react'
import type { DraftsOfArticle } from '@/lib/services/drafts/load-drafts'
import type { Result } from '@/lib/services/result'

type ArrivalProps = {
  readonly offered: Promise<Result<DraftsOfArticle>>
  readonly onArrive: (offered: Result<DraftsOfArticle>) => void
}

/** Waits for the drafts, which come after the text, and hands them on. Shows nothing. */
export function Arrival({ offered, onArrive }: ArrivalProps) {
  const result = use(offered)
  // biome-ignore lint/correctness/useExhaustiveDependencies: handed on once for each answer of the server
  useEffect(() => {
    onArrive(result)
  }, [result])
  return null
}
