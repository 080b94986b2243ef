import type { AudienceQuestion } from '@/lib/domain/briefing/briefing'
import type { FactId } from '@/lib/domain/ids'

/** A question while it is written; `key` stays the same while its words change. */
export type DraftQuestion = AudienceQuestion & { readonly key: number }

export type QuestionsAct =
  /** All of them in place of these. */
  | { readonly kind: 'restore'; readonly questions: readonly AudienceQuestion[] }
  | { readonly kind: 'add'; readonly question: AudienceQuestion }
  | { readonly kind: 'rename'; readonly key: number; readonly question: string }
  | { readonly kind: 'move'; readonly key: number; readonly by: -1 | 1 }
  | { readonly kind: 'remove'; readonly key: number }
  /** Under which question a fact stands; null for none. */
  | { readonly kind: 'assign'; readonly factId: FactId; readonly to: number | null }

export const questionsDraftOf = (questions: readonly AudienceQuestion[]): readonly DraftQuestion[] =>
  questions.map((question, key) => ({ ...question, key }))

const moved = (list: readonly DraftQuestion[], from: number, to: number): readonly DraftQuestion[] => {
  const [one, other] = [list[from], list[to]]
  if (!one || !other) return list
  return list.map((question, index) => (index === from ? other : index === to ? one : question))
}

/** The questions after an act. A fact stands under one question at most. */
export function withAct(list: readonly DraftQuestion[], act: QuestionsAct): readonly DraftQuestion[] {
  switch (act.kind) {
    case 'restore':
      return questionsDraftOf(act.questions)
    case 'add':
      return [...list, { ...act.question, key: Math.max(-1, ...list.map(({ key }) => key)) + 1 }]
    case 'rename':
      return list.map((one) => (one.key === act.key ? { ...one, question: act.question } : one))
    case 'move': {
      const from = list.findIndex(({ key }) => key === act.key)
      return moved(list, from, from + act.by)
    }
    case 'remove':
      return list.filter(({ key }) => key !== act.key)
    case 'assign':
      return list.map((one) => {
        const without = one.factIds.filter((id) => id !== act.factId)
        if (one.key === act.to)
          return one.factIds.includes(act.factId) ? one : { ...one, factIds: [...without, act.factId] }
        return without.length === one.factIds.length ? one : { ...one, factIds: without }
      })
  }
}
