/** What the day offers for reading, as the reading list says it. */
export const readingDayWords = (minutes: number): string => {
  if (minutes === 0) return 'Your settings set aside no time for reading, so nothing is suggested.'
  const words = minutes === 1 ? '1 minute' : `${minutes} minutes`
  return `${words} per day for reading. Anything that doesn’t fit is rescheduled.`
}
