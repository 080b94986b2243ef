import { Badge } from '@/app/_ui/badge'
import { FlagMark } from '@/app/_ui/flag-mark'
import { type StudyCard, settingsOfCard } from '@/lib/domain/queue/study-card'
import { isLeech } from '@/lib/domain/scheduling/leech'
import type { Memory } from '@/lib/domain/scheduling/memory'
import type { ReviewSession } from '@/lib/domain/session/review-session'

type CardMarksProps = {
  readonly card: StudyCard
  readonly memory: Memory
  readonly study: ReviewSession['study']
}

/** What a card is marked with beside its context: its flag, and that it is a leech. */
export function CardMarks({ card, memory: { flag, lapses, clearedLapses }, study }: CardMarksProps) {
  const { leechThreshold } = settingsOfCard(study, card).scheduling
  return (
    <>
      {flag > 0 ? <FlagMark flag={flag} /> : null}
      {isLeech(lapses, leechThreshold, clearedLapses) ? <Badge look="warn">leech</Badge> : null}
    </>
  )
}
