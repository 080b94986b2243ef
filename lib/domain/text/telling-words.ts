/** Words that say how something is asked or told, and nothing of what it is about. */
const TELLING = new Set(
  [
    'who whom whose what which when where why how much many do does did is are was were be been being has have had',
    'will would could should can may might in on at to of by for from with and or but not as than then that this these',
    'those there here it its he she they his her their one some any all most more about around nearly almost over under',
    'into during since until between after before through under first also so such other both each only just very',
    'according writer author writes wrote says said argues argued notes noted photo picture later earlier month year',
    'years date time times call calls called name names named if while up out off own no',
  ].flatMap((line) => line.split(' ')),
)

/** Whether a word in lower case only says how something is asked or told. */
export const isTellingWord = (word: string): boolean => TELLING.has(word)
