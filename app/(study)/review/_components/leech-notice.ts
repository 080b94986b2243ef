import { toast } from '@/app/_ui/toast'
import { questionText } from '@/lib/domain/cards/sides'
import { counted } from '@/lib/domain/format/words'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import type { Memory } from '@/lib/domain/scheduling/memory'
import { shortened } from '@/lib/domain/shortened'

const MOST_CHARACTERS = 60

/** “Forgotten 8 times, now suspended: Who leads the CSTO?”: the next card is on screen by then. */
export const leechWords = (
  card: StudyCard,
  memory: Pick<Memory, 'lapses' | 'suspended'> | null | undefined,
): string => {
  const state = memory?.suspended ? ', now suspended' : ''
  return `Forgotten ${counted(memory?.lapses ?? 0, 'time')}${state}: ${shortened(questionText(card), MOST_CHARACTERS)}`
}

/** Says that an answer has made its card a leech, and offers to rewrite it. */
export const tellLeech = (
  card: StudyCard,
  memory: Memory | null | undefined,
  onEdit: (card: StudyCard) => void,
): void => toast(leechWords(card, memory), { label: 'Rewrite', run: () => onEdit(card) })
