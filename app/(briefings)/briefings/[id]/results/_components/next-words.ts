import { dateStyle } from '@/app/_ui/date-style'
import { counted, dayWords, dayWordsWithYear } from '@/lib/domain/format/words'
import type { RehearsalResults } from '@/lib/services/rehearsal/load-results'

type Asked = Pick<RehearsalResults, 'nextDay' | 'nextDate' | 'today'> & {
  readonly rehearsal: Pick<RehearsalResults['rehearsal'], 'startedAt'>
  readonly questions: readonly Pick<RehearsalResults['questions'][number], 'misses'>[]
}

/**
 * What to do first: the cards that come again today, as the briefing's page says; else what is planned for today; else
 * the misses, which changes no due date; null where nothing is left.
 */
export const firstStep = ({
  today,
  questions,
}: Pick<Asked, 'today' | 'questions'>): 'steps' | 'part' | 'missed' | null => {
  if (today !== null && today.planned > 0) return 'part'
  if (today !== null && today.inSteps > 0) return 'steps'
  return questions.some(({ misses }) => misses > 0) ? 'missed' : null
}

/** What to do after a rehearsal, as its first button does it, and when to rehearse again. */
export const nextWords = (results: Asked): string => {
  const { nextDay, nextDate, rehearsal, today, questions } = results
  const step = firstStep(results)
  const inSteps = today?.inSteps ?? 0
  const come =
    inSteps === 0
      ? ''
      : `${counted(inSteps, 'card')} of this briefing ${inSteps === 1 ? 'comes' : 'come'} up again today`
  const first =
    step === 'part'
      ? `Study today’s part${come === '' ? '' : `: ${come}`}.`
      : step === 'steps'
        ? `${come}.`
        : step === 'missed'
          ? 'Review the missed facts: this changes no due dates.'
          : null
  if (nextDay === null) {
    const last = questions.some(({ misses }) => misses > 0)
      ? 'That was the last-day rehearsal.'
      : 'That was the last-day rehearsal, and you missed nothing.'
    return `${last}${first === null ? '' : ` ${first}`} Take the crib sheet with you.`
  }
  const year = nextDate?.slice(0, 4) ?? ''
  const isThisYear = year === new Date(rehearsal.startedAt).toISOString().slice(0, 4)
  const then = `ehearse again on ${(isThisYear ? dayWords : dayWordsWithYear)(nextDay, dateStyle())}.`
  return first === null ? `R${then}` : `${first} Then r${then}`
}
