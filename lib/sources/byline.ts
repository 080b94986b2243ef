import { knownName } from '../domain/finder/names/gazetteer'
import { GIVEN_NAMES } from '../domain/finder/words/en/given-names'
import { isOutletName } from './head/outlets'

/** Words that stand in a name though they begin small. */
const PARTICLES = new Set('de da di del della van von der den la le el al bin bint ibn dos du ten zu y ben'.split(' '))
const ROLE =
  /\b(?:fellow|editor|editorial|reporter|reporters|correspondent|correspondents|staff|analyst|professor|director|contributor|contributors|writer|writers|updated|published|columnist|researcher|lecturer|university|institute|newspaper|review|agenc(?:y|ies)|bureau|desk|team)\b/i
/** Jan, April, May, June and August are names of people too. */
const CALENDAR =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|July|September|October|November|December)$/
const LONGEST_NAME = 60
const MOST_WORDS = 6

/** “ELENA MARCHETTI” as people write it; mixed letters stay as they are. */
const inUsualLetters = (name: string): string =>
  /\p{Ll}/u.test(name) || !/\p{Lu}{3}/u.test(name)
    ? name
    : name.replace(/\p{Lu}+/gu, (word) => (word.length > 1 ? word.charAt(0) + word.slice(1).toLowerCase() : word))

const isName = (words: string): boolean => {
  const parts = words.split(' ')
  if (words.length > LONGEST_NAME || parts.length > MOST_WORDS || /[\d:/@]|[’']s\b/.test(words) || ROLE.test(words))
    return false
  if (parts.some((part) => CALENDAR.test(part)) || isPlace(words) || isOutletName(words)) return false
  return (
    parts.every((part) => PARTICLES.has(part) || /^['’"“(]?[\p{Lu}\p{Lo}]/u.test(part)) && /[\p{L}]{2}/u.test(words)
  )
}

/** Whether these words are a place that the finder knows: “Rome”, “New York”. */
export const isPlace = (words: string): boolean => {
  const known = knownName(words) ?? knownName(inUsualLetters(words))
  return known?.kind === 'place'
}

/** Whether words are what somebody is rather than who: “senior fellow”, “Staff Writer”. */
export const isRole = (words: string): boolean =>
  ROLE.test(words) && words.split(' ').length <= MOST_WORDS && !/^(?:the|an?)\b/.test(words)

/** Whether these words are surely a person’s name: they begin with a given name and go on with a family name. */
export const isPersonName = (words: string): boolean => {
  const [first = '', second] = inUsualLetters(words).split(' ')
  return second !== undefined && GIVEN_NAMES.has(first) && isName(words)
}

/** “Ada Holm in Rome” is Ada Holm, and so is “Dr Ada Holm”. */
const bare = (name: string): string =>
  name
    .replace(/^(?:and|by) +/i, '')
    .replace(/^(?:dr|prof|professor|sir|dame|mr|mrs|ms)\.? +(?=\p{Lu})/iu, '')
    .replace(/ +(?:in|from|at|for|of) +(?:the )?\p{Lu}.*$/u, '')
    .replace(/^[("“‘]+|[)"”’]+$/gu, '')
    .trim()

/** The parts of a byline: who signs, and what stands beside them. */
export const bylineParts = (words: string): readonly string[] =>
  words
    .split(/\s*[,;|·•/]\s*|\s+(?:and|&|with)\s+/i)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/**
 * The names in a byline (“By Ada Holm and Jan de Wit, senior fellow”), without what they are and where they write from.
 * Empty where it names nobody.
 */
export const bylineNames = (byline: string): readonly string[] => {
  const words = byline
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(?:written |words )?by:? /i, '')
  const names = bylineParts(words)
    .map(bare)
    .filter((name) => name !== '' && isName(name))
    .map(inUsualLetters)
  const inFull = names.filter((name) => name.includes(' '))
  // Beside a full name a single word is a place that is on no list.
  return [...new Set(inFull.length > 0 ? inFull : names)]
}
