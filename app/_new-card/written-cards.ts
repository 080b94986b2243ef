import { deletions } from '@/lib/domain/cards/cloze'
import type { Weight } from '@/lib/domain/library'
import { hasShapes } from '@/lib/domain/occlusion/occluded-text'
import type { OwnCardForm } from '@/lib/services/facts/own-card-input'

/** The fields of a new card, everything as it was typed. */
export type NewCardFields = {
  readonly front: string
  readonly back: string
  readonly form: 'question' | 'typed' | 'reversed'
  readonly weight: Weight
  readonly topics: string
  readonly deck: string
  readonly source: string
}

export const BLANK: NewCardFields = {
  front: '',
  back: '',
  form: 'question',
  weight: 'should',
  topics: '',
  deck: '',
  source: '',
}

const isUntouched = ({ front, back }: NewCardFields): boolean => front.trim() === '' && back.trim() === ''

/** The cards that are being written; the last one is in the form, and never missing. */
export type WrittenCards = readonly [...NewCardFields[], NewCardFields]

/** With a card for a question on top: one that was begun with it, or a new one. What else was typed waits behind it. */
export function withFront(written: WrittenCards, front: string): WrittenCards {
  const [top, rest] = [topOf(written), written.slice(0, -1)]
  if (front === '' || top.front === front) return written
  const begun = written.find((card) => card.front === front)
  if (begun) return [...written.filter((card) => card !== begun), begun]
  const fresh = { ...top, front, back: '' }
  return isUntouched(top) ? [...rest, fresh] : [...written, fresh]
}

export const topOf = (written: WrittenCards): NewCardFields => written.at(-1) ?? BLANK

export const withTop = (written: WrittenCards, top: NewCardFields): WrittenCards => [...written.slice(0, -1), top]

/**
 * After the one in the form was saved: one that waits, or a blank one. That has the same topic, weight, deck and source,
 * as cards written one after the other mostly do.
 */
export function afterSaving(written: WrittenCards): WrittenCards {
  const [next, ...others] = written.slice(0, -1).reverse()
  return next ? [...others.reverse(), next] : [{ ...topOf(written), front: '', back: '' }]
}

const hasGap = (front: string): boolean => deletions(front).length > 0

/** What is missing before a card can be saved, by field; empty if nothing is. */
export function lacking({ front, back }: NewCardFields): { readonly front?: string; readonly back?: string } {
  if (front.trim() === '') return { front: 'Write a question, or a sentence with a gap.' }
  if (back.trim() !== '' && hasShapes(front))
    return { back: 'Clear the answer: what a shape hides is the answer of its card.' }
  return back.trim() === '' && !hasGap(front) ? { back: 'Write the answer, or hide words of the sentence above.' } : {}
}

/** What is sent to the server. */
export const cardToSend = (id: string, { topics, deck, source, ...card }: NewCardFields): OwnCardForm => ({
  id,
  ...card,
  topics: topics.split(topics.includes(';') ? ';' : ','),
  deck,
  source,
})

const KEPT_UNDER = 'aide-new-cards'

const isFields = (value: unknown): value is NewCardFields =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(BLANK).every(([name, text]) => typeof (value as Record<string, unknown>)[name] === typeof text) // edge

/** What an earlier page kept; a blank card if nothing or nothing that can be read. */
export function keptCards(): WrittenCards {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_UNDER) ?? '[]')
    const cards = Array.isArray(kept) ? kept.filter(isFields) : []
    return [...cards.slice(0, -1), cards.at(-1) ?? BLANK]
  } catch {
    return [BLANK]
  }
}

/** Keeps what is typed for the next page. A browser that stores nothing keeps it as long as this page. */
export function keepCards(written: WrittenCards): void {
  try {
    localStorage.setItem(KEPT_UNDER, JSON.stringify(written))
  } catch {
    // The page still has it.
  }
}
