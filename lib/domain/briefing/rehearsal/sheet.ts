import type { DateStyle } from '../../format/date-style'
import type { Instant, SettingsId } from '../../ids'
import type { StudyCard } from '../../queue/study-card'
import type { RehearsalItem } from '../briefing'
import type { RehearsalAnswer } from './progress'

/** A question with everything that asking it needs. */
export type RehearsalQuestion = {
  readonly item: RehearsalItem
  readonly card: Omit<StudyCard, 'memory' | 'change'>
  /** Shown with the question where the item is hinted, otherwise null. */
  readonly hint: string | null
}

/** A rehearsal as it is handed to the browser, the terminal or another program: plain data. */
export type RehearsalSheet = {
  readonly id: string
  readonly briefing: { readonly id: string; readonly title: string; readonly at: Instant }
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  readonly minutes: number
  /** In the order in which they are asked. A question whose card is gone from the library is left out. */
  readonly questions: readonly RehearsalQuestion[]
  /** What was answered before: the rehearsal goes on from there. */
  readonly answers: readonly RehearsalAnswer[]
  readonly settingsId: SettingsId
  /** Those of cards whose preset is not the default one. */
  readonly settingsIds?: Readonly<Record<string, SettingsId>>
  /** Whether kind, date and article are shown above a question; if not, they come with its answer. */
  readonly contextLine: boolean
  readonly dates: DateStyle
}
