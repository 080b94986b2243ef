import type { TagKind } from '../library'
import type { AnswerFilter } from './answer-kind'
import type { Period } from './true-retention'

/** Which cards figures are about. An article is named by its key, a deck by its name with everything nested in it. */
export type RetentionScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'article'; readonly name: string }
  | { readonly kind: 'deck'; readonly name: string }
  | { readonly kind: TagKind; readonly name: string }

/** What the figures of retention are limited to. */
export type RetentionFilter = AnswerFilter & { readonly period: Period; readonly scope: RetentionScope }

export const EVERYTHING: RetentionFilter = { period: 'all', scope: { kind: 'all' }, cards: null, answers: null }
