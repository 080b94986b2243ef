import { knownName } from '../../domain/finder/names/gazetteer'
import { ORGANISATION_HEADS } from '../../domain/finder/words/en/organisations'

const MOST_WORDS = 7

/** Agencies as they sign: in the form in which the library names them. */
const AGENCIES: ReadonlyMap<string, string> = new Map(
  [
    'Reuters',
    'AFP',
    'AP',
    'dpa',
    'ANSA',
    'EFE',
    'PTI',
    'UPI',
    'TASS',
    'Xinhua',
    'Bloomberg',
    'Kyodo',
    'Yonhap',
    'Interfax',
    'Anadolu',
    'Associated Press',
    'Agence France-Presse',
    'Thomson Reuters',
    'PA Media',
  ].map((name) => [name.toLowerCase(), name]),
)

/** What newspapers and magazines end with that other bodies do not, beside what the finder knows of bodies. */
const PAPERS =
  /^(?:Magazine|Quarterly|Monthly|Today|Globe|Star|Mail|Standard|Independent|Guardian|Mirror|Inquirer|Insider|Digest|Wire|Report|Reporter|Brief|Outlook|Blog|Newsletter|Eye|Ledger|Mercury|Leader|Review|Institute)$/

/** Words over an article that say of what sort it is, or in what section it stands. */
const KICKER =
  /^(?:(?:press|news|media) (?:release|statement|notice)|for immediate release|opinion|analysis|comment|commentary|news|breaking news|feature|features|world|business|politics|economy|markets|technology|science|culture|explainer|exclusive|editorial|interview|briefing|long read|the long read|special report|report|op-?ed|essay|column|book review|europe|asia|africa|americas|middle east)$/i

/** The agency that these words sign with (“REUTERS”, “(AFP)”); null for all others. */
export const agencyOf = (words: string): string | null =>
  AGENCIES.get(words.replace(/^the /i, '').replace(/[()]/g, '').trim().toLowerCase()) ?? null

/** Whether these words are the heading of a section or the sort of an article. */
export const isKicker = (words: string): boolean => KICKER.test(words.trim())

const isCapitalised = (words: readonly string[]): boolean =>
  words.every((word) => /^(?:\p{Lu}|of$|the$|for$|and$|in$|on$|&$)/u.test(word))

/** Whether these words are made like the name of a newspaper or an institute: “Energy Monitor”, “THE WEIR GAZETTE”. */
export const isOutletName = (name: string): boolean => {
  const words = name.trim().split(/\s+/)
  const last = words.at(-1) ?? ''
  if (words.length > MOST_WORDS || !isCapitalised(words) || !/^\p{Lu}/u.test(name)) return false
  if (knownName(name.replace(/^The /, ''))?.kind === 'org' || agencyOf(name) !== null) return true
  const usual = /\p{Ll}/u.test(last) ? last : last.charAt(0) + last.slice(1).toLowerCase()
  return words.length > 1 && (ORGANISATION_HEADS.has(usual) || PAPERS.test(usual))
}

/** Whether a line by itself may be the name of an outlet, where something beside it says so. */
export const canBeOutlet = (name: string): boolean => {
  const words = name.trim().split(/\s+/)
  return (
    words.length <= MOST_WORDS &&
    isCapitalised(words) &&
    /^\p{Lu}/u.test(name) &&
    !/[.!?:;,"”“]/u.test(name) &&
    !/\d{3}/.test(name)
  )
}

/** The name of an outlet as it is kept: “ENERGY MONITOR” is Energy Monitor, “BBC” stays. */
export const outletName = (name: string): string =>
  agencyOf(name) ??
  (/\p{Ll}/u.test(name) || !/\s/.test(name)
    ? name
    : name.replace(/\p{Lu}{4,}|\b(?:THE|OF|FOR|AND|NEW)\b/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase()))
