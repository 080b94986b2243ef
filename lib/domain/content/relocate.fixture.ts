/** Sentences of an invented report, for measuring how passages are found again. Many are alike, as in real reports. */
const TOWNS = ['Harrow Quay', 'Port Ellin', 'Saltmere', 'Upper Weir', 'Northferry', 'Stonehaven Lock'] as const
const PEOPLE = ['Ada Holm', 'Jan de Wit', 'Mira Castellan', 'Bo Lindgren', 'Ruth Okafor', 'Teodor Vance'] as const

const ABOUT_TOWN: readonly ((town: string, n: number) => string)[] = [
  (town, n) =>
    `The harbour of ${town} handled ${n + 3}.${n} million tonnes of cargo in 20${10 + n}, the most since records began.`,
  (town, n) => `In ${town}, the council voted by ${n + 4} to ${n + 1} to close the old swing bridge on 1${n} March.`,
  (town, n) =>
    `Fares on the ${town} ferry rose by ${n + 2}.5 per cent, which the operator explains with the price of fuel.`,
  (town, n) =>
    `Between 19${80 + n} and 20${11 + n}, the population of ${town} fell from ${n + 20},400 to ${n + 17},900.`,
  (town, n) =>
    `Engineers found cracks in ${n + 2} of the twelve piers at ${town}, and the railway slowed its trains to 30 km/h.`,
  (town, n) =>
    `A new lock at ${town}, paid for with a loan of €${n + 40} million, was to open in the autumn of 202${n}.`,
  (town, n) =>
    `Nobody in ${town} remembers a flood like that of 195${n}, when the water stood ${n + 1}.2 metres above the quay.`,
  (town, n) =>
    `${town} lost its direct line to the capital; the journey now takes ${n + 3} hours with a change at the junction.`,
]
const ABOUT_PERSON: readonly ((person: string, n: number) => string)[] = [
  (person, n) =>
    `${person}, who has led the river authority since 201${n}, calls the plan “a bridge for people who like drawings”.`,
  (person, n) => `“We were told ${n + 3} weeks,” said ${person}, “and that was before the first winter.”`,
  (person, n) => `According to ${person}, every second crossing has not been inspected for ${n + 5} years.`,
  (person, n) =>
    `${person} resigned from the board on ${n + 2} June, a day after the minutes of its meeting were published.`,
  (person, n) =>
    `The survey that ${person} wrote in 20${14 + n} counts ${n + 60} bridges, ${n + 9} of which carry trains.`,
  (person, n) =>
    `For ${person}, whose family ran ferries for ${n + 2} generations, the matter is settled: boats do not crack.`,
  (person, n) => `Asked about the delay, ${person} pointed to the ${n + 6} permits that were still missing in May.`,
]

/** Ninety sentences, each once. */
export const SENTENCES: readonly string[] = [
  ...TOWNS.flatMap((town, n) => ABOUT_TOWN.map((about) => about(town, n))),
  ...PEOPLE.flatMap((person, n) => ABOUT_PERSON.map((about) => about(person, n))),
]

/** A number from 0 to below 1 that depends on the seed alone (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const shuffled = <T>(list: readonly T[], random: () => number): readonly T[] => {
  const copy = [...list]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const [a, b] = [copy[i] as T, copy[j] as T] // both places exist
    copy[i] = b
    copy[j] = a
  }
  return copy
}

/** Sentences as a text of paragraphs of three, with the span of each sentence. */
export const textOf = (sentences: readonly string[]) => {
  const spans: { start: number; end: number }[] = []
  let text = ''
  for (const [i, sentence] of sentences.entries()) {
    if (i > 0) text += i % 3 === 0 ? '\n\n' : ' '
    spans.push({ start: text.length, end: text.length + sentence.length })
    text += sentence
  }
  return { text, spans }
}

/** A change of one sentence, as an editor or a bad scan makes it. */
export type Change = (sentence: string, random: () => number) => string

const replaceAt = (text: string, at: number, sign: string) => text.slice(0, at) + sign + text.slice(at + 1)
const wordsOf = (sentence: string) => sentence.split(' ')

export const CHANGES: Readonly<Record<string, Change>> = {
  'signs made straight': (sentence) => sentence.replace(/[“”]/g, '"').replace(/’/g, "'").replace(/–/g, '-'),
  'a typing error in every thirty letters': (sentence, random) => {
    let changed = sentence
    for (let at = 5; at < changed.length - 5; at += 30) {
      const place = at + Math.floor(random() * 20)
      if (/[a-z]/.test(changed.charAt(place)))
        changed = replaceAt(changed, place, 'abcdefghijklmnopqrstuvwxyz'.charAt(Math.floor(random() * 26)))
    }
    return changed
  },
  'one word replaced': (sentence, random) => {
    const words = wordsOf(sentence)
    words[2 + Math.floor(random() * (words.length - 4))] = 'otherwise'
    return words.join(' ')
  },
  'three words put in': (sentence, random) => {
    const words = wordsOf(sentence)
    words.splice(2 + Math.floor(random() * (words.length - 4)), 0, 'so', 'they', 'say')
    return words.join(' ')
  },
  'two words left out': (sentence, random) => {
    const words = wordsOf(sentence)
    words.splice(2 + Math.floor(random() * (words.length - 5)), 2)
    return words.join(' ')
  },
}
