/** What the day offers for reading, as the reading list says it. */
export const readingDayWords = (minutes: number): string => {
  if (minutes === 0) return 'Your settings give no minutes of a day to reading, so nothing is proposed.'
  const words = minutes === 1 ? '1 minute a day is' : `${minutes} minutes a day are`
  return `${words} for reading. What finds no room comes back later; nothing is ever late.`
}
