/** Words that stand in a name though they begin small. */
const PARTICLES = new Set([
  'de',
  'da',
  'di',
  'del',
  'della',
  'van',
  'von',
  'der',
  'den',
  'la',
  'le',
  'el',
  'al',
  'bin',
  'bint',
  'ibn',
  'dos',
  'du',
  'ten',
  'zu',
  'y',
  'ben',
])
const ROLE =
  /\b(?:fellow|editor|reporter|correspondent|staff|analyst|professor|director|contributor|writer|updated|published|columnist|researcher|lecturer|university|institute|newspaper|review|agenc(?:y|ies))\b/i
const LONGEST_NAME = 60

const isName = (words: string): boolean => {
  const parts = words.split(' ')
  if (words.length > LONGEST_NAME || parts.length > 6 || /[\d:/@]/.test(words) || ROLE.test(words)) return false
  return (
    parts.every((part) => PARTICLES.has(part) || /^['’"“(]?[\p{Lu}\p{Lo}]/u.test(part)) && /[\p{L}]{2}/u.test(words)
  )
}

/** The names in a byline (“By Ada Holm and Jan de Wit, senior fellow”), without what they are. Empty where it names nobody. */
export const bylineNames = (byline: string): readonly string[] => {
  const words = byline
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(?:written |words )?by:? /i, '')
  return words
    .split(/\s*[,;|·•/]\s*|\s+(?:and|&|with)\s+/i)
    .map((name) => name.replace(/^(?:and|by)\s+/i, '').trim())
    .filter((name) => name !== '' && isName(name))
}
