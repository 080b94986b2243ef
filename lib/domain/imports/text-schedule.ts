/** When a card is due in another program, which keeps no reviews. */
export type TextSchedule = {
  /** Days since 1970 of the calendar. */
  readonly dueDay: number
  readonly intervalDays: number
  /** The factor by which intervals grow, such as 2.5; null if it is not known. */
  readonly ease: number | null
}
