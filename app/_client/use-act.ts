import { useState, useTransition } from 'react'
import type { Result } from '@/lib/services/result'
import { resultOfServer } from './reach-server'

/**
 * Does things on the server, one at a time. `problem` is why the last one did not work, in words for a note beside it;
 * with `tell` it is told there too.
 */
export function useAct(tell?: (problem: string) => void) {
  const [isPending, startTransition] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const run = <Value>(act: () => Promise<Result<Value>>, then?: (value: Value) => void) =>
    startTransition(async () => {
      const result = await resultOfServer(act)
      setProblem(result.ok ? null : result.message)
      if (result.ok) then?.(result.value)
      else tell?.(result.message)
    })
  return { isPending, problem, run }
}
