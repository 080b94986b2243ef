import { useEffect, useState } from 'react'
import { outbox } from '@/app/_client/outbox'
import type { Today } from '@/lib/services/study/load-today'

const ADDRESS = '/api/v1/today'

const asked = async (): Promise<Today | null> => {
  // What was answered must have arrived before what comes next can be said.
  await outbox.flush()
  const response = await fetch(ADDRESS)
  return response.ok ? await response.json() : null
}

/**
 * What the page Today says once every answer has arrived. Null while it is not known; `unreachable` where the server
 * cannot be asked.
 */
export function useToday(): Today | 'unreachable' | null {
  const [today, setToday] = useState<Today | 'unreachable' | null>(null)
  useEffect(() => {
    let gone = false
    asked().then(
      (found) => !gone && setToday(found ?? 'unreachable'),
      () => !gone && setToday('unreachable'),
    )
    return () => {
      gone = true
    }
  }, [])
  return today
}
