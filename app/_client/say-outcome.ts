import { toast } from '@/app/_ui/toast'
import type { Result } from '@/lib/services/result'
import { UNCHANGED } from './reach-server'

/**
 * Waits for an action of the server and says in a toast what came of it, with the way to take it back; `words` of null
 * say nothing of a success. @returns whether it was done
 */
export async function sayOutcome<T>(
  acting: Promise<Result<T>>,
  words: ((value: T) => string) | string | null,
  undo: ((value: T) => (() => unknown) | null) | null = null,
): Promise<boolean> {
  const result = await acting.catch(() => null)
  if (!result?.ok) {
    toast(result?.message ?? UNCHANGED)
    return false
  }
  const run = undo?.(result.value)
  const said = typeof words === 'function' ? words(result.value) : words
  if (said !== null) toast(said, run ? { label: 'Undo', run: () => void run() } : undefined)
  return true
}
