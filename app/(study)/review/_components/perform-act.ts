import { hasMore } from '@/app/_ui/answer-side'
import { flagOfKey } from '@/app/_ui/flag-key'
import { closeToast, toast } from '@/app/_ui/toast'
import { isTypedOut } from '@/lib/domain/grading/typable'
import type { KeyAct } from '@/lib/domain/keys/key-acts'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { cardUp } from '@/lib/domain/session/review-session'
import type { Scene } from './scene'

/** What is said of a card that leaves the session without an answer; Undo brings it back. */
const ASIDE = {
  bury: { card: 'Card buried until tomorrow', fact: 'All cards of this fact buried until tomorrow' },
  suspend: { card: 'Card suspended', fact: 'All cards of this fact suspended' },
} as const

/** A typed card is shown through its form, which knows what was typed. */
function sendForm(id: string) {
  const form = document.getElementById(id)
  if (form instanceof HTMLFormElement) form.requestSubmit()
}

/** Does what a key or the menu asks for. */
export function performAct(act: KeyAct, event: KeyboardEvent | undefined, scene: Scene) {
  const { session, acts, beside, setBeside, setDialog } = scene
  const { side, turn } = session
  const card = cardUp(session)
  const grade = (rating: Rating) => {
    if (!session.study.rehearsal) return acts.send({ kind: 'grade', rating })
    if (side.kind !== 'answer') {
      const isToType = card !== null && isTypedOut(card) && side.kind === 'question'
      return rating === 4 || isToType ? undefined : acts.mark(rating)
    }
    // The digit that marked, struck twice, is no grade; another one is.
    const isSecond = rating === side.confidence && event !== undefined && scene.isUnseen(event)
    return isSecond ? undefined : acts.send({ kind: 'grade', rating })
  }
  const putAside = (kind: 'bury' | 'suspend', reach: 'card' | 'fact') => {
    if (!card) return
    acts.send({ kind, reach })
    toast(ASIDE[kind][reach])
  }
  switch (act) {
    case 'primary':
      if (side.kind === 'answer')
        return event && scene.isUnseen(event) ? undefined : acts.send({ kind: 'grade', rating: side.proposed })
      if (card && isTypedOut(card)) return sendForm(scene.formId)
      return session.study.rehearsal ? undefined : acts.show(null)
    case 'again':
      return grade(1)
    case 'hard':
      return grade(2)
    case 'good':
      return grade(3)
    case 'easy':
      return grade(4)
    case 'undo':
      for (const words of Object.values(ASIDE)) Object.values(words).forEach(closeToast)
      return acts.undo()
    case 'edit':
      return scene.setEditing(card)
    case 'bury-card':
      return putAside('bury', 'card')
    case 'bury-fact':
      return putAside('bury', 'fact')
    case 'suspend-card':
      return putAside('suspend', 'card')
    case 'suspend-fact':
      return putAside('suspend', 'fact')
    case 'mark':
      return acts.send({ kind: 'mark' })
    case 'flag': {
      const flag = event && flagOfKey(event)
      if (flag != null) return acts.send({ kind: 'flag', flag })
      return card ? setDialog('flag') : undefined
    }
    case 'delete':
      return card ? setDialog('delete') : undefined
    case 'details':
      return setBeside((old) => ({ ...old, detailsSince: old.detailsSince === null ? turn : null }))
    case 'paragraph':
      if (side.kind !== 'answer' || !card) return
      if (!hasMore(card, beside.comparedOfTurn === turn)) return toast('The passage is the whole paragraph.')
      return setBeside((old) => ({ ...old, wholeOfTurn: old.wholeOfTurn === turn ? null : turn }))
    case 'hint':
      return setBeside((old) => ({ ...old, hintOfTurn: turn }))
    case 'replay':
      if (!card) return
      return void import('@/app/_ui/play-or-read')
        .then((part) => part.playOrRead(card, side.kind === 'answer'))
        .catch(() => undefined)
    case 'compare':
      return setBeside((old) => ({ ...old, comparedOfTurn: old.comparedOfTurn === turn ? null : turn }))
    case 'focus':
      return scene.setFocused((old) => !old)
    case 'larger-text':
    case 'smaller-text':
      return void import('@/app/_ui/text-size')
        .then((part) => part.changeTextSize(act === 'larger-text' ? 1 : -1))
        .catch(() => undefined)
    case 'help':
      return setDialog('help')
    default:
    // What is done on other pages.
  }
}
