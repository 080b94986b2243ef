import type { Document, Sentence } from '../document'
import type { Mention } from '../mention'
import { isCountry } from '../names/gazetteer'
import { isOrdinaryWord } from '../names/vocabulary'
import { DEMONYM_COUNTRIES } from '../words/en/demonym-countries'
import { COUNTRY_NAMES } from '../words/en/places'

type Mentions = (index: number) => readonly Mention[]

const COUNTRIES: ReadonlySet<string> = new Set(DEMONYM_COUNTRIES.values())
/** Unions of states: where one is named beside a country, what is “the government” is not certain. */
const UNION = /^(?:EU|E\.U|Europe|European|Nato|NATO|Eurozone|ASEAN|Brussels|Gulf|African|Africa|Asia|Asian)$/u
const CAPITALS = /\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)*/gu
/** “US$4 million”, “North America”, “British Columbia”. */
const NO_COUNTRY =
  /\p{Lu}+(?=\p{Sc})|\b(?:North|South|Latin|Central) America\b|\bBritish (?:Columbia|Virgin Islands|Airways|Steel)\b|\bFrench (?:Guiana|Polynesia)\b|\bNew South Wales\b/gu
const LEAD_CHARACTERS = 700

/** The name of a country as it is written after “the economy of”: with its article. */
function countryOf(word: string): string | null {
  const people = DEMONYM_COUNTRIES.get(word)
  if (people !== undefined) return people
  const name = COUNTRY_NAMES.get(word) ?? (isCountry(word) ? word : null)
  if (name === null) return COUNTRIES.has(word) ? word : null
  return COUNTRIES.has(`the ${name}`) ? `the ${name}` : name
}

/** The countries, peoples and unions of states that a stretch names, in order, as often as it does. */
function countriesNamed(words: string): readonly string[] {
  const found: string[] = []
  for (const [run] of words.replace(NO_COUNTRY, '').matchAll(CAPITALS)) {
    // “Zambia. It”, but not “U.S.”
    const parts = run.split(' ').map((part) => part.replace(/^(\p{L}{4,})\.$/u, '$1'))
    for (let at = 0; at < parts.length; ) {
      const size = [3, 2, 1].find((length) => countryOf(parts.slice(at, at + length).join(' ')) !== null)
      if (size !== undefined) found.push(countryOf(parts.slice(at, at + size).join(' ')) ?? '')
      else if (UNION.test(parts[at] ?? '')) found.push(parts[at] ?? '')
      at += size ?? 1
    }
  }
  return found
}

/** The same, each once. */
export const countriesIn = (words: string): readonly string[] => [...new Set(countriesNamed(words))]

/** Countries within a country, and what that is called: “the government” may be that of either. */
const NESTED = /^(?:England|Scotland|Wales|Northern Ireland|the United Kingdom|Greenland|Hong Kong|Puerto Rico)$/u
const COUNTED_CHARACTERS = 20_000
const FEWEST_TIMES = 3
const TIMES_OTHERS = 2
/** “Central Bank of Kenya”, at the head of its own statement. */
const BODY_OF =
  /\b(?:Bank|Government|Ministry|Treasury|Republic|Parliament) of (?:the )?(?<country>\p{Lu}[\p{L}]+(?: \p{Lu}[\p{L}]+)*)/u

const homes = new WeakMap<Document, { readonly country: string | null }>()

/** The one country that a text is about, by how often it names it. */
function countryOfText(doc: Document): string | null {
  const lead = `${doc.options.title ?? ''}. ${doc.plain.slice(0, LEAD_CHARACTERS)}`
  const times = new Map<string, number>()
  for (const name of countriesNamed(`${doc.options.title ?? ''}. ${doc.plain.slice(0, COUNTED_CHARACTERS)}`))
    times.set(name, (times.get(name) ?? 0) + 1)
  const [first, second] = [...times].toSorted((a, b) => b[1] - a[1])
  const body = BODY_OF.exec(lead)?.groups?.country
  const ofBody = body === undefined ? null : countryOf(body)
  if (!first || NESTED.test(first[0]) || UNION.test(first[0])) return null
  if (ofBody !== null && ofBody === first[0] && (second?.[1] ?? 0) <= first[1]) return first[0]
  // “Statistics Mauritius” under a title: two times are enough.
  const titled = countriesIn(doc.options.title ?? '')
  const isTitled = titled.length === 1 && titled[0] === first[0]
  const fewest = isTitled ? FEWEST_TIMES - 1 : FEWEST_TIMES
  const isOften = first[1] >= fewest && first[1] >= TIMES_OTHERS * (second?.[1] ?? 0)
  return isOften && countriesIn(lead)[0] === first[0] ? first[0] : null
}

/** The country that a text is about: named in its title or lead, often, and twice as often as any other; else null. */
export function homeCountry(doc: Document): string | null {
  const made = homes.get(doc) ?? { country: countryOfText(doc) }
  homes.set(doc, made)
  return made.country
}

const NEAR_SENTENCES = 2

/** The country that “the government” of a sentence is that of: the text's own, where no other was named shortly before. */
export function countryMeant(doc: Document, sentence: Sentence, at: number): string | null {
  const country = homeCountry(doc)
  if (country === null) return null
  const from = doc.sentences[Math.max(0, sentence.index - NEAR_SENTENCES)]?.start ?? sentence.start
  const others = countriesIn(doc.plain.slice(from, at)).filter((name) => name !== country)
  return others.length === 0 ? country : null
}

/** What is no firm, whatever it is that a text calls “the company”. */
const PUBLIC_BODY =
  /\b(?:Commission|Ministry|Court|Council|Agency|Department|University|Institute|Union|Federation|Association|Parliament|Committee|Authority|Office|Tribunal|Board|Fund|Foundation|Cent(?:er|re)|Police|Party|Government|Congress|Senate|Organi[sz]ation|Service|Nations|Navy|Army|Force|Times|Reserve|Treasury|Bank of|Central Bank|Museum|Trust|League|Society|Unit|Administration|Cooperative|Research|Laborator(?:y|ies)|Bureau|Survey|Observatory|Chamber|Review)\b/u

/** “Rate” of “Central Bank Rate” is no firm. */
const isFirm = ({ kind, value }: Mention): boolean =>
  kind === 'org' &&
  typeof value === 'string' &&
  !PUBLIC_BODY.test(value) &&
  (value.includes(' ') || !isOrdinaryWord(value) || value === value.toUpperCase())

const FIRM_SENTENCES = 3
const mains = new WeakMap<Document, { readonly firm: string | null }>()

/** The firm that a text names most often; null where two are named as often. */
export function mainFirm(doc: Document, mentions: Mentions): string | null {
  const made = mains.get(doc)
  if (made) return made.firm
  const times = new Map<string, number>()
  for (const { index } of doc.sentences)
    for (const mention of mentions(index))
      if (isFirm(mention) && typeof mention.value === 'string')
        times.set(mention.value, (times.get(mention.value) ?? 0) + 1)
  const [first, second] = [...times].toSorted((a, b) => b[1] - a[1])
  const most = first && first[1] > (second?.[1] ?? 0) ? first[0] : null
  const [titled, ...others] = [...times.keys()].filter((name) => isOfTitle(doc, name))
  const ofTitle = others.length === 0 ? titled : undefined
  const firm = ofTitle ?? firmOpeningTitle(doc, mentions) ?? most
  mains.set(doc, { firm })
  return firm
}

/** “Hallam & Reeve cheers investors”: a name that opens a title in small letters. */
const OPENS_TITLE = /^\p{Lu}[\p{L}’'.-]+(?: (?:& )?\p{Lu}[\p{L}’'.-]+)*(?= \p{Ll})/u
const FUNCTION_WORD =
  /(?:^| )(?:Is|Are|Was|Were|Be|Has|Have|Had|Do|Does|Did|Not|No|Will|Would|Can|Could|Should|Must|May|The|An?|It|We|You|They|Who|What|Why|How|When|Where|If|But|To|In|On|At|By|With|From|For|Than|Then)(?= |$)/u
const IS_FIRM =
  /\b(?:[Tt]he|its) (?:company|firm|group|retailer|lender|airline|carmaker|chain|maker|manufacturer|miner|insurer|brewer|publisher|shareholders)\b|\b[Ss]hares in\b/u
const FEWEST_IN_TEXT = 2

/** The firm that a title opens with where nothing else says that it is one: the text names it again and speaks of “the company”. */
function firmOpeningTitle(doc: Document, mentions: Mentions): string | null {
  const name = OPENS_TITLE.exec(doc.options.title ?? '')?.[0] ?? ''
  // “Tribunal slaps”, “Jury”: a body or a common word. “Chancay Is Not a Base”: words of a title in capitals.
  if (name === '' || FUNCTION_WORD.test(name) || !isName(name) || (!name.includes(' ') && isOrdinaryWord(name)))
    return null
  const times = doc.plain.split(name).length - 1
  if (times < FEWEST_IN_TEXT || !IS_FIRM.test(doc.plain) || countriesIn(name).length > 0) return null
  const isOther = doc.sentences.some(({ index }) =>
    mentions(index).some(
      ({ kind, value }) =>
        (kind === 'person' || kind === 'place' || (kind === 'org' && !isName(value))) && value === name,
    ),
  )
  return isOther ? null : name
}

const isName = (value: Mention['value']): boolean => typeof value === 'string' && !PUBLIC_BODY.test(value)

/** “Calderon Energy Storage” of “Calderon Energy Storage, Inc.” */
const shortOf = (name: string): string => name.replace(/,? (?:Inc|Corp|Ltd|Co|LLC|PLC|plc|AG|SA|NV)\.?$/u, '')

const LEAST_CHARACTERS = 5
/** Whether a title names a firm, by its name or by the first word of it that is no common one: “Halden” of “Halden Stores”. */
const isOfTitle = (doc: Document, firm: string): boolean => {
  const name = shortOf(firm)
  const title = doc.options.title ?? ''
  const [first = ''] = name.split(' ')
  const isFirst =
    first.length >= LEAST_CHARACTERS && !isOrdinaryWord(first) && new RegExp(`^${first}(?![\\p{L}-])`, 'u').test(title)
  return name.length > 3 && (title.includes(name) || isFirst)
}

/** The firm that “sales” and “the shares” of a sentence are those of: `firmMeant`, where the title names it. */
export function firmOfTitleMeant(doc: Document, sentence: Sentence, at: number, mentions: Mentions): string | null {
  const firm = firmMeant(doc, sentence, at, mentions)
  return firm !== null && isOfTitle(doc, firm) ? firm : null
}

/** Names in capitals that no list knows: “Niangua Cooperage” may be “the company” as well. */
const CAPITAL_RUN = /(?<=[\p{Ll}\p{N},)’”] )\p{Lu}[\p{L}’'-]+(?: (?:& |of )?\p{Lu}[\p{L}’'-]+)+/gu

const hasUnknownName = (doc: Document, { start, end, index }: Sentence, mentions: Mentions): boolean =>
  [...doc.plain.slice(start, end).matchAll(CAPITAL_RUN)].some((run) => {
    const from = start + run.index
    return !mentions(index).some((one) => one.start < from + run[0].length && one.end > from)
  })

/** The firm that “the company” of a sentence is: the only one that the sentences before name, and the one that the text names most; else null. */
export function firmMeant(doc: Document, sentence: Sentence, at: number, mentions: Mentions): string | null {
  const names = new Set<string>()
  for (let back = 0; back <= FIRM_SENTENCES; back += 1) {
    const earlier = doc.sentences[sentence.index - back]
    if (!earlier) break
    if (back > 0 && hasUnknownName(doc, earlier, mentions)) return null
    for (const mention of mentions(earlier.index)) {
      if (mention.start >= at || typeof mention.value !== 'string' || !isFirm(mention)) continue
      // The card shows what its own sentence names.
      if (back === 0) return null
      names.add(mention.value)
    }
  }
  // Where none is near, the firm of the title, else the one that the text has named so far.
  const main = mainFirm(doc, mentions)
  if (names.size === 0 && main !== null && isOfTitle(doc, main)) return shortOf(main)
  if (names.size === 0)
    for (const { index } of doc.sentences.slice(0, sentence.index))
      for (const mention of mentions(index)) if (isFirm(mention)) names.add(String(mention.value))
  const [only] = names
  const isMain = names.size === 1 && only !== undefined && only === main
  return isMain ? shortOf(only) : null
}

/** “Zambian” for Zambia; null where the people's name is not on the list. */
export function peopleOf(country: string): string | null {
  for (const [people, name] of DEMONYM_COUNTRIES) if (name === country) return people
  return null
}
