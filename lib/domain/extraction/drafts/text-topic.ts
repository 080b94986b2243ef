import { isInterview } from '../claims/turns'
import { bodySentences, type Document } from '../document'
import type { Mention } from '../mention'
import { isCalendarWord, isCountry, isDemonym } from '../names/gazetteer'
import { isOrdinaryWord } from '../names/vocabulary'

type Mentions = (index: number) => readonly Mention[]

/** Words with capitals, as names are written: “Ōkiwi Bend”, “European Commission of the Danube”. */
const RUN =
  /\p{Lu}[\p{L}\p{N}’'.-]*\p{L}(?: (?:(?:of|for|on|and|de|del|do|da) (?:the )?|& )?\p{Lu}[\p{L}\p{N}’'.-]*\p{L})*/gu
/** What a name is of: “the Ōkiwi Bend bridge”, “the Warm Estates programme”. */
const KIND =
  /^ (?:bridge|canal|port|dam|mine|mill|programme|program|scheme|project|plan|treaty|accord|agreement|deal|pact|law|act|bill|code|line|link|cable|railway|pipeline|tunnel|airport|plant|terminal|base|island|islands|river|lake|glacier|region|province|district|case|inquiry|mission|campaign|fund|tax|levy|system|strait|basin|corridor|vaccine|satellite|reactor|field|fire|storm|cyclone)\b(?! \p{Lu})/u
const COURTESY = /^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof|Professor|President|Minister|Hon|Cr|Judge|Justice)$/u
const LEAD_CHARACTERS = 900
const FEWEST = 3

type Candidate = { readonly name: string; count: number; readonly first: number; isTitled: boolean; isLead: boolean }

const distinctive = (name: string): readonly string[] =>
  name.split(/[ &]+/u).filter((word) => /^\p{Lu}/u.test(word) && !isOrdinaryWord(word))

export function topicCandidates(doc: Document, mentions: Mentions): readonly Candidate[] {
  const title = doc.options.title ?? ''
  const found = new Map<string, Candidate>()
  const body = bodySentences(doc)
  const leadEnd = (body[0]?.start ?? 0) + LEAD_CHARACTERS
  for (const sentence of body) {
    const words = doc.plain.slice(sentence.start, sentence.end)
    for (const run of words.matchAll(RUN)) {
      const start = sentence.start + run.index
      let name = run[0]
        .replace(/^(?:The|A|An|In|At|On|By|For|But|And|If|When|As|Its|His|Her|Their|This|That|From|To|Of) /u, '')
        .replace(/[’']s$/u, '')
      const first = name.split(' ')[0] ?? ''
      if (COURTESY.test(first) || isCalendarWord(first) || isCountry(name) || isDemonym(name)) continue
      const isStart = run.index === 0
      if (!name.includes(' ') && (isOrdinaryWord(name) || name.length < 4)) continue
      if (isStart && !name.includes(' ') && isOrdinaryWord(name)) continue
      const isPerson = mentions(sentence.index).some(
        (one) => one.kind === 'person' && one.start < start + run[0].length && one.end > start,
      )
      if (isPerson) continue
      const kind = KIND.exec(doc.plain.slice(start + run[0].length, start + run[0].length + 24))?.[0] ?? ''
      name += kind
      const known = found.get(name)
      if (known) known.count += 1
      else
        found.set(name, {
          name,
          count: 1,
          first: start,
          isTitled: title.includes(name),
          isLead: start < leadEnd,
        })
    }
  }
  // “Tolliver Creek” of “Tolliver Creek Distilling”
  const all = [...found.values()]
  for (const short of all)
    for (const long of all)
      if (long !== short && long.name.length > short.name.length) {
        const own = distinctive(short.name)
        if (own.length > 0 && own.every((word) => distinctive(long.name).includes(word))) {
          long.count += short.count
        }
      }
  const score = (c: Candidate) => c.count * (c.isLead ? 1.5 : 1) * (c.isTitled ? 1.5 : 1)
  return all.filter(({ count }) => count >= FEWEST).toSorted((a, b) => score(b) - score(a) || a.first - b.first)
}
void isInterview
