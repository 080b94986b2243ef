import type { Instant, StudyDay } from '@/lib/domain/ids'
import type { Memory } from '@/lib/domain/scheduling/memory'

const days = (count: number): string => `${count} day${count === 1 ? '' : 's'}`

/** Where a card stands for its learner, in words: “New”, “Due today”, “Due in 3 days”, “Suspended”. */
export function cardStateWords(memory: Memory | null, day: StudyDay, now: Instant): string {
  if (memory?.suspended) return 'Suspended'
  if (memory === null || memory.state === 'new') return 'New'
  if (memory.buriedUntilDay !== null && memory.buriedUntilDay > day) {
    return `Buried for ${days(memory.buriedUntilDay - day)}`
  }
  if (memory.dueAt !== null) {
    const minutes = Math.ceil((memory.dueAt - now) / 60_000)
    return minutes > 0 ? `Learning, due in ${minutes} min` : 'Learning, due now'
  }
  const ahead = (memory.dueDay ?? day) - day
  if (ahead > 0) return `Due in ${days(ahead)}`
  return ahead === 0 ? 'Due today' : `Due for ${days(-ahead)}`
}
